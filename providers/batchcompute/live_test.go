package batchcompute_test

import "clusterwiz/providers/cloudtest"

// reflection is how what was made is read back.
func reflection() cloudtest.Mirror {
	return cloudtest.Mirror{
		// That of the cluster, where a group has none of its own.
		Filled: []string{"Groups.*.InstanceType"},
	}
}
