package terraform

import "slices"

// managed is a managed cluster of ACK. Its node pools are resources of their own.
func managed() Resource {
	return Resource{
		Type: "alicloud_cs_managed_kubernetes", Cloud: "ack", Vendor: alicloud, Since: "1.288.0", ID: "<cluster_id>",
		Fixed: map[string]string{"cluster_type": "ManagedKubernetes"},
		Attributes: slices.Concat(cluster(), same(String, "cluster_spec", "profile", "encryption_provider_key"), []Attribute{
			{Wire: "zone_ids", Name: "zone_ids", Kind: List},
			{Wire: "auto_mode", Name: "auto_mode", Kind: Block, Block: []Attribute{{Wire: "enable", Name: "enabled", Kind: Boolean}}},
			{Wire: "audit_log_config", Name: "audit_log_config", Kind: Block, Block: []Attribute{
				{Wire: "enabled", Name: "enabled", Kind: Boolean}, {Wire: "sls_project_name", Name: "sls_project_name", Kind: String},
			}},
			{Wire: "controlplane_log_components", Name: "control_plane_log_components", Kind: List},
			{Wire: "controlplane_log_project", Name: "control_plane_log_project", Kind: String},
			{Wire: "controlplane_log_ttl", Name: "control_plane_log_ttl", Kind: String},
			{Wire: "maintenance_window", Name: "maintenance_window", Kind: Block, Block: []Attribute{
				{Wire: "enable", Name: "enable", Kind: Boolean},
				{Wire: "maintenance_time", Name: "maintenance_time", Kind: String},
				{Wire: "duration", Name: "duration", Kind: String},
				{Wire: "weekly_period", Name: "weekly_period", Kind: String},
			}},
			{Wire: "operation_policy", Name: "operation_policy", Kind: Block, Block: []Attribute{
				{Wire: "cluster_auto_upgrade", Name: "cluster_auto_upgrade", Kind: Block, Block: append(same(Boolean, "enabled"), same(String, "channel")...)},
			}},
			{Wire: "control_plane_endpoints_config", Name: "control_plane_endpoints_config", Kind: Block, Block: []Attribute{
				{Wire: "load_balancers_config", Name: "load_balancers_config", Kind: Blocks, Block: same(String, "load_balancer_id", "endpoint_type")},
				{Wire: "internal_dns_config", Name: "internal_dns_config", Kind: Block, Block: same(List, "bind_vpcs")},
			}},
		}),
		None:     append(clusterNone(), Missing{Wire: "maintenance_window.recurrence"}),
		Computed: append(clusterComputed(), "worker_ram_role_name"),
	}
}

// cluster is what managed and dedicated clusters have.
func cluster() []Attribute {
	return slices.Concat(same(String, "name", "service_cidr", "proxy_mode", "ip_stack", "timezone", "cluster_domain", "service_account_issuer", "resource_group_id"),
		same(List, "vswitch_ids"), []Attribute{
			{Wire: "security_group_id", Name: "security_group_id", Kind: String, Shared: true},
			{Wire: "vpcid", Name: "vpc_id", Kind: String, Ignored: true},
			{Wire: "kubernetes_version", Name: "version", Kind: String},
			{Wire: "container_cidr", Name: "pod_cidr", Kind: String},
			{Wire: "node_cidr_mask", Name: "node_cidr_mask", Kind: Number, Default: "24"},
			{Wire: "pod_vswitch_ids", Name: "pod_vswitch_ids", Kind: List},
			{Wire: "snat_entry", Name: "new_nat_gateway", Kind: Boolean, Default: "true", Drops: true, Zero: true},
			{Wire: "endpoint_public_access", Name: "slb_internet_enabled", Kind: Boolean, Default: "true", Drops: true, Zero: true},
			{Wire: "load_balancer_spec", Name: "load_balancer_spec", Kind: String, Ignored: true},
			{Wire: "is_enterprise_security_group", Name: "is_enterprise_security_group", Kind: Boolean, Drops: true},
			{Wire: "addons", Name: "addons", Kind: Blocks, Block: slices.Concat(same(String, "name", "config", "version"), same(Boolean, "disabled"))},
			{Wire: "rrsa_config.enabled", Name: "enable_rrsa", Kind: Boolean, Drops: true},
			{Wire: "api_audiences", Name: "api_audiences", Kind: List, As: Split},
			{Wire: "extra_sans", Name: "custom_san", Kind: String, As: Joined},
			{Wire: "user_ca", Name: "user_ca", Kind: String, Sensitive: true, Ignored: true},
			{Wire: "tags", Name: "tags", Kind: Map, As: Tags},
			{Wire: "deletion_protection", Name: "deletion_protection", Kind: Boolean},
		})
}

func clusterNone() []Missing {
	return []Missing{
		{Wire: "region_id", En: "is the provider's region", Zh: "由 provider 的 region 决定"},
		{Wire: "vpcid", En: "follows from the first vSwitch", Zh: "由第一个交换机决定"},
		{Wire: "nodepools", En: "are resources of their own", Zh: "为独立资源"},
		{Wire: "disable_rollback"},
		{Wire: "timeout_mins"},
		{Wire: "node_name_mode"},
		{Wire: "instances"},
		{Wire: "keep_instance_name"},
		{Wire: "format_disk"},
		{Wire: "rds_instances"},
		{Wire: "ssh_flags"},
		{Wire: "charge_type"},
		{Wire: "period"},
		{Wire: "period_unit"},
	}
}

func clusterComputed() []string {
	return []string{
		"id", "slb_id", "slb_intranet", "slb_internet", "nat_gateway_id", "connections", "certificate_authority", "worker_nodes", "master_nodes", "rrsa_metadata",
		"security_group_rules", "availability_zone", "kube_config", "client_cert", "client_key", "cluster_ca_cert", "state", "retain_resources", "delete_options", "skip_set_certificate_authority", "timeouts", "name_prefix",
	}
}

// dedicated is a cluster with masters of its own.
func dedicated() Resource {
	const masters = "control_plane_config."
	master := func(wire, older, name string, kind Kind) Attribute {
		return Attribute{Wire: masters + wire, Or: older, Name: name, Kind: kind}
	}
	return Resource{
		Type: "alicloud_cs_kubernetes", Cloud: "ack", Vendor: alicloud, Since: "1.288.0", ID: "<cluster_id>",
		Fixed: map[string]string{"cluster_type": "Kubernetes"},
		Attributes: slices.Concat(cluster(), []Attribute{
			{Wire: masters + "size", Or: "master_count", Name: "master_instance_types", Kind: List, As: Length},
			master("instance_types", "master_instance_types", "master_instance_types", List),
			{Wire: "vswitch_ids", Or: "master_vswitch_ids", Name: "master_vswitch_ids", Kind: List, Required: true},
			master("system_disk_category", "master_system_disk_category", "master_disk_category", String),
			master("system_disk_size", "master_system_disk_size", "master_disk_size", Number),
			master("system_disk_performance_level", "master_system_disk_performance_level", "master_disk_performance_level", String),
			master("system_disk_snapshot_policy_id", "master_system_disk_snapshot_policy_id", "master_disk_snapshot_policy_id", String),
			master("charge_type", "master_instance_charge_type", "master_instance_charge_type", String),
			master("period_unit", "master_period_unit", "master_period_unit", String),
			master("period", "master_period", "master_period", Number),
			master("auto_renew", "master_auto_renew", "master_auto_renew", Boolean),
			master("auto_renew_period", "master_auto_renew_period", "master_auto_renew_period", Number),
			master("key_pair", "key_pair", "key_name", String),
			{Wire: masters + "login_password", Or: "login_password", Name: "password", Kind: String, Sensitive: true},
			master("cloud_monitor_flags", "cloud_monitor_flags", "install_cloud_monitor", Boolean),
			master("image_id", "image_id", "image_id", String),
			{Wire: "ssh_flags", Name: "enable_ssh", Kind: Boolean},
			{Wire: "runtime", Name: "runtime", Kind: Map},
			{Wire: "node_name_mode", Name: "node_name_mode", Kind: String},
		}),
		None: append(clusterNone(), Missing{Wire: masters + "image_type"}, Missing{Wire: masters + "cpu_policy"}, Missing{Wire: masters + "deploymentset_id"},
			Missing{Wire: masters + "soc_enabled"}, Missing{Wire: masters + "security_hardening_os"}, Missing{Wire: masters + "node_port_range"},
			Missing{Wire: "cluster_spec"}, Missing{Wire: "maintenance_window"}, Missing{Wire: "audit_log_config"}, Missing{Wire: "zone_ids"}),
		Computed: append(clusterComputed(), "os_type", "platform", "user_data"),
	}
}
