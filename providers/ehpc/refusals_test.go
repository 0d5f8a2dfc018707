package ehpc_test

import (
	"clusterwiz/providers/cloudtest"
)

// refusals are answers that the simulator refuses, and where it points.
func refusals() map[string]cloudtest.Refusal {
	return map[string]cloudtest.Refusal{
		"vSwitch of another VPC": {Set: []string{"network.vswitch_id=vsw-bp1s5fnvk4gn2tws0"}, Field: "network.vswitch_id"},
		"unknown VPC":            {Set: []string{"network.vpc_id=vpc-none"}, Field: "network.vpc_id"},
		"unknown group":          {Set: []string{"network.security_group_id=sg-none"}, Field: "network.security_group_id"},
		"unknown key pair":       {Set: []string{"access.key_pair=nobody"}, Field: "access.key_pair"},
		"a tag without a key":    {Set: []string{"tags[0].key="}, Field: "tags[0].key"},
		"unknown type":           {Set: []string{"queues[1].compute_nodes[0].instance_type=ecs.none"}, Field: "queues[1].compute_nodes[0].instance_type"},
		"unknown manager type":   {Set: []string{"manager.instance_type=ecs.none"}, Field: "manager.instance_type"},
		"one of two images":      {Set: []string{"manager.image_id=none.vhd"}, Field: ""},
		"no disk at all":         {Set: []string{"manager.system_disk.size=-1"}, Field: "manager.system_disk.size"},
		"unknown file system":    {Set: []string{"storage.shared[1].file_system_id=none"}, Field: "storage.shared[1].file_system_id"},
		"unknown package":        {Set: []string{"software.packages[0].name=none"}, Field: "software.packages[0].name"},
		"queue name twice":       {Set: []string{"queues[1].name=comp"}, Field: "queues[1].name"},
		"the only image":         {File: cloudtest.Minimal, Set: []string{"manager.image_id=none.vhd"}, Field: "manager.image_id"},
		"addon's type":           {File: "requests/addon.toml", Set: []string{"addons[0].resources.nodes[0].instance_type=ecs.none"}, Field: "addons[0].resources.nodes[0].instance_type"},
	}
}
