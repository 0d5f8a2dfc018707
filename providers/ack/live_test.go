package ack_test

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

const (
	pool  = "nodepools[]."
	group = pool + "scaling_group."
)

// reflection is how what was made is read back.
func reflection() cloudtest.Mirror {
	const older = "dedicated clusters are told in a layout that it does not have"
	return cloudtest.Mirror{
		Filled: []string{
			"cluster_domain", "rrsa_config.enabled", "auto_mode.enable", "ip_stack", "proxy_mode", "kubernetes_version", "deletion_protection",
			"service_cidr", "container_cidr", "vpcid", "vswitch_ids", pool + "tee_config.tee_enable", pool + "nodepool_info.type", group + "system_disk_encrypted",
			pool + "management.enable", pool + "management.auto_repair", pool + "management.auto_upgrade", pool + "management.auto_vul_fix",
			group + "scaling_policy", group + "login_as_non_root", group + "multi_az_policy", group + "spot_strategy", group + "image_type",
			group + "auto_renew", pool + "auto_scaling.enable", pool + "kubernetes_config.cpu_policy", pool + "kubernetes_config.cms_enabled",
			pool + "kubernetes_config.runtime_version", group + "data_disks[].encrypted",
			// What is installed by default, and chosen by a question.
			"addons[csi-plugin]", "addons[csi-provisioner]",
			// Beside patterns: what they came to.
			group + "instance_types", group + "desired_size",
		},
		Changed: map[string]string{
			"region_id": "it belongs to the connection", "ip_stack": "ipv6 is the word of older texts", "nodepools[].count": "the old name of desired_size",
			group + "platform": "old, and told of every pool",
		},
		Keys:      map[string]string{"addons": "name"},
		Otherwise: map[string]string{seed: older, "requests/legacy.toml": older},
	}
}

// TestGateway: whether a NAT gateway was asked for is concluded for another cluster, and not
// told of this one, with the reason.
func TestGateway(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		snat, fault, another, why string
	}{
		"made":   {snat: "true", another: `"snat_entry":true`, why: "the VPC has the NAT gateway ngw-"},
		"none":   {snat: "false", another: `"snat_entry":false`, why: "the VPC has no NAT gateway today"},
		"unread": {snat: "true", fault: "DescribeVpcs:status=403,code=Forbidden.RAM,times=0", why: "could not be read: "},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var faults []string
			if test.fault != "" {
				faults = append(faults, test.fault)
			}
			r := cloud.Rig(t, faults...)
			_, receipt := r.Create(t, cloud.With(t, cloudtest.Example, "network.snat="+test.snat))
			r.Until(t, receipt, providers.Ready)
			reader, _ := r.Client.(providers.Reader)
			live, err := reader.Live(t.Context(), receipt)
			if err != nil {
				t.Fatal(err)
			}
			if told := strings.Contains(string(live.Body), `"snat_entry":`); told != (test.another != "") || !strings.Contains(string(live.Body), test.another) {
				t.Errorf("%s", live.Body)
			}
			i := slices.IndexFunc(live.Whole.Remarks, func(r providers.Remark) bool { return r.Where == "snat_entry" })
			if i < 0 || live.Whole.Remarks[i].Kind != providers.Unreturned || !strings.Contains(live.Whole.Remarks[i].Why.En, test.why) || !live.Whole.Remarks[i].Why.Complete() {
				t.Errorf("%+v", live.Whole.Remarks)
			}
		})
	}
}
