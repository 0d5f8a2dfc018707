package batchcompute_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
)

// TestNeeded takes away each answer that cannot be missed.
func TestNeeded(t *testing.T) {
	t.Parallel()
	cloud.Needed(t, map[string]string{
		"basics.name": cloudtest.Minimal, "nodes.image_id": cloudtest.Minimal, "node_pools": cloudtest.Minimal,
		"node_pools[0].name": cloudtest.Minimal, "node_pools[0].count": cloudtest.Minimal,
		"node_pools[0].instance_type":    "requests/classic.toml",
		"node_pools[1].spot_price_limit": cloudtest.Largest,
		"system_disk.size":               cloudtest.Largest, "data_disk.size": cloudtest.Largest, "data_disk.mount_dir": cloudtest.Largest,
		"storage.mounts[0].source": cloudtest.Largest, "storage.mounts[0].destination": cloudtest.Largest,
		"storage.oss.access_key_id": cloudtest.Largest, "storage.oss.access_key_secret": cloudtest.Largest,
		"notification.topic": cloudtest.Largest, "notification.endpoint": cloudtest.Largest,
	})
	if problems := cloud.Check(t, cloudtest.Minimal, "network.cidr_block=", "node_pools[0].resource_type="); len(problems) > 0 {
		t.Error("defaults do not stand in:", problems)
	}
}

// TestConditions gives conditional questions an answer and looks whether it
// applies and goes into the request.
func TestConditions(t *testing.T) {
	t.Parallel()
	cloud.Conditions(t, map[string]cloudtest.Condition{
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
	})
}

// TestComparisons tries comparisons between answers; the problem must stand
// where it can be mended.
func TestComparisons(t *testing.T) {
	t.Parallel()
	cloud.Comparisons(t, nil, map[string]cloudtest.Comparison{
		"group names twice":            {File: cloudtest.Largest, Set: []string{"node_pools[1].name=market"}, At: "node_pools[2].name"},
		"bcs with cloud disks":         {File: "requests/classic.toml", Set: []string{"system_disk.category=cloud", "data_disk.category="}, At: "node_pools[0].instance_type"},
		"bcs with a cloud data disk":   {File: "requests/classic.toml", Set: []string{"system_disk=", "data_disk.category=cloud_ssd"}, At: "node_pools[0].instance_type"},
		"bcs in a VPC":                 {File: "requests/classic.toml", Set: []string{"network.kind=VPC"}, At: "node_pools[0].instance_type"},
		"cluster's bcs in a VPC":       {File: cloudtest.Minimal, Set: []string{"nodes.instance_type=bcs.a2.large"}, At: "nodes.instance_type"},
		"bcs with the service's disks": {File: "requests/classic.toml", Set: []string{"system_disk.category=", "data_disk.category="}},
		"disks of two kinds":           {File: cloudtest.Largest, Set: []string{"data_disk.category=cloud"}, At: "data_disk.category"},
		"data disk as the system disk": {File: cloudtest.Largest, Set: []string{"data_disk.category="}},
		"kind of the data disk alone":  {File: cloudtest.Largest, Set: []string{"system_disk.category="}, At: "data_disk.category"},
	})
}
