package ack_test

import (
	"clusterwiz/providers/ack"
	"clusterwiz/providers/cloudtest"
)

var cloud = cloudtest.Cloud{Provider: ack.New(), Region: "cn-hangzhou", SetNow: ack.SetNow}
