package main

import (
	"clusterwiz/providers"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/modelarts"
	"clusterwiz/providers/qingcloud"
)

// clouds is the list of providers, in the order in which they are offered.
func clouds() []providers.Provider {
	return []providers.Provider{
		ehpc.New(),
		ack.New(),
		batchcompute.New(),
		qingcloud.New(),
		modelarts.New(),
	}
}
