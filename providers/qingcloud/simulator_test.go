package qingcloud_test

import (
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestBusy: what is being made cannot be deleted yet.
func TestBusy(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	_, receipt := r.Create(t, cloud.Read(t, cloudtest.Example))
	r.Advance(time.Second)
	if _, err := r.Delete(t.Context(), receipt); providers.AsFailure(err).Kind != providers.Conflict {
		t.Errorf("got %+v", providers.AsFailure(err))
	}
}
