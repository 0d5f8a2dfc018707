package batchcompute_test

import (
	"strings"
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestDeletedTwice: what is being deleted can be deleted.
func TestDeletedTwice(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	_, receipt := r.Create(t, cloud.Load(t, cloudtest.Example))
	r.Settle(t, receipt, providers.Ready)
	for range 2 {
		if _, err := r.Delete(t.Context(), receipt); err != nil {
			t.Errorf("asked twice: %v", err)
		}
	}
}

// TestToken: the same request with the same token is the same cluster, another
// request is refused.
func TestTokenOnSimulator(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	made := cloudtest.Request(t, r, cloud.Load(t, cloudtest.Example))
	made.Token = "TOKEN_1"
	first, err := r.Send(t.Context(), made)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := r.Send(t.Context(), made); err != nil || again.ID != first.ID {
		t.Errorf("again %+v, %v", again, err)
	}
	other := cloudtest.Request(t, r, cloud.With(t, cloudtest.Example, "basics.name=other"))
	other.Token = "TOKEN_1"
	if _, err := r.Send(t.Context(), other); providers.AsFailure(err).Code != "IdempotentTokenMismatch" {
		t.Errorf("other: %v", err)
	}
}

// TestSimulatedShortage: machines that cannot be had are trouble, and the
// cluster stays what it is.
func TestSimulatedShortage(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t, "CreateCluster:fail=CreateInstance")
	_, receipt := r.Create(t, cloud.Load(t, cloudtest.Example))
	r.Advance(time.Minute)
	status, err := r.Status(t.Context(), receipt)
	if f := status.Trouble; err != nil || status.Phase != providers.Working || f == nil || f.Kind != providers.Quota ||
		f.Code != "OperationDenied.NoStock" || !strings.Contains(f.Message, "out of stock") {
		t.Errorf("%+v, %+v, %v", status, f, err)
	}
}
