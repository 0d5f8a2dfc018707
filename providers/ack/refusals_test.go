package ack_test

import (
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/simulator"
)

// refusals are answers that the simulator refuses, and where it points.
func refusals() map[string]cloudtest.Refusal {
	return map[string]cloudtest.Refusal{
		"bad name":               {Set: []string{"basics.name=_a"}, Field: "basics.name"},
		"unknown version":        {Set: []string{"basics.kubernetes_version=1.99.1-aliyun.1"}, Field: "basics.kubernetes_version"},
		"bad tag":                {Set: []string{"tags[0].key=acs:x"}, Field: "tags[0].key"},
		"unknown VPC":            {Set: []string{"network.vpc_id=vpc-none"}, Field: "network.vpc_id"},
		"vSwitch of another VPC": {Set: []string{"network.vswitch_ids=vsw-f8za5p0mwzgdu3wgx,vsw-bp1s5fnvk4gn2tws0"}, Field: "network.vswitch_ids"},
		"unknown group":          {Set: []string{"network.security_group_id=sg-none"}, Field: "network.security_group_id"},
		"services in the VPC":    {Set: []string{"network.service_cidr=10.1.0.0/16"}, Field: "network.service_cidr"},
		"unknown type":           {Set: []string{"node_pools[1].instance_types=ecs.none"}, Field: "node_pools[1].instance_types"},
		"unknown key pair":       {Set: []string{"node_pools[0].key_pair=nobody"}, Field: "node_pools[0].key_pair"},
		"no detector":            {File: cloudtest.Largest, Set: []string{"addons.events=off"}, Field: "addons.events"},
		"disk too large":         {Set: []string{"node_pools[0].data_disks[0].size=40000"}, Field: "node_pools[0].data_disks[0].size"},
		"unknown add-on":         {File: cloudtest.Largest, Set: []string{"addons.more[1].name=ack-none"}, Field: "addons.more[1].name"},
		"add-on settings":        {File: cloudtest.Largest, Set: []string{"addons.more[2].config={"}, Field: "addons.more[2].config"},
		"old masters":            {File: seed, Region: "cn-zhangjiakou", Set: []string{"masters.instance_types=ecs.none,ecs.none,ecs.none"}, Field: "masters.instance_types"},
		"masters today":          {File: current, Set: []string{"masters.instance_types=ecs.none,ecs.none,ecs.none"}, Field: "masters.instance_types"},
	}
}

// TestNameIsTaken: a lost request that is sent again is refused, not done
// twice.
func TestNameIsTaken(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	request, _ := r.Create(t, cloud.Load(t, cloudtest.Example))
	_, err := r.Send(t.Context(), request)
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Conflict || f.Field != "basics.name" {
		t.Errorf("got %+v", f)
	}
}

// TestDedicatedEnded: the cloud of today makes no dedicated clusters.
func TestDedicatedEnded(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	r.Sim = simulator.New(simulator.Options{Seed: 1})
	f := r.In(t, cloud.Region).Refuses(t, cloud.Load(t, current), providers.Invalid, "basics.cluster_type")
	if f.Summary.En != "ACK no longer creates dedicated clusters" {
		t.Errorf("says %s", f.Summary.En)
	}
}
