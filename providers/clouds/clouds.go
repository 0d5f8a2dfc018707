// Package clouds is the list of all clouds: what offers them, and what is tested with each,
// takes it from here.
package clouds

import (
	"clusterwiz/providers"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/modelarts"
	"clusterwiz/providers/qingcloud"
)

// All are the clouds, in the order in which they are offered.
func All() []providers.Provider {
	return []providers.Provider{
		ehpc.New(),
		ack.New(),
		batchcompute.New(),
		qingcloud.New(),
		modelarts.New(),
	}
}

// ByID are the clouds by their ids.
func ByID() map[string]providers.Provider {
	all := map[string]providers.Provider{}
	for _, p := range All() {
		all[p.About().ID] = p
	}
	return all
}
