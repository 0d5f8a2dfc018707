package terraform

import "slices"

// group is the member of a node pool that describes its machines.
const group = "scaling_group."

// nodePool is a node pool of ACK, which belongs to a cluster by its id.
func nodePool() Resource {
	return Resource{
		Type: "alicloud_cs_kubernetes_node_pool", Cloud: "ack", Vendor: alicloud, Since: "1.288.0", ID: "<cluster_id>:<node_pool_id>", Part: "nodepools", Of: "cluster_id",
		Attributes: slices.Concat(poolBasics(), poolGroup(), poolDisks(), poolKubernetes(), poolUpkeep()),
		None: []Missing{
			{Wire: "interconnect_mode"},
			{Wire: "interconnect_config"},
			{Wire: "max_nodes"},
			{Wire: group + "disk_init"},
			{Wire: group + "resource_pool_options"},
			{Wire: "management.upgrade_config.auto_upgrade"},
		},
		Computed: []string{"id", "cluster_id", "node_pool_id", "scaling_group_id", "vpc_id", "timeouts", "force_delete", "update_nodes", "rolling_policy", "rollout_policy", "node_count", "status", "name"},
	}
}

// in are attributes by the names of the parameters within an object.
func in(object string, list ...Attribute) []Attribute {
	for i := range list {
		list[i].Wire = object + list[i].Wire
	}
	return list
}

func poolBasics() []Attribute {
	return []Attribute{
		{Wire: "nodepool_info.name", Name: "node_pool_name", Kind: String},
		{Wire: "nodepool_info.type", Name: "type", Kind: String},
		{Wire: "nodepool_info.resource_group_id", Name: "resource_group_id", Kind: String},
		{Wire: "tee_config", Name: "tee_config", Kind: Block, Block: same(Boolean, "tee_enable")},
		{Wire: "auto_mode", Name: "auto_mode", Kind: Block, Block: []Attribute{{Wire: "enable", Name: "enabled", Kind: Boolean}}},
		{Wire: "auto_scaling", Name: "scaling_config", Kind: Block, Block: slices.Concat(same(Boolean, "enable", "is_bond_eip"), []Attribute{
			{Wire: "min_instances", Name: "min_size", Kind: Number, Zero: true}, {Wire: "max_instances", Name: "max_size", Kind: Number},
		}, same(String, "type", "eip_internet_charge_type"), same(Number, "eip_bandwidth"))},
	}
}

func poolGroup() []Attribute {
	return slices.Concat(
		in(group, same(List, "instance_types", "vswitch_ids", "rds_instances", "system_disk_categories")...),
		in(group, same(String, "image_type", "image_id", "platform", "instance_charge_type", "period_unit", "spot_strategy", "multi_az_policy", "scaling_policy", "internet_charge_type", "ram_role_name")...),
		in(group, same(Number, "period", "auto_renew_period", "spot_instance_pools", "internet_max_bandwidth_out")...),
		in(group, same(Boolean, "auto_renew", "spot_instance_remedy", "compensate_with_on_demand", "login_as_non_root", "security_hardening_os", "soc_enabled", "cis_enabled")...),
		in(group, []Attribute{
			{Wire: "security_group_ids", Name: "security_group_ids", Kind: List, Shared: true},
			{Wire: "desired_size", Name: "desired_size", Kind: String},
			{Wire: "key_pair", Name: "key_name", Kind: String},
			{Wire: "login_password", Name: "password", Kind: String, Sensitive: true},
			{Wire: "on_demand_base_capacity", Name: "on_demand_base_capacity", Kind: String},
			{Wire: "on_demand_percentage_above_base_capacity", Name: "on_demand_percentage_above_base_capacity", Kind: String},
			{Wire: "deploymentset_id", Name: "deployment_set_id", Kind: String},
			{Wire: "spot_price_limit", Name: "spot_price_limit", Kind: Blocks, Block: same(String, "instance_type", "price_limit")},
			{Wire: "instance_metadata_options", Name: "instance_metadata_options", Kind: Block, Block: same(String, "http_tokens")},
			{Wire: "private_pool_options", Name: "private_pool_options", Kind: Block, Block: []Attribute{
				{Wire: "id", Name: "private_pool_options_id", Kind: String}, {Wire: "match_criteria", Name: "private_pool_options_match_criteria", Kind: String},
			}},
			{Wire: "instance_patterns", Name: "instance_patterns", Kind: Blocks, Block: slices.Concat(
				same(String, "instance_family_level"), same(Number, "cores", "memory", "min_cpu_cores", "max_cpu_cores", "min_memory_size", "max_memory_size"),
				same(List, "cpu_architectures", "instance_categories", "instance_type_families", "excluded_instance_types"))},
			{Wire: "tags", Name: "tags", Kind: Map, As: Tags},
		}...))
}

func poolDisks() []Attribute {
	return in(group, slices.Concat(
		same(String, "system_disk_category", "system_disk_performance_level", "system_disk_encrypt_algorithm", "system_disk_snapshot_policy_id"),
		same(Number, "system_disk_size", "system_disk_provisioned_iops"), same(Boolean, "system_disk_encrypted", "system_disk_bursting_enabled"), []Attribute{
			{Wire: "system_disk_kms_key_id", Name: "system_disk_kms_key", Kind: String},
			{Wire: "data_disks", Name: "data_disks", Kind: Blocks, Block: slices.Concat(
				same(String, "category", "performance_level", "encrypted", "kms_key_id", "auto_snapshot_policy_id", "snapshot_id", "device", "auto_format", "file_system", "mount_target"),
				same(Number, "size", "provisioned_iops"), same(Boolean, "bursting_enabled"), []Attribute{{Wire: "disk_name", Name: "name", Kind: String}})},
		})...)
}

func poolKubernetes() []Attribute {
	return slices.Concat(in("kubernetes_config.", slices.Concat(same(String, "runtime_version", "cpu_policy", "node_name_mode", "user_data", "pre_user_data"), same(Boolean, "unschedulable"), []Attribute{
		{Wire: "runtime", Name: "runtime_name", Kind: String},
		{Wire: "cms_enabled", Name: "install_cloud_monitor", Kind: Boolean, Default: "true", Zero: true},
		{Wire: "labels", Name: "labels", Kind: Blocks, Block: same(String, "key", "value")},
		{Wire: "taints", Name: "taints", Kind: Blocks, Block: same(String, "key", "value", "effect")},
	})...), []Attribute{{Wire: "node_config.kubelet_configuration", Name: "kubelet_configuration", Kind: Block, As: Camel}})
}

func poolUpkeep() []Attribute {
	return []Attribute{{Wire: "management", Name: "management", Kind: Block, Block: slices.Concat(same(Boolean, "enable", "auto_repair", "auto_upgrade", "auto_vul_fix"), []Attribute{
		{Wire: "auto_repair_policy", Name: "auto_repair_policy", Kind: Block, Block: same(Boolean, "restart_node")},
		{Wire: "auto_upgrade_policy", Name: "auto_upgrade_policy", Kind: Block, Block: same(Boolean, "auto_upgrade_kubelet")},
		{Wire: "auto_vul_fix_policy", Name: "auto_vul_fix_policy", Kind: Block, Block: append(same(Boolean, "restart_node"), same(String, "vul_level")...)},
		{Wire: "upgrade_config.max_unavailable", Name: "max_unavailable", Kind: Number},
		{Wire: "upgrade_config.surge", Name: "surge", Kind: Number},
		{Wire: "upgrade_config.surge_percentage", Name: "surge_percentage", Kind: Number},
	})}}
}
