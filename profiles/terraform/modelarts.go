package terraform

import "slices"

// PoolBlock is the block of a resource pool that is a node pool: there is no resource for
// one. Adding the block changes the pool, which makes the node pool.
const PoolBlock = "resources"

// annotation is the beginning of the annotations' names.
const annotation = `metadata.annotations.os\.modelarts/`

// resourcePool is a resource pool of ModelArts; its attributes are those of one block of
// its node pools.
func resourcePool() Resource {
	const nodes = "spec.resources."
	return Resource{
		Type: "huaweicloud_modelarts_resource_pool", Cloud: "modelarts", Vendor: huaweicloud, Since: "1.75.5", ID: "<pool id>", Part: PoolBlock,
		Attributes: append([]Attribute{{Wire: "metadata.name", Name: "node_pool", Kind: String}}, in(nodes, slices.Concat(
			[]Attribute{
				{Wire: "nodePool", Name: "node_pool", Kind: String},
				{Wire: "flavor", Name: "flavor_id", Kind: String},
				{Wire: "count", Name: "count", Kind: Number, Drops: true},
				{Wire: "maxCount", Name: "max_count", Kind: Number, Drops: true},
				{Wire: "azs", Name: "azs", Kind: Blocks, Block: append(same(String, "az"), same(Number, "count")...)},
				{Wire: "labels", Name: "labels", Kind: Map},
				{Wire: "tags", Name: "tags", Kind: Map, As: Tags},
				{Wire: "taints", Name: "taints", Kind: Blocks, Block: same(String, "key", "value", "effect")},
				{Wire: "network.vpc", Name: "vpc_id", Kind: String},
				{Wire: "network.subnet", Name: "subnet_id", Kind: String},
				{Wire: "network.securityGroups", Name: "security_group_ids", Kind: List},
				{Wire: "rootVolume", Name: "root_volume", Kind: Block, Block: volume()},
				{Wire: "dataVolumes", Name: "data_volumes", Kind: Blocks, Block: append(volume(), Attribute{Wire: "count", Name: "count", Kind: Number})},
				{Wire: "volumeGroupConfigs", Name: "volume_group_configs", Kind: Blocks, Block: []Attribute{
					{Wire: "volumeGroup", Name: "volume_group", Kind: String},
					{Wire: "dockerThinPool", Name: "docker_thin_pool", Kind: Number},
					{Wire: "types", Name: "types", Kind: List},
					{Wire: "lvmConfig", Name: "lvm_config", Kind: Block, Block: []Attribute{{Wire: "lvType", Name: "lv_type", Kind: String}, {Wire: "path", Name: "path", Kind: String}}},
				}},
				{Wire: "os", Name: "os", Kind: Block, Block: []Attribute{
					{Wire: "name", Name: "name", Kind: String}, {Wire: "imageId", Name: "image_id", Kind: String}, {Wire: "imageType", Name: "image_type", Kind: String},
				}},
				{Wire: "driver", Name: "driver", Kind: Block, Block: same(String, "version")},
				{Wire: "creatingStep", Name: "creating_step", Kind: Block, Block: append(same(Number, "step"), same(String, "type")...)},
				{Wire: "extendParams", Name: "extend_params", Kind: String, As: JSON},
			})...)...),
		Around: []Attribute{
			{Wire: annotation + `billing\.mode`, Name: "charging_mode", Kind: String, As: Given, Words: map[string]string{"postPaid": "0", "prePaid": "1"}},
			{Wire: annotation + `period\.type`, Name: "period_unit", Kind: String, As: Given, Words: map[string]string{"month": "2", "year": "3"}},
			{Wire: annotation + `period\.num`, Name: "period", Kind: Number},
			{Wire: annotation + `auto\.renew`, Name: "auto_renew", Kind: String, As: Given, Words: map[string]string{"true": "1", "false": "0"}},
		},
		None: []Missing{
			{Wire: nodes + "os.autoMatch"},
			{Wire: `metadata.annotations`, En: "are of the whole pool", Zh: "属于整个资源池"},
		},
		Computed: []string{"id", "status", "resource_pool_id", "created_at", "driver_status"},
	}
}

func volume() []Attribute {
	return []Attribute{
		{Wire: "volumeType", Name: "volume_type", Kind: String},
		{Wire: "size", Name: "size", Kind: String},
		{Wire: "extendParams", Name: "extend_params", Kind: String, As: JSON},
	}
}
