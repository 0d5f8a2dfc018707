package batchcompute_test

import (
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/cloudtest"
)

var cloud = cloudtest.Cloud{Provider: batchcompute.New(), Region: "cn-hangzhou", SetNow: batchcompute.SetNow}
