package huawei_test

import (
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/huawei"
)

// No other vendor answers in these tests.
func init() { engine.Register(huawei.Vendor()) }
