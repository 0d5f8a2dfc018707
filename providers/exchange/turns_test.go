package exchange_test

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers/exchange"
)

// TestTurns: calls go out a second apart, whoever asks, and the first at once.
func TestTurns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var turns exchange.Turns
		begun := time.Now()
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if err := turns.Wait(t.Context(), time.Second); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if took := time.Since(begun); took != 3*time.Second {
			t.Errorf("four calls within %s", took)
		}
		time.Sleep(time.Minute)
		begun = time.Now()
		if err := turns.Wait(t.Context(), time.Second); err != nil || time.Since(begun) != 0 {
			t.Errorf("after a minute waited for %s: %v", time.Since(begun), err)
		}
	})
}

// TestTurnsGivenUp: who gives up takes nobody's turn.
func TestTurnsGivenUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var turns exchange.Turns
		_ = turns.Wait(t.Context(), time.Second)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second/2)
		defer cancel()
		for range 3 {
			if turns.Wait(ctx, time.Second) == nil {
				t.Error("a turn before its time")
			}
		}
		begun := time.Now()
		if err := turns.Wait(t.Context(), time.Second); err != nil || time.Since(begun) != time.Second/2 {
			t.Errorf("waited for %s: %v", time.Since(begun), err)
		}
	})
}
