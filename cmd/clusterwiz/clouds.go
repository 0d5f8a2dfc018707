package main

import (
	"clusterwiz/providers"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/ehpc"
)

// clouds is the list of providers, in the order in which they are offered.
func clouds() []providers.Provider {
	return []providers.Provider{
		ehpc.New(),
		ack.New(),
	}
}
