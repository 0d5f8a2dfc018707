package ack

import (
	"time"

	"clusterwiz/providers"
)

// stages are those of the task that creates a cluster. Samples show two of the names;
// the others are inferred, and the task's own list stands instead once it is told.
func stages() []providers.Foreseen {
	return []providers.Foreseen{
		{Name: "check_params", Typical: 10 * time.Second},
		{Name: "prepare_vpc", Typical: 30 * time.Second},
		{Name: "prepare_security_group", Typical: 10 * time.Second},
		{Name: "prepare_slb", Typical: 40 * time.Second},
		{Name: "init_master", Typical: 6 * time.Minute},
		{Name: "install_addons", Typical: time.Minute},
		{Name: "create_nodepools", Some: "node_pools", Typical: 2 * time.Minute},
		{Name: "wait_cluster_ready", Typical: 75 * time.Second},
	}
}
