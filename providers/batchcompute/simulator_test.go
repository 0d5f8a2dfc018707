package batchcompute_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

func TestSimulatedLife(t *testing.T) {
	t.Parallel()
	l := cloud.Rig(t).Life(t, cloud.Load(t, cloudtest.Example))
	if !strings.HasPrefix(l.Receipt.ID, "cls-") || l.Receipt.Name != "render-demo" || l.Found.Created == "" {
		t.Errorf("receipt %+v, found %+v", l.Receipt, l.Found)
	}
	early := func(s providers.Status) bool { return s.State == "Active" && s.Phase == providers.Working }
	if !slices.ContainsFunc(l.Seen, early) {
		t.Error("was never Active without machines")
	}
	if last := l.Last(); last.Nodes.Wanted != 4 || last.Done != 2 || len(last.Events) < 5 {
		t.Errorf("at the end %+v", last)
	}
}

// TestDeletedTwice: what is being deleted can be deleted.
func TestDeletedTwice(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	_, receipt := r.Create(t, cloud.Load(t, cloudtest.Example))
	r.Until(t, receipt, providers.Ready)
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

func TestSimulatedLostReply(t *testing.T) {
	t.Parallel()
	cloud.LostReply(t, "CreateCluster:lost")
}

func TestSimulatedFailure(t *testing.T) {
	t.Parallel()
	_, _, last := cloud.Fails(t, "CreateCluster:fail=StartInstance")
	if f := last.Failure; f.Code == "" || !strings.Contains(f.Message, "Bootstrap") {
		t.Errorf("failure %+v", f)
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

// TestFilesAreAccepted sends what fits the simulator's world.
func TestFilesAreAccepted(t *testing.T) {
	t.Parallel()
	cloud.Accepts(t, cloudtest.Example, cloudtest.Minimal, "requests/classic.toml", "requests/page.toml")
}
