package batchcompute_test

import (
	"slices"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// needed are the answers that cannot be missed, and the file that misses each.
func needed() map[string]string {
	return map[string]string{
		"basics.name": cloudtest.Minimal, "nodes.image_id": cloudtest.Minimal, "node_pools": cloudtest.Minimal,
		"node_pools[0].name": cloudtest.Minimal, "node_pools[0].count": cloudtest.Minimal,
		"node_pools[0].instance_type":    "requests/classic.toml",
		"node_pools[1].spot_price_limit": cloudtest.Largest,
		"system_disk.size":               cloudtest.Largest, "data_disk.size": cloudtest.Largest, "data_disk.mount_dir": cloudtest.Largest,
		"storage.mounts[0].source": cloudtest.Largest, "storage.mounts[0].destination": cloudtest.Largest,
		"storage.oss.access_key_id": cloudtest.Largest, "storage.oss.access_key_secret": cloudtest.Largest,
		"notification.topic": cloudtest.Largest, "notification.endpoint": cloudtest.Largest,
	}
}

// conditions give each conditional question an answer.
func conditions() map[string]cloudtest.Condition {
	return map[string]cloudtest.Condition{
		"VPC in a VPC":             {Path: "network.vpc_id", Applies: true},
		"VPC on classic":           {Path: "network.vpc_id", Set: []string{"network.kind=Classic"}},
		"block on classic":         {Path: "network.cidr_block", Set: []string{"network.kind=Classic"}},
		"openings on classic":      {File: "requests/classic.toml", Path: "network.allow_ips", Applies: true},
		"openings in a VPC":        {File: "requests/classic.toml", Path: "network.allow_ips", Set: []string{"network.kind=VPC"}},
		"strategy of spot":         {Path: "node_pools[1].spot_strategy", Applies: true},
		"strategy of on demand":    {Path: "node_pools[1].spot_strategy", Set: []string{"node_pools[1].resource_type=OnDemand"}},
		"limit of a limited group": {Path: "node_pools[1].spot_price_limit", Applies: true},
		"limit at market price":    {Path: "node_pools[1].spot_price_limit", Set: []string{"node_pools[1].spot_strategy=SpotAsPriceGo"}},
		"limit of on demand":       {Path: "node_pools[1].spot_price_limit", Set: []string{"node_pools[1].resource_type=OnDemand"}},
		"cache size":               {Path: "storage.cache_block_size", Applies: true},
		"cache size without cache": {Path: "storage.cache_block_size", Set: []string{"storage.cache=no"}},
	}
}

// comparisons try the rules between answers from both sides.
func comparisons() map[string]cloudtest.Comparison {
	return map[string]cloudtest.Comparison{
		"group names twice":            {File: cloudtest.Largest, Set: []string{"node_pools[1].name=market"}, At: "node_pools[2].name"},
		"bcs with cloud disks":         {File: "requests/classic.toml", Set: []string{"system_disk.category=cloud", "data_disk.category="}, At: "node_pools[0].instance_type", Warn: true},
		"bcs with a cloud data disk":   {File: "requests/classic.toml", Set: []string{"system_disk=", "data_disk.category=cloud_ssd"}, At: "node_pools[0].instance_type", Warn: true},
		"bcs in a VPC":                 {File: "requests/classic.toml", Set: []string{"network.kind=VPC"}, At: "node_pools[0].instance_type", Warn: true},
		"cluster's bcs in a VPC":       {File: cloudtest.Minimal, Set: []string{"nodes.instance_type=bcs.a2.large"}, At: "nodes.instance_type", Warn: true},
		"bcs with the service's disks": {File: "requests/classic.toml", Set: []string{"system_disk.category=", "data_disk.category="}},
		"disks of two kinds":           {File: cloudtest.Largest, Set: []string{"data_disk.category=cloud"}, At: "data_disk.category", Warn: true},
		"data disk as the system disk": {File: cloudtest.Largest, Set: []string{"data_disk.category="}},
		"a drive on Linux":             {File: "requests/classic.toml", Set: []string{"nodes.image_id=img-ubuntu"}, At: "data_disk.mount_dir", Warn: true},
		"a directory on Windows":       {File: "requests/classic.toml", Set: []string{"data_disk.mount_dir=/data"}, At: "data_disk.mount_dir", Warn: true},
		"a mount to a drive on Linux":  {File: "requests/page.toml", Set: []string{"storage.mounts[0].destination=F:"}, At: "storage.mounts[0].destination", Warn: true},
		"images of both systems":       {File: "requests/classic.toml", Set: []string{"node_pools[0].image_id=img-ubuntu", "data_disk.mount_dir=/data"}},
		"an image that nobody told of": {File: "requests/classic.toml", Set: []string{"nodes.image_id=img-mine", "data_disk.mount_dir=/data"}},
		"two mounts at one place":      {File: "requests/page.toml", Set: []string{"storage.mounts[1].destination=/home/admin//mydir1"}, At: "storage.mounts[1].destination", Warn: true},
		"a mount on the data disk":     {File: "requests/page.toml", Set: []string{"storage.mounts[0].destination=/home/my-data-disk/"}, At: "storage.mounts[0].destination", Warn: true},
		"a mount below the data disk":  {File: "requests/page.toml", Set: []string{"storage.mounts[0].destination=/home/my-data-disk/in"}},
		"one drive in two spellings": {
			File: "requests/classic.toml", Set: []string{"storage.mounts[0].source=oss://my-bucket/", `storage.mounts[0].destination=e:\`},
			At: "storage.mounts[0].destination", Warn: true,
		},
		"NAS on the classic network":  {File: "requests/classic.toml", Set: []string{"storage.mounts[0].source=nas://t:/!", "storage.mounts[0].destination=F:"}, At: "storage.mounts[0].source", Warn: true},
		"less cache than a block":     {File: "requests/page.toml", Set: []string{"storage.cache_total_size=1"}, At: "storage.cache_block_size", Warn: true},
		"a block of all of the cache": {File: "requests/page.toml", Set: []string{"storage.cache_block_size=536870912"}},
		"one problem for one place":   {File: "requests/page.toml", Set: []string{"data_disk.mount_dir=data"}, At: "data_disk.mount_dir", Warn: true},
		"kind of the data disk alone": {File: cloudtest.Largest, Set: []string{"system_disk.category="}, At: "data_disk.category", Warn: true},
	}
}

// TestSystems compares places with the system that look-ups have told.
func TestSystems(t *testing.T) {
	t.Parallel()
	known := &forms.Known{}
	known.Add(forms.Query{Source: "images"}, []forms.Option{
		{Value: "img-w", Facts: map[string]string{"platform": "Windows"}},
		{Value: "img-l", Facts: map[string]string{"platform": "Linux"}},
	})
	page := "requests/page.toml"
	windows := []string{"nodes.image_id=img-w", "data_disk.mount_dir=E:", "storage.mounts[0].destination=F:", "storage.mounts[1].destination=G:"}
	with := func(more ...string) []string { return append(slices.Clone(windows), more...) }
	share := "storage.mounts[0].source=nas://target:/"
	cloud.Comparisons(t, known, map[string]cloudtest.Comparison{
		"right on Windows":         {File: page, Set: with(share + "!")},
		"NAS without ! on Windows": {File: page, Set: with(share), At: "storage.mounts[0].source", Warn: true},
		"! or not on Linux":        {File: page, Set: []string{"nodes.image_id=img-l", share + "!"}},
		"a mount on Windows":       {File: page, Set: with(share+"!", "storage.mounts[1].destination=/x"), At: "storage.mounts[1].destination", Warn: true},
		"a group on Linux too":     {File: page, Set: with(share, "node_pools[0].image_id=img-l")},
		"a drive on Linux":         {File: page, Set: []string{"nodes.image_id=img-l", "data_disk.mount_dir=E:"}, At: "data_disk.mount_dir", Warn: true},
	})
}

// TestBlockInVPC: the block is part of the chosen VPC, by whatever blocks that has.
func TestBlockInVPC(t *testing.T) {
	t.Parallel()
	known := &forms.Known{}
	known.Add(forms.Query{Source: "vpcs"}, []forms.Option{
		{Value: "vpc-one", Facts: map[string]string{"cidr": "10.16.0.0/16"}},
		{Value: "vpc-two", Facts: map[string]string{"cidr": "172.16.0.0/12 192.168.240.0/20"}},
		{Value: "vpc-bare"},
	})
	with := func(vpc, block string) []string {
		return []string{"network.vpc_id=" + vpc, "network.cidr_block=" + block}
	}
	const at = "network.cidr_block"
	cloud.Comparisons(t, known, map[string]cloudtest.Comparison{
		"another block":       {File: cloudtest.Minimal, Set: with("vpc-one", "10.64.0.0/16"), At: at},
		"the default":         {File: cloudtest.Minimal, Set: with("vpc-one", ""), At: at},
		"larger than it":      {File: cloudtest.Minimal, Set: with("vpc-one", "10.16.0.0/12"), At: at},
		"all of it":           {File: cloudtest.Minimal, Set: with("vpc-one", "10.16.0.0/16")},
		"part of it":          {File: cloudtest.Minimal, Set: with("vpc-one", "10.16.4.0/22")},
		"in the second block": {File: cloudtest.Minimal, Set: with("vpc-two", "192.168.240.0/24")},
		"beside the second":   {File: cloudtest.Minimal, Set: with("vpc-two", "192.168.0.0/16"), At: at},
		"nothing known of it": {File: cloudtest.Minimal, Set: with("vpc-bare", "10.64.0.0/16")},
	})
}

// TestSoldAs: a group that asks for spot machines of the cluster's type wants one
// that is sold so.
func TestSoldAs(t *testing.T) {
	t.Parallel()
	known := &forms.Known{}
	known.Add(forms.Query{Source: "instance_types", Args: map[string]string{"network.kind": "VPC"}}, []forms.Option{
		{Value: "ecs.both", Facts: map[string]string{"resource_types": "OnDemand Spot"}},
		{Value: "ecs.one", Facts: map[string]string{"resource_types": "OnDemand"}},
	})
	spot := func(kind string, more ...string) []string {
		return append([]string{"nodes.instance_type=" + kind, "node_pools[0].resource_type=Spot"}, more...)
	}
	cloud.Comparisons(t, known, map[string]cloudtest.Comparison{
		"sold so":               {File: cloudtest.Minimal, Set: append(spot("ecs.both"), "node_pools[0].name=g")},
		"not sold so":           {File: cloudtest.Minimal, Set: spot("ecs.one"), At: "nodes.instance_type", Warn: true},
		"a type of its own":     {File: cloudtest.Minimal, Set: spot("ecs.one", "node_pools[0].instance_type=ecs.x")},
		"on demand":             {File: cloudtest.Minimal, Set: []string{"nodes.instance_type=ecs.one"}},
		"nothing known of that": {File: cloudtest.Minimal, Set: spot("ecs.other"), At: "nodes.instance_type", Warn: true},
	})
}

func TestDefaultsStandIn(t *testing.T) {
	t.Parallel()
	if problems := cloud.Check(t, cloudtest.Minimal, "network.cidr_block=", "node_pools[0].resource_type="); len(problems) > 0 {
		t.Error("defaults do not stand in:", problems)
	}
}
