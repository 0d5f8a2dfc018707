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
		"bcs with cloud disks":         {File: "requests/classic.toml", Set: []string{"system_disk.category=cloud", "data_disk.category="}, At: "node_pools[0].instance_type"},
		"bcs with a cloud data disk":   {File: "requests/classic.toml", Set: []string{"system_disk=", "data_disk.category=cloud_ssd"}, At: "node_pools[0].instance_type"},
		"bcs in a VPC":                 {File: "requests/classic.toml", Set: []string{"network.kind=VPC"}, At: "node_pools[0].instance_type"},
		"cluster's bcs in a VPC":       {File: cloudtest.Minimal, Set: []string{"nodes.instance_type=bcs.a2.large"}, At: "nodes.instance_type"},
		"bcs with the service's disks": {File: "requests/classic.toml", Set: []string{"system_disk.category=", "data_disk.category="}},
		"disks of two kinds":           {File: cloudtest.Largest, Set: []string{"data_disk.category=cloud"}, At: "data_disk.category"},
		"data disk as the system disk": {File: cloudtest.Largest, Set: []string{"data_disk.category="}},
		"a drive on Linux":             {File: "requests/classic.toml", Set: []string{"nodes.image_id=img-ubuntu"}, At: "data_disk.mount_dir"},
		"a directory on Windows":       {File: "requests/classic.toml", Set: []string{"data_disk.mount_dir=/data"}, At: "data_disk.mount_dir"},
		"a mount to a drive on Linux":  {File: "requests/page.toml", Set: []string{"storage.mounts[0].destination=F:"}, At: "storage.mounts[0].destination"},
		"images of both systems":       {File: "requests/classic.toml", Set: []string{"node_pools[0].image_id=img-ubuntu", "data_disk.mount_dir=/data"}},
		"an image that nobody told of": {File: "requests/classic.toml", Set: []string{"nodes.image_id=img-mine", "data_disk.mount_dir=/data"}},
		"kind of the data disk alone":  {File: cloudtest.Largest, Set: []string{"system_disk.category="}, At: "data_disk.category"},
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
		"NAS without ! on Windows": {File: page, Set: with(share), At: "storage.mounts[0].source"},
		"! or not on Linux":        {File: page, Set: []string{"nodes.image_id=img-l", share + "!"}},
		"a mount on Windows":       {File: page, Set: with(share+"!", "storage.mounts[1].destination=/x"), At: "storage.mounts[1].destination"},
		"a group on Linux too":     {File: page, Set: with(share, "node_pools[0].image_id=img-l")},
		"a drive on Linux":         {File: page, Set: []string{"nodes.image_id=img-l", "data_disk.mount_dir=E:"}, At: "data_disk.mount_dir"},
	})
}

func TestDefaultsStandIn(t *testing.T) {
	t.Parallel()
	if problems := cloud.Check(t, cloudtest.Minimal, "network.cidr_block=", "node_pools[0].resource_type="); len(problems) > 0 {
		t.Error("defaults do not stand in:", problems)
	}
}
