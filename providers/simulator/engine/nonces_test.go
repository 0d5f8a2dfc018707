package engine_test

import (
	"testing"
	"time"

	"clusterwiz/providers/simulator/engine"
)

func TestNoncesAreForgotten(t *testing.T) {
	t.Parallel()
	nonces := engine.NewNonces(time.Minute)
	use := nonces.Use
	now := time.Unix(1000, 0)
	if !use("a", now) || use("a", now.Add(59*time.Second)) {
		t.Fatal("a nonce is good once")
	}
	for i := range 10_000 {
		use(time.Duration(i).String(), now.Add(time.Duration(i)*time.Second))
	}
	if n := nonces.Size(); n > 200 {
		t.Errorf("%d nonces remembered of those of two minutes", n)
	}
	if !use("a", now.Add(4*time.Hour)) {
		t.Error("an old nonce is still remembered")
	}
}

// TestNoncesAreGoodOnceWhileTheirDateIs replays nonces over the turn of the
// generations: one that was used shortly before it is not good shortly after.
func TestNoncesAreGoodOnceWhileTheirDateIs(t *testing.T) {
	t.Parallel()
	nonces := engine.NewNonces(time.Minute)
	start := time.Unix(1000, 0)
	if !nonces.Use("early", start) || nonces.Use("early", start.Add(30*time.Second)) {
		t.Error("early: not good once")
	}
	if !nonces.Use("late", start.Add(50*time.Second)) {
		t.Error("late: not good")
	}
	// The generations turn over here.
	if !nonces.Use("other", start.Add(61*time.Second)) {
		t.Error("other: not good")
	}
	if nonces.Use("late", start.Add(62*time.Second)) {
		t.Error("late: good again 12 s after its use")
	}
	if nonces.Use("late", start.Add(109*time.Second)) {
		t.Error("late: good again 59 s after its use")
	}
}
