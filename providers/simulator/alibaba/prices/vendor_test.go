package prices_test

import (
	"clusterwiz/providers/simulator/alibaba"
	"clusterwiz/providers/simulator/engine"
)

// No other vendor answers in these tests.
func init() { engine.Register(alibaba.Vendor()) }
