package batchcompute_test

import (
	"net/http"

	"clusterwiz/providers/simulator/batchcompute"
	"clusterwiz/providers/simulator/engine"
)

// No other vendor answers in these tests; the VPC that requests name is told by
// one who never does.
func init() {
	engine.Register(batchcompute.Vendor(), engine.Vendor{
		New: func(c *engine.Core) engine.Cloud {
			c.Shares("vpc", func(region, id string) bool { return region == "cn-hangzhou" && id == "vpc-m5efjevmclc0xdmys" })
			return networks{}
		},
		APIs:  func() []engine.API { return nil },
		Codes: func() engine.Codes { return nil },
	})
}

type networks struct{ engine.Cloud }

func (networks) Claims(*http.Request) bool          { return false }
func (networks) Calls(func(service, action string)) {}
