package ehpc_test

import (
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/ehpc"
)

var cloud = cloudtest.Cloud{Provider: ehpc.New(), Region: "cn-hangzhou", SetNow: ehpc.SetNow}
