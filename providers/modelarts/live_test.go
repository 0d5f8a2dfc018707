package modelarts_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
)

// TestReadsBack: what was made is read back as it was sent, but for what is told.
func TestReadsBack(t *testing.T) {
	t.Parallel()
	const written = "the request writes it by itself"
	cloud.ReadsBack(t, cloudtest.Mirror{
		Filled:  []string{},
		Changed: map[string]string{"kind": written, "apiVersion": written, "spec.resources.nodePool": written, "spec.resources.maxCount": written},
		Undated: true,
	}, accepted)
}
