package modelarts_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// comparisons try the rules between answers from both sides.
func comparisons() map[string]cloudtest.Comparison {
	return map[string]cloudtest.Comparison{
		"a taint twice":                 {File: cloudtest.Largest, Set: []string{"nodes.taints[1].key=dedicated", "nodes.taints[1].effect=NoSchedule"}, At: "nodes.taints[1].key"},
		"a taint of another effect":     {File: cloudtest.Largest, Set: []string{"nodes.taints[1].key=dedicated", "nodes.taints[1].effect=NoExecute"}},
		"a label of Kubernetes' own":    {File: cloudtest.Largest, Set: []string{"nodes.labels=node-role.kubernetes.io/worker=x"}, At: "nodes.labels", Warn: true},
		"a label that a kubelet takes":  {File: cloudtest.Largest, Set: []string{"nodes.labels=node.kubernetes.io/x=x"}},
		"a tag of the service":          {File: cloudtest.Largest, Set: []string{"tags[0].key=_sys_x"}, At: "tags[0].key", Warn: true},
		"zones below the count":         {Set: []string{"nodes.count=3"}, At: "nodes.zones", Warn: true},
		"zones above the count":         {Set: []string{"nodes.zones[0].count=2"}, At: "nodes.zones", Warn: true},
		"zone twice":                    {Set: []string{"nodes.zones[1].zone=cn-north-4a"}, At: "nodes.zones[1].zone", Warn: true},
		"no multiple of the step":       {File: cloudtest.Largest, Set: []string{"nodes.batch.step=5"}, At: "nodes.count", Warn: true},
		"maximum below the count":       {File: "requests/logical.toml", Set: []string{"nodes.max_count=1"}, At: "nodes.count"},
		"subnet without VPC":            {Set: []string{"network.vpc_id="}, At: "network.vpc_id"},
		"group without subnet":          {Set: []string{"network.vswitch_id="}, At: "network.vswitch_id"},
		"VPC alone":                     {Set: []string{"network.vswitch_id=", "network.security_group_ids="}},
		"group of no line":              {File: cloudtest.Largest, Set: []string{"nodes.data_disks[1].volume_group=vguser2"}, At: "nodes.data_disks[1].volume_group", Warn: true},
		"default group needs no line":   {File: cloudtest.Largest, Set: []string{"nodes.data_disks[1].volume_group=default"}},
		"volume group twice":            {File: cloudtest.Largest, Set: []string{"nodes.volume_groups[1].volume_group=vgpaas"}, At: "nodes.volume_groups[1].volume_group,nodes.data_disks[1].volume_group", Warn: true},
		"tag twice":                     {File: cloudtest.Largest, Set: []string{"tags[1].key=project"}, At: "tags[1].key", Warn: true},
		"subscription without a period": {File: "requests/subscription.toml", Set: []string{"billing.period=", "billing.period_unit="}, At: "billing.period_unit,billing.period"},
		"too many years":                {File: "requests/subscription.toml", Set: []string{"billing.period_unit=Year", "billing.period=4"}, At: "billing.period", Warn: true},
		"hours are free":                {File: "requests/subscription.toml", Set: []string{"billing.period_unit=Hour", "billing.period=100"}},
		"half a disk":                   {Set: []string{"nodes.system_disk.size="}, At: "nodes.system_disk.size"},
		"half a batch":                  {File: cloudtest.Minimal, Set: []string{"nodes.batch.step=1"}, At: "nodes.batch.type"},
		"nothing":                       {File: cloudtest.Minimal, Set: []string{"basics.name=", "pool.name=", "pool.kind=", "nodes.instance_type=", "nodes.count="}, At: "pool.name,pool.kind,basics.name,nodes.instance_type,nodes.count"},
	}
}

// needed are the answers that cannot be missed, and the file that misses each.
func needed() map[string]string {
	return map[string]string{
		"basics.name": cloudtest.Minimal, "pool.name": cloudtest.Minimal, "pool.kind": cloudtest.Minimal, "nodes.instance_type": cloudtest.Minimal,
		"nodes.count": cloudtest.Minimal, "nodes.zones[0].zone": cloudtest.Example, "tags[0].key": cloudtest.Largest, "nodes.taints[0].key": cloudtest.Largest,
		"nodes.data_disks[0].category": cloudtest.Largest, "nodes.data_disks[0].size": cloudtest.Largest,
	}
}

// conditions give each conditional question an answer.
func conditions() map[string]cloudtest.Condition {
	subscription := "requests/subscription.toml"
	return map[string]cloudtest.Condition{
		"network of a Lite Cluster":    {Path: "network.vpc_id", Applies: true},
		"network of a standard pool":   {Path: "network.vpc_id", Set: []string{"pool.kind=standard"}},
		"taints of a Lite Cluster":     {Path: "nodes.taints", Applies: true},
		"taints of a standard pool":    {Path: "nodes.taints", Set: []string{"pool.kind=standard"}},
		"tags of a logical pool":       {Path: "tags", Set: []string{"pool.kind=logical"}},
		"tags, kind not answered":      {Path: "tags", Set: []string{"pool.kind="}},
		"labels of a standard pool":    {Path: "nodes.labels", Set: []string{"pool.kind=standard"}, Applies: true},
		"period of a subscription":     {File: subscription, Path: "billing.period", Applies: true},
		"period, pay-per-use":          {File: subscription, Path: "billing.period", Set: []string{"billing.charge_type=PostPaid"}},
		"order with the mode left out": {File: subscription, Path: "billing.order_id", Set: []string{"billing.charge_type=AsPool"}},
		"image type of an image":       {Path: "nodes.image_type", Applies: true},
		"image type without an image":  {Path: "nodes.image_type", Set: []string{"nodes.image_id="}},
	}
}

// TestSent: what does not apply is not sent, whatever was answered.
func TestSent(t *testing.T) {
	t.Parallel()
	at := func(names ...string) []string { return append([]string{"spec", "resources"}, names...) }
	annotation := func(name string) []string { return []string{"metadata", "annotations", "os.modelarts/" + name} }
	cases := map[string]struct {
		file string
		set  []string
		sent bool
		wire []string
	}{
		"network of a Lite Cluster":     {"largest", nil, true, at("network")},
		"network of a standard pool":    {"largest", []string{"pool.kind=standard"}, false, at("network")},
		"taints of a standard pool":     {"largest", []string{"pool.kind=standard"}, false, at("taints")},
		"tags of a logical pool":        {"largest", []string{"pool.kind=logical"}, false, at("tags")},
		"tags, kind not answered":       {"largest", []string{"pool.kind="}, false, at("tags")},
		"labels of a standard pool":     {"largest", []string{"pool.kind=standard"}, true, at("labels")},
		"period, pay-per-use":           {"subscription", []string{"billing.charge_type=PostPaid"}, false, annotation("period.num")},
		"mode":                          {"minimal", nil, true, annotation("billing.mode")},
		"mode left out":                 {"subscription", []string{"billing.charge_type=AsPool"}, false, annotation("billing.mode")},
		"order with the mode left out":  {"subscription", []string{"billing.charge_type=AsPool"}, false, annotation("order.id")},
		"image type without image":      {"largest", []string{"nodes.image_id="}, false, at("os", "imageType")},
		"no disk unless asked for":      {"minimal", nil, false, at("rootVolume")},
		"no batch unless asked for":     {"minimal", nil, false, at("creatingStep")},
		"maximum where not asked for":   {"minimal", nil, true, at("maxCount")},
		"no extendParams":               {"minimal", nil, false, at("extendParams")},
		"zones only where asked for":    {"minimal", nil, false, at("azs")},
		"further parameters are merged": {"largest", nil, true, at("extendParams", "nodePoolName")},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := cloudtest.Request(t, cloud.Connect(t, providers.Endpoint{}), cloud.With(t, "requests/"+c.file+".toml", c.set...))
			if value, sent := request.Body.Get(c.wire...); sent != c.sent {
				t.Errorf("sent %t: %v", sent, value)
			}
		})
	}
}

// TestMountPath: only groups of the person's own are mounted where they say.
func TestMountPath(t *testing.T) {
	t.Parallel()
	for group, want := range map[string]bool{"vguser1": true, "vguser12": true, "vgpaas": false, "default": false, "vg-everest-localvolume-ephemeral": false} {
		answers := cloud.With(t, cloudtest.Largest, "nodes.volume_groups[1].volume_group="+group)
		q, ok := cloud.Form().Question(answers, nil, "nodes.volume_groups[1].lvm.path")
		if !ok || q.Applies() != want {
			t.Errorf("%s: asked for a path %t", group, q.Applies())
		}
	}
}

// TestFacts compares answers with what look-ups have told.
func TestFacts(t *testing.T) {
	t.Parallel()
	known := &forms.Known{}
	known.Add(forms.Query{Source: "pools"}, []forms.Option{
		{Value: "pool-lite-a1b2", Facts: map[string]string{"kind": "privileged"}},
		{Value: "pool-std-c3d4", Facts: map[string]string{"kind": "standard"}},
	})
	known.Add(forms.Query{Source: "subnets", Args: map[string]string{"network.vpc_id": "other"}}, []forms.Option{
		{Value: "00000000-0000-4000-8000-000000000000", Facts: map[string]string{"vpc_id": "other"}},
	})
	cloud.Comparisons(t, known, map[string]cloudtest.Comparison{
		"right":                    {Set: []string{"pool.kind=privileged"}},
		"wrong kind":               {Set: []string{"pool.kind=standard"}, At: "pool.kind"},
		"pool of another kind":     {Set: []string{"pool.name=pool-std-c3d4"}, At: "pool.kind"},
		"pool that does not exist": {Set: []string{"pool.name=pool-none"}, At: "pool.name"},
		"parameter plane of the nodes": {
			File: cloudtest.Largest, Set: []string{"network.parameter_plane_subnet_id=7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5"}, At: "network.parameter_plane_subnet_id", Warn: true,
		},
		"subnet of another network": {Set: []string{"network.vswitch_id=00000000-0000-4000-8000-000000000000"}, At: "network.vswitch_id"},
	})
}
