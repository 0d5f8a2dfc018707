package batchcompute_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
)

// TestReadsBack: what was made is read back as it was sent, but for what is told.
func TestReadsBack(t *testing.T) {
	t.Parallel()
	cloud.ReadsBack(t, cloudtest.Mirror{
		// That of the cluster, where a group has none of its own.
		Filled: []string{"Groups.*.InstanceType"},
	}, accepted)
}
