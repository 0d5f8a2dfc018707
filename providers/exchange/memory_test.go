package exchange_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

var zones = forms.Query{Source: "zones", Args: map[string]string{"type": "a"}}

// counted answers with the number of the call.
func counted(calls *atomic.Int32) func(context.Context) (int, error) {
	return func(context.Context) (int, error) { return int(calls.Add(1)), nil }
}

// recalled returns what is remembered to "key".
func recalled(ctx context.Context, t *testing.T, m *exchange.Memory, calls *atomic.Int32) int {
	t.Helper()
	value, err := exchange.Remember(ctx, m, "key", counted(calls))
	if err != nil {
		t.Error(err)
	}
	return value
}

func TestRemember(t *testing.T) {
	t.Parallel()
	var memory exchange.Memory
	var calls atomic.Int32
	for range 2 {
		if got := recalled(t.Context(), t, &memory, &calls); got != 1 {
			t.Errorf("call %d answers", got)
		}
	}
	if got, err := exchange.Remember(t.Context(), &memory, "another key", counted(&calls)); got != 2 || err != nil {
		t.Errorf("another key: call %d, %v", got, err)
	}
}

func TestFailuresAreNotKept(t *testing.T) {
	t.Parallel()
	var memory exchange.Memory
	var calls atomic.Int32
	down := errors.New("down")
	fail := func(context.Context) (int, error) { return 7, down }
	if _, err := exchange.Remember(t.Context(), &memory, "key", fail); !errors.Is(err, down) {
		t.Error(err)
	}
	if got := recalled(t.Context(), t, &memory, &calls); got != 1 {
		t.Errorf("call %d answers", got)
	}
	if _, err := exchange.Remember(providers.Afresh(t.Context()), &memory, "key", fail); !errors.Is(err, down) {
		t.Error("afresh:", err)
	}
	if got := recalled(t.Context(), t, &memory, &calls); got != 1 {
		t.Errorf("a failure has driven out what was known: call %d answers", got)
	}
}

func TestAfresh(t *testing.T) {
	t.Parallel()
	var memory exchange.Memory
	var calls atomic.Int32
	first, second := providers.Afresh(t.Context()), providers.Afresh(t.Context())
	for i, step := range []struct {
		ctx  context.Context
		want int
	}{
		{t.Context(), 1},
		{first, 2},
		{first, 2},
		{t.Context(), 2},
		{second, 3},
		{first, 3}, // What was asked for later is no older.
		{providers.Afresh(first), 4},
	} {
		if got := recalled(step.ctx, t, &memory, &calls); got != step.want {
			t.Errorf("step %d: call %d answers, want %d", i, got, step.want)
		}
	}
}

func TestOneCallForMany(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var memory exchange.Memory
		var calls atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				got, err := exchange.Remember(t.Context(), &memory, "key", func(ctx context.Context) (int, error) {
					time.Sleep(time.Second)
					return counted(&calls)(ctx)
				})
				if got != 1 || err != nil {
					t.Errorf("call %d, %v", got, err)
				}
			})
		}
		all.Wait()
	})
}

// TestEarlierQuestion: who asks afresh does not take the answer to a question
// that was under way, and neither does that answer stay, though it comes later.
func TestEarlierQuestion(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var memory exchange.Memory
		var calls atomic.Int32
		release, done := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(done)
			_, _ = exchange.Remember(t.Context(), &memory, "key", func(context.Context) (int, error) {
				<-release
				return -1, nil
			})
		}()
		synctest.Wait()
		if got := recalled(providers.Afresh(t.Context()), t, &memory, &calls); got != 1 {
			t.Errorf("call %d answers", got)
		}
		close(release)
		<-done
		if got := recalled(t.Context(), t, &memory, &calls); got != 1 {
			t.Errorf("call %d stays", got)
		}
	})
}

// TestLeaderLeaves ends the context of the one for whom others wait.
func TestLeaderLeaves(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var memory exchange.Memory
		var calls atomic.Int32
		ask := func(ctx context.Context) (int, error) {
			if calls.Add(1) == 1 {
				<-ctx.Done()
				return 0, ctx.Err()
			}
			return 2, nil
		}
		first, leave := context.WithCancel(t.Context())
		left := make(chan error, 1)
		go func() {
			_, err := exchange.Remember(first, &memory, "key", ask)
			left <- err
		}()
		synctest.Wait()
		followed := make(chan error, 1)
		go func() {
			_, err := exchange.Remember(t.Context(), &memory, "key", ask)
			followed <- err
		}()
		synctest.Wait()
		leave()
		if err := <-left; !errors.Is(err, context.Canceled) {
			t.Error("who left:", err)
		}
		if err := <-followed; err != nil || calls.Load() != 2 {
			t.Errorf("who stayed: %v, %d calls", err, calls.Load())
		}
	})
}

func TestListing(t *testing.T) {
	t.Parallel()
	var memory exchange.Memory
	look := func(context.Context) ([]forms.Option, error) { return forms.Words("i", "j"), nil }
	first, err := memory.Lookup(t.Context(), zones, look)
	if err != nil || len(first.Options) != 2 || first.At.IsZero() {
		t.Fatalf("%+v, %v", first, err)
	}
	again, err := memory.Lookup(t.Context(), zones, func(context.Context) ([]forms.Option, error) { return nil, errors.New("asked again") })
	if err != nil || &again.Options[0] != &first.Options[0] || !again.At.Equal(first.At) {
		t.Errorf("%+v, %v", again, err)
	}
	other := forms.Query{Source: "zones", Args: map[string]string{"type": "b"}}
	if found, err := memory.Lookup(t.Context(), other, func(context.Context) ([]forms.Option, error) { return nil, nil }); err != nil || found.Options != nil {
		t.Errorf("another query: %+v, %v", found, err)
	}
}

// TestListingIsAsOldAsItsOldestPart puts a list together from parts that were
// asked for at different times.
func TestListingIsAsOldAsItsOldestPart(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var memory exchange.Memory
		var calls atomic.Int32
		start := time.Now()
		recalled(t.Context(), t, &memory, &calls)
		time.Sleep(time.Minute)
		look := func(ctx context.Context) ([]forms.Option, error) {
			time.Sleep(time.Second)
			recalled(ctx, t, &memory, &calls)
			return forms.Words("i"), nil
		}
		for _, step := range []struct {
			ctx  context.Context
			want time.Duration
		}{
			{t.Context(), 0},
			{t.Context(), 0},
			{providers.Afresh(t.Context()), time.Minute + time.Second},
			{t.Context(), time.Minute + time.Second},
		} {
			found, err := memory.Lookup(step.ctx, zones, look)
			if at := found.At.Sub(start); err != nil || at != step.want {
				t.Errorf("as of %v, want %v, %v", at, step.want, err)
			}
		}
	})
}

// TestListingTakesNoLonger: a cloud that does not answer is a failure of its
// own, not an end of the caller's context.
func TestListingTakesNoLonger(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var memory exchange.Memory
		start := time.Now()
		_, err := memory.Lookup(t.Context(), zones, func(ctx context.Context) ([]forms.Option, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		})
		if f := providers.FailureIn(err); f == nil || f.Kind != providers.Unavailable || time.Since(start) != providers.LookupLimit {
			t.Errorf("%v after %v", err, time.Since(start))
		}
	})
}

// TestRememberFor: what is older than its limit is asked for again, and then kept.
func TestRememberFor(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var memory exchange.Memory
		var calls atomic.Int32
		for _, step := range []struct {
			after time.Duration
			want  int
		}{{0, 1}, {time.Hour - time.Second, 1}, {time.Second, 2}, {time.Minute, 2}} {
			time.Sleep(step.after)
			if got, err := exchange.RememberFor(t.Context(), &memory, "key", time.Hour, counted(&calls)); err != nil || got != step.want {
				t.Errorf("after %s call %d answers, %v", step.after, got, err)
			}
		}
	})
}
