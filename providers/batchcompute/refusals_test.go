package batchcompute_test

import (
	"strings"

	"clusterwiz/providers/cloudtest"
)

// refusals are answers that the simulator refuses, and where it points.
func refusals() map[string]cloudtest.Refusal {
	return map[string]cloudtest.Refusal{
		"bad name":       {Set: []string{"basics.name=9a"}, Field: "basics.name"},
		"unknown type":   {Set: []string{"nodes.instance_type=ecs.none", "node_pools[1].instance_type="}, Field: "nodes.instance_type"},
		"unknown image":  {Set: []string{"nodes.image_id=img-none"}, Field: "nodes.image_id"},
		"too many":       {File: cloudtest.Minimal, Set: []string{"node_pools[0].count=65537"}, Field: "node_pools[0].count"},
		"no block":       {Set: []string{"network.cidr_block=10.0.0.1/16"}, Field: "network.cidr_block"},
		"long user data": {Set: []string{"software.user_data=k=" + strings.Repeat("x", 1025)}, Field: "software.user_data"},
	}
}
