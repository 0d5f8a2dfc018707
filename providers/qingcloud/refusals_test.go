package qingcloud_test

import (
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// refusals are answers that the simulator refuses, and where it points.
func refusals() map[string]cloudtest.Refusal {
	return map[string]cloudtest.Refusal{
		"unknown network":     {Set: []string{"network.vxnet_id=vxnet-none0000"}, Field: "network.vxnet_id"},
		"network without VPC": {Set: []string{"network.vxnet_id=vxnet-0basic00"}, Kind: providers.Permission, Field: "network.vxnet_id"},
		"unknown mount":       {Set: []string{"storage.nas_id=nas-none0000"}, Field: "storage.nas_id"},
		"unknown user":        {Set: []string{"owner.user_id=usr-none0000"}, Field: "owner.user_id"},
		"too few cores":       {Set: []string{"nodes.cpu=0"}, Field: "nodes.cpu"},
		"too little memory":   {Set: []string{"nodes.memory=0"}, Field: "nodes.memory"},
	}
}
