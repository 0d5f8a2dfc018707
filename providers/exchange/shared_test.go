package exchange

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// TestShared: who asks while a call is under way gets what a later one tells, together with
// all others who do.
func TestShared(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var s Shared[int]
		calls, began := 0, time.Now()
		ask := func(context.Context) (int, error) {
			time.Sleep(100 * time.Millisecond)
			if calls++; calls > 3 {
				return 0, errors.New("asked too often")
			}
			return calls, nil
		}
		var group sync.WaitGroup
		get := func(after time.Duration, want int) {
			group.Go(func() {
				time.Sleep(after)
				if got, err := s.Get(t.Context(), ask); err != nil || got != want {
					t.Errorf("after %s: call %d, want %d: %v", after, got, want, err)
				}
			})
		}
		get(0, 1)
		for i := range 50 {
			get(time.Duration(i+1)*time.Millisecond, 2)
		}
		group.Wait()
		if took := time.Since(began); took != 600*time.Millisecond {
			t.Errorf("took %s, want a call, four times its time of rest, and a call", took)
		}
		time.Sleep(time.Second)
		if got, err := s.Get(t.Context(), ask); err != nil || got != 3 {
			t.Errorf("later: call %d: %v", got, err)
		}
	})
}

// TestSharedLeft: who gives up leaves the others their answer, and a failure is told to all
// of its call alone.
func TestSharedLeft(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var s Shared[int]
		lost := errors.New("lost")
		ctx, stop := context.WithTimeout(t.Context(), time.Millisecond)
		defer stop()
		ask := func(context.Context) (int, error) {
			time.Sleep(10 * time.Millisecond)
			return 0, lost
		}
		go func() {
			if _, err := s.Get(t.Context(), ask); !errors.Is(err, lost) {
				t.Errorf("got %v", err)
			}
		}()
		if _, err := s.Get(ctx, ask); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		synctest.Wait()
		time.Sleep(time.Second)
		if got, err := s.Get(t.Context(), func(context.Context) (int, error) { return 7, nil }); err != nil || got != 7 {
			t.Errorf("got %d, %v", got, err)
		}
	})
}
