package terraform

import "slices"

// ehpcCluster is E-HPC of today. Almost everything is ForceNew: a change makes the
// cluster anew.
func ehpcCluster() Resource {
	return Resource{
		Type: "alicloud_ehpc_cluster_v2", Cloud: "ehpc", Vendor: alicloud, Since: "1.288.0", ID: "<cluster_id>",
		Attributes: slices.Concat(ehpcBasics(), []Attribute{
			{Wire: "ClusterCustomConfiguration", Name: "cluster_custom_configuration", Kind: Block, Block: []Attribute{
				{Wire: "Script", Name: "script", Kind: String}, {Wire: "Args", Name: "args", Kind: String},
			}},
			{Wire: "ClusterCredentials", Name: "cluster_credentials", Kind: Block, Required: true, Sensitive: true, Block: []Attribute{
				{Wire: "Password", Name: "password", Kind: String, Sensitive: true}, {Wire: "KeyPairName", Name: "key_pair_name", Kind: String},
			}},
			{Wire: "Manager", Name: "manager", Kind: Block, Block: []Attribute{
				{Wire: "Scheduler", Name: "scheduler", Kind: Block, Block: typeVersion()},
				{Wire: "DNS", Name: "dns", Kind: Block, Block: typeVersion()},
				{Wire: "DirectoryService", Name: "directory_service", Kind: Block, Block: typeVersion()},
				{Wire: "ManagerNode", Name: "manager_node", Kind: Block, Block: ehpcNode()},
			}},
			{Wire: "Queues", Name: "queues", Kind: Blocks, Block: drops(ehpcQueueBlock()...)},
			{Wire: "SharedStorages", Name: "shared_storages", Kind: Blocks, Required: true, Block: ehpcStorage()},
			{Wire: "AdditionalPackages", Name: "additional_packages", Kind: Blocks, Block: []Attribute{
				{Wire: "Name", Name: "name", Kind: String}, {Wire: "Version", Name: "version", Kind: String},
			}},
			{Wire: "Addons", Name: "addons", Kind: Blocks, Sensitive: true, Block: []Attribute{
				{Wire: "Name", Name: "name", Kind: String},
				{Wire: "Version", Name: "version", Kind: String},
				{Wire: "ServicesSpec", Name: "services_spec", Kind: String, As: JSONText},
				{Wire: "ResourcesSpec", Name: "resources_spec", Kind: String, As: JSONText},
			}},
		}),
		None: []Missing{
			{Wire: "Manager.ManagerNode.DataDisks", En: "the provider has no data disks", Zh: "Provider 不支持数据盘"},
			{Wire: "Queues[].ComputeNodes[].DataDisks", En: "the provider has no data disks", Zh: "Provider 不支持数据盘"},
		},
		Computed: []string{"id", "create_time", "ehpc_version", "status", "monitor_spec", "scheduler_spec", "enable_scale_in", "enable_scale_out"},
	}
}

func ehpcBasics() []Attribute {
	return []Attribute{
		{Wire: "ClusterName", Name: "cluster_name", Kind: String},
		{Wire: "ClusterDescription", Name: "cluster_description", Kind: String},
		{Wire: "ClusterCategory", Name: "cluster_category", Kind: String},
		{Wire: "ClusterMode", Name: "cluster_mode", Kind: String},
		{Wire: "ClusterVpcId", Name: "cluster_vpc_id", Kind: String},
		{Wire: "ClusterVSwitchId", Name: "cluster_vswitch_id", Kind: String},
		{Wire: "SecurityGroupId", Name: "security_group_id", Kind: String, Shared: true},
		{Wire: "IsEnterpriseSecurityGroup", Name: "is_enterprise_security_group", Kind: Boolean},
		{Wire: "DeletionProtection", Name: "deletion_protection", Kind: Boolean},
		{Wire: "ResourceGroupId", Name: "resource_group_id", Kind: String},
		{Wire: "ClientVersion", Name: "client_version", Kind: String},
		{Wire: "MaxCount", Name: "max_count", Kind: Number},
		{Wire: "MaxCoreCount", Name: "max_core_count", Kind: Number},
		{Wire: "GrowInterval", Name: "grow_interval", Kind: Number},
		{Wire: "IdleInterval", Name: "idle_interval", Kind: Number},
		{Wire: "Tags", Name: "tags", Kind: Map, As: Tags},
	}
}

func typeVersion() []Attribute {
	return []Attribute{{Wire: "Type", Name: "type", Kind: String}, {Wire: "Version", Name: "version", Kind: String}}
}

// ehpcNode is a node. Of the manager, numbers and truths that are not written are sent as
// 0 and false; of the queues' nodes those that are written are not.
func ehpcNode() []Attribute {
	return []Attribute{
		{Wire: "InstanceType", Name: "instance_type", Kind: String},
		{Wire: "ImageId", Name: "image_id", Kind: String},
		{Wire: "InstanceChargeType", Name: "instance_charge_type", Kind: String},
		{Wire: "PeriodUnit", Name: "period_unit", Kind: String},
		{Wire: "Period", Name: "period", Kind: Number},
		{Wire: "AutoRenew", Name: "auto_renew", Kind: Boolean},
		{Wire: "AutoRenewPeriod", Name: "auto_renew_period", Kind: Number},
		{Wire: "SpotStrategy", Name: "spot_strategy", Kind: String},
		{Wire: "SpotPriceLimit", Name: "spot_price_limit", Kind: Number},
		{Wire: "Duration", Name: "duration", Kind: Number},
		{Wire: "EnableHT", Name: "enable_ht", Kind: Boolean},
		{Wire: "SystemDisk", Name: "system_disk", Kind: Block, Block: []Attribute{
			{Wire: "Category", Name: "category", Kind: String}, {Wire: "Size", Name: "size", Kind: Number}, {Wire: "Level", Name: "level", Kind: String},
		}},
	}
}

func ehpcQueueBlock() []Attribute {
	return []Attribute{
		{Wire: "QueueName", Name: "queue_name", Kind: String},
		{Wire: "InterConnect", Name: "inter_connect", Kind: String},
		{Wire: "AllocationStrategy", Name: "allocation_strategy", Kind: String},
		{Wire: "RamRole", Name: "ram_role", Kind: String},
		{Wire: "HostnamePrefix", Name: "hostname_prefix", Kind: String},
		{Wire: "HostnameSuffix", Name: "hostname_suffix", Kind: String},
		{Wire: "ReservedNodePoolId", Name: "reserved_node_pool_id", Kind: String},
		{Wire: "MinCount", Name: "min_count", Kind: Number},
		{Wire: "MaxCount", Name: "max_count", Kind: Number},
		{Wire: "InitialCount", Name: "initial_count", Kind: Number},
		{Wire: "MaxCountPerCycle", Name: "max_count_per_cycle", Kind: Number},
		{Wire: "EnableScaleOut", Name: "enable_scale_out", Kind: Boolean},
		{Wire: "EnableScaleIn", Name: "enable_scale_in", Kind: Boolean},
		{Wire: "VSwitchIds", Name: "vswitch_ids", Kind: List},
		{Wire: "KeepAliveNodes", Name: "keep_alive_nodes", Kind: List},
		{Wire: "ComputeNodes", Name: "compute_nodes", Kind: Blocks, Block: ehpcNode()},
	}
}

func ehpcStorage() []Attribute {
	return []Attribute{
		{Wire: "FileSystemId", Name: "file_system_id", Kind: String},
		{Wire: "MountTargetDomain", Name: "mount_target_domain", Kind: String},
		{Wire: "MountDirectory", Name: "mount_directory", Kind: String},
		{Wire: "NASDirectory", Name: "nas_directory", Kind: String},
		{Wire: "ProtocolType", Name: "protocol_type", Kind: String},
		{Wire: "MountOptions", Name: "mount_options", Kind: String},
	}
}

// ehpcQueue is a queue that was added to a cluster later.
func ehpcQueue() Resource {
	without := []string{"allocation_strategy", "ram_role", "reserved_node_pool_id", "keep_alive_nodes", "max_count_per_cycle"}
	return Resource{
		Type: "alicloud_ehpc_queue", Cloud: "ehpc", Vendor: alicloud, Since: "1.266.0", ID: "<cluster_id>:<queue_name>", Part: "Queues", Of: "cluster_id",
		Attributes: drops(slices.DeleteFunc(ehpcQueueBlock(), func(a Attribute) bool { return slices.Contains(without, a.Name) })...),
		Computed:   []string{"id", "cluster_id"},
	}
}
