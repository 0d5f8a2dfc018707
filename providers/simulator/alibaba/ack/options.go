package ack

import (
	"cmp"
	"encoding/pem"
	"net/netip"
	"slices"
	"strings"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// readAdvanced reads what both kinds of clusters have.
func (f *form) readAdvanced(o *engine.Object) {
	o.Boolean("ssh_flags", false) // Without effect for a managed cluster.
	f.Timezone = o.Text("timezone", timezone)
	f.ProxyMode = cmp.Or(o.Text("proxy_mode", word), "ipvs")
	if f.ProxyMode == "nftables" && f.kube.minor < 35 {
		wrong(o, "proxy_mode", "nftables needs Kubernetes 1.35")
	}
	f.Domain = cmp.Or(o.Text("cluster_domain", engine.ClusterDomain), "cluster.local")
	f.readTags(o)
	o.Texts("extra_sans", 0, engine.AnyNumber, subjectName)
	o.Object("rrsa_config", func(r *engine.Object) { r.Boolean("enabled", false) })
	o.Text("user_ca", func(s string) bool { b, _ := pem.Decode([]byte(s)); return b != nil })
	o.Text("service_account_issuer")
	o.Text("api_audiences")
	o.Boolean("disable_rollback", true) // Without effect; nothing is rolled back.
	o.Integer("timeout_mins", 1, 1<<20) // Without effect.
	o.Object("audit_log_config", func(a *engine.Object) {
		a.Boolean("enabled", false)
		a.Text("sls_project_name", slsProject)
	})
}

var (
	zoneName = engine.Pattern(`^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$`)
	slsName  = engine.Pattern(`^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$`)
	// nodeNames are a prefix, how the node's address goes into the name, and a
	// suffix: the SDK's word "ip" or, older, the number of its digits.
	// Prefix and suffix may be empty.
	nodeNames = engine.Pattern(`^customized,([A-Za-z0-9][A-Za-z0-9.-]*)?,(ip|[5-9]|1[0-2]),([A-Za-z0-9.-]*[A-Za-z0-9])?$`)
)

func timezone(s string) bool     { return zoneName(s) }
func slsProject(s string) bool   { return slsName(s) }
func nodeNameMode(s string) bool { return nodeNames(s) && len(s) <= 80 }

// subjectName is an IP address or a domain, of a certificate.
func subjectName(s string) bool {
	_, err := netip.ParseAddr(s)
	return err == nil || engine.ClusterDomain(strings.TrimPrefix(strings.ToLower(s), "*."))
}

// readTags reads the cluster's tags, whose names are in lower case.
func (f *form) readTags(o *engine.Object) {
	o.Objects("tags", 0, 20, func(t *engine.Object) {
		one := tag{t.NeedText("key", engine.Length(1, 64), tagText), t.Free("value")}
		if !engine.Length(0, 128)(one.Value) || !tagText(one.Value) {
			t.Fail("value")
		}
		if slices.ContainsFunc(f.Tags, func(other tag) bool { return other.Key == one.Key }) {
			wrong(t, "key", "it is there twice")
		}
		f.Tags = append(f.Tags, one)
	})
}

func tagText(s string) bool {
	return !slices.ContainsFunc([]string{"aliyun", "acs:", "http://", "https://"}, func(p string) bool { return strings.HasPrefix(s, p) })
}

// readManagedOnly reads what dedicated clusters do not have.
func (f *form) readManagedOnly(o *engine.Object) {
	f.Spec = cmp.Or(optional(o, "cluster_spec", word), "ack.standard")
	pro := proSpec(f.Spec)
	f.readReplaced(o)
	o.Object("control_plane_endpoints_config", func(c *engine.Object) {
		c.Objects("load_balancers_config", 0, engine.AnyNumber, func(l *engine.Object) {
			l.Text("endpoint_type", word)
			optional(l, "load_balancer_id", func(id string) bool { return strings.HasPrefix(id, "nlb-") || strings.HasPrefix(id, "lb-") })
		})
		c.Object("internal_dns_config", func(d *engine.Object) {
			if d.Texts("bind_vpcs", 0, engine.AnyNumber, func(id string) bool { return f.at.Region.VPC(id) != nil }) == nil {
				d.Need("bind_vpcs")
			}
		})
	})
	if optional(o, "encryption_provider_key") != "" && !pro {
		wrong(o, "encryption_provider_key", "only Pro clusters encrypt their secrets")
	}
	o.Text("controlplane_log_ttl", func(s string) bool { return engine.Dotted(s) && !strings.Contains(s, ".") && len(s) <= 4 })
	o.Text("controlplane_log_project", slsProject)
	o.Texts("controlplane_log_components", 0, engine.AnyNumber, word)
	window := false
	o.Object("maintenance_window", func(m *engine.Object) { window = readMaintenance(m) })
	o.Object("operation_policy", func(p *engine.Object) {
		p.Object("cluster_auto_upgrade", func(u *engine.Object) {
			if u.Boolean("enabled", false) && !window {
				wrong(u, "enabled", "it needs a maintenance window")
			}
			u.Text("channel", word)
		})
	})
}

// readReplaced reads old names that the vendor's Terraform provider still sends
// for managed clusters, so that the service takes them.
func (f *form) readReplaced(o *engine.Object) {
	o.Boolean("enable_rrsa", false)
	optional(o, "custom_san", func(s string) bool { return listed(s, subjectName) })
	o.Text("logging_type", word)
	o.Texts("service_discovery_types", 0, engine.AnyNumber, word)
}

// moment is a time by RFC 3339, or only its clock in UTC as pages still have it.
func moment(s string) bool {
	for _, layout := range []string{time.RFC3339, "15:04:05Z07:00"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

var (
	hours     = engine.Pattern(`^([1-9]|1[0-9]|2[0-4])h$`)
	recurring = engine.Pattern(`^FREQ=WEEKLY;INTERVAL=[1-9][0-9]?;BYDAY=(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$`)
	weekdays  = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)

func readMaintenance(o *engine.Object) (enabled bool) {
	enabled = o.Boolean("enable", false)
	o.Text("maintenance_time", moment)
	o.Text("duration", hours)
	o.Text("recurrence", recurring)
	o.Text("weekly_period", func(s string) bool {
		return !slices.ContainsFunc(strings.Split(s, ","), func(d string) bool { return !slices.Contains(weekdays, d) })
	})
	if enabled {
		o.Need("maintenance_time")
		o.Need("duration")
	}
	return enabled
}
