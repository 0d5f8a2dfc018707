package exchange_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

func TestWithin(t *testing.T) {
	t.Parallel()
	wait := func(ctx context.Context) (string, error) {
		<-ctx.Done()
		return "", fmt.Errorf("wait: %w", ctx.Err())
	}
	_, err := exchange.Within(t.Context(), time.Millisecond, wait)
	if f := providers.AsFailure(err); f.Kind != providers.Unavailable || errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("out of time: %v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := exchange.Within(gone, time.Hour, wait); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	refused := &providers.Failure{Kind: providers.Auth, Cause: context.DeadlineExceeded}
	_, err = exchange.Within(t.Context(), time.Hour, func(context.Context) (string, error) { return "", refused })
	if providers.AsFailure(err) != refused {
		t.Errorf("refused: %v", err)
	}
	if got, err := exchange.Within(t.Context(), time.Hour, func(context.Context) (string, error) { return "x", nil }); got != "x" || err != nil {
		t.Errorf("in time: %q, %v", got, err)
	}
}

func TestTwice(t *testing.T) {
	t.Parallel()
	throttled := &providers.Failure{Kind: providers.Throttled}
	conflict := &providers.Failure{Kind: providers.Conflict}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	cases := map[string]struct {
		ctx     context.Context
		pause   time.Duration
		answers []error
		want    error
	}{
		"well":              {t.Context(), 0, []error{nil}, nil},
		"throttled":         {t.Context(), 0, []error{throttled, nil}, nil},
		"throttled twice":   {t.Context(), 0, []error{throttled, throttled}, throttled},
		"refused":           {t.Context(), 0, []error{conflict}, conflict},
		"then refused":      {t.Context(), 0, []error{throttled, conflict}, conflict},
		"nobody waits":      {gone, time.Hour, []error{throttled}, throttled},
		"wrapped throttled": {t.Context(), 0, []error{fmt.Errorf("list: %w", throttled), nil}, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			calls := 0
			err := exchange.Twice(c.ctx, c.pause, func() error {
				if calls == len(c.answers) {
					t.Fatal("called too often")
				}
				calls++
				return c.answers[calls-1]
			})
			if !errors.Is(err, c.want) || calls != len(c.answers) {
				t.Errorf("got %v after %d calls", err, calls)
			}
		})
	}
}

// TestTwiceWaits: as long as the cloud asks for, within bounds, else as usual.
func TestTwiceWaits(t *testing.T) {
	t.Parallel()
	for asked, want := range map[time.Duration]time.Duration{0: time.Second, 2 * time.Second: 2 * time.Second, time.Minute: 3 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			began, calls := time.Now(), 0
			_ = exchange.Twice(t.Context(), time.Second, func() error {
				calls++
				return &providers.Failure{Kind: providers.Throttled, RetryAfter: asked}
			})
			if waited := time.Since(began); waited != want || calls != 2 {
				t.Errorf("asked for %s, waited %s in %d calls", asked, waited, calls)
			}
		})
	}
}
