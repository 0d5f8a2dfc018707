package qingcloud_test

import (
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/qingcloud"
)

var cloud = cloudtest.Cloud{
	Provider: qingcloud.New(), Region: "jinan1a", SetNow: qingcloud.SetNow, Unnumbered: true, Forgetful: true,
}
