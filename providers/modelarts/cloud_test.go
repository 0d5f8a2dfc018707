package modelarts_test

import (
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/modelarts"
)

var cloud = cloudtest.Cloud{Provider: modelarts.New(), Region: "cn-north-4", SetNow: modelarts.SetNow}
