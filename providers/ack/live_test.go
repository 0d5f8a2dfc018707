package ack_test

import "clusterwiz/providers/cloudtest"

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
