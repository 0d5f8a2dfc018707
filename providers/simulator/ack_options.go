package simulator

import (
	"cmp"
	"encoding/base64"
	"encoding/pem"
	"net/netip"
	"regexp"
	"slices"
	"strings"
)

// readAdvanced reads what both kinds of clusters have.
func (f *ackForm) readAdvanced(o *object) {
	o.boolean("ssh_flags", false) // Without effect for a managed cluster.
	f.Timezone = o.text("timezone", timezone)
	f.ProxyMode = cmp.Or(o.text("proxy_mode", oneOf("iptables", "ipvs", "nftables")), "ipvs")
	if f.ProxyMode == "nftables" && f.kube.minor < 35 {
		o.wrong("proxy_mode", "nftables needs Kubernetes 1.35")
	}
	f.Domain = cmp.Or(o.text("cluster_domain", clusterDomain), "cluster.local")
	f.readTags(o)
	o.texts("extra_sans", 0, anyNumber, subjectName)
	o.object("rrsa_config", func(r *object) { r.boolean("enabled", false) })
	o.text("user_ca", func(s string) bool { b, _ := pem.Decode([]byte(s)); return b != nil })
	o.text("service_account_issuer")
	o.text("api_audiences")
	o.boolean("disable_rollback", true) // Without effect; nothing is rolled back.
	o.integer("timeout_mins", 1, 1<<20) // Without effect.
	o.object("audit_log_config", func(a *object) {
		a.boolean("enabled", false)
		a.text("sls_project_name", slsProject)
	})
}

var (
	zoneName    = regexp.MustCompile(`^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$`)
	domainLabel = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$`)
	slsName     = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$`)
	labelName   = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$`)
	// nodeNames are a prefix, how the node's address goes into the name, and a
	// suffix: the SDK's word "ip" or, older, the number of its digits.
	nodeNames = regexp.MustCompile(`^customized,[A-Za-z]([A-Za-z0-9]|[-.][A-Za-z0-9])*,(ip|[5-9]|1[0-2]),([A-Za-z]([A-Za-z0-9]|[-.][A-Za-z0-9])*)?$`)
)

func timezone(s string) bool     { return zoneName.MatchString(s) }
func slsProject(s string) bool   { return slsName.MatchString(s) }
func nodeNameMode(s string) bool { return nodeNames.MatchString(s) && len(s) <= 80 }

func clusterDomain(s string) bool {
	for label := range strings.SplitSeq(s, ".") {
		if !domainLabel.MatchString(label) {
			return false
		}
	}
	return true
}

// subjectName is an IP address or a domain, of a certificate.
func subjectName(s string) bool {
	_, err := netip.ParseAddr(s)
	return err == nil || clusterDomain(strings.TrimPrefix(strings.ToLower(s), "*."))
}

func base64Text(s string) bool {
	_, err := base64.StdEncoding.DecodeString(s)
	return err == nil
}

// labelKey is a label's key: a name, before it perhaps a domain and a slash.
func labelKey(s string) bool {
	domain, name, slash := strings.Cut(s, "/")
	if !slash {
		return labelName.MatchString(domain)
	}
	return clusterDomain(domain) && len(domain) <= 253 && labelName.MatchString(name)
}

func labelValue(s string) bool { return s == "" || labelName.MatchString(s) }

// readTags reads the cluster's tags, whose names are in lower case.
func (f *ackForm) readTags(o *object) {
	o.objects("tags", 0, 20, func(t *object) {
		one := ackTag{t.needText("key", length(1, 64), ackTagText), t.free("value")}
		if !length(0, 128)(one.Value) || !ackTagText(one.Value) {
			t.fail("value")
		}
		if slices.ContainsFunc(f.Tags, func(other ackTag) bool { return other.Key == one.Key }) {
			t.wrong("key", "it is there twice")
		}
		f.Tags = append(f.Tags, one)
	})
}

func ackTagText(s string) bool {
	return !slices.ContainsFunc([]string{"aliyun", "acs:", "http://", "https://"}, func(p string) bool { return strings.HasPrefix(s, p) })
}

// readManagedOnly reads what dedicated clusters do not have.
func (f *ackForm) readManagedOnly(o *object) {
	f.Spec = cmp.Or(o.text("cluster_spec", oneOf("ack.pro.small", "ack.standard")), "ack.standard")
	f.Profile = cmp.Or(o.text("profile", oneOf("Default", "Edge", "Serverless", "Lingjun")), "Default")
	pro := f.Spec == "ack.pro.small"
	o.object("control_plane_endpoints_config", func(c *object) {
		c.object("internal_dns_config", func(d *object) {
			if d.texts("bind_vpcs", 0, anyNumber, func(id string) bool { return f.at.region.vpc(id) != nil }) == nil {
				d.need("bind_vpcs")
			}
		})
	})
	if o.text("encryption_provider_key") != "" && !pro {
		o.wrong("encryption_provider_key", "only Pro clusters encrypt their secrets")
	}
	o.text("controlplane_log_ttl", func(s string) bool { return version(s) && !strings.Contains(s, ".") && len(s) <= 4 })
	o.text("controlplane_log_project", slsProject)
	o.texts("controlplane_log_components", 0, 5, oneOf("apiserver", "kcm", "scheduler", "ccm", "controlplane-events"))
	window := false
	o.object("maintenance_window", func(m *object) { window = readMaintenance(m) })
	o.object("operation_policy", func(p *object) {
		p.object("cluster_auto_upgrade", func(u *object) {
			if u.boolean("enabled", false) && !window {
				u.wrong("enabled", "it needs a maintenance window")
			}
			u.text("channel", oneOf("patch", "stable", "rapid"))
		})
	})
}

var (
	utcTime   = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$|^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$`)
	hours     = regexp.MustCompile(`^([1-9]|1[0-9]|2[0-4])h$`)
	recurring = regexp.MustCompile(`^FREQ=WEEKLY;INTERVAL=[1-9][0-9]?;BYDAY=(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$`)
	weekdays  = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)

func readMaintenance(o *object) (enabled bool) {
	enabled = o.boolean("enable", false)
	o.text("maintenance_time", utcTime.MatchString)
	o.text("duration", hours.MatchString)
	o.text("recurrence", recurring.MatchString)
	o.text("weekly_period", func(s string) bool {
		return !slices.ContainsFunc(strings.Split(s, ","), func(d string) bool { return !slices.Contains(weekdays, d) })
	})
	if enabled {
		o.need("maintenance_time")
		o.need("duration")
	}
	return enabled
}
