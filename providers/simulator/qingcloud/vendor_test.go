package qingcloud_test

import (
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/qingcloud"
)

// No other vendor answers in these tests.
func init() { engine.Register(qingcloud.Vendor()) }
