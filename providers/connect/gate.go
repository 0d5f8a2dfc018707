package connect

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// A cloud counts the calls of an account, whoever makes them, and refuses all for a
// while when there are too many. Those of one command keep below that together.
const (
	// callsPerSecond is below what the clouds let an account make of any call.
	callsPerSecond = 20
	// burst is how many calls may come at once after a pause.
	burst = 20
	// slowed is how long all wait after a cloud asked for less, where it did not say.
	slowed = time.Second
	// mostSlowed bounds what it says.
	mostSlowed = 30 * time.Second
)

// Gates hold the calls of each account of a cloud to a rate, for all targets together.
// The zero value is ready. It is safe for concurrent use.
type Gates struct {
	mu sync.Mutex
	of map[string]*gate
}

// wrap returns a layer through which the calls of an account go.
func (g *Gates) wrap(provider, account string) func(http.RoundTripper) http.RoundTripper {
	g.mu.Lock()
	defer g.mu.Unlock()
	key := provider + "\n" + account
	if g.of == nil {
		g.of = map[string]*gate{}
	}
	if g.of[key] == nil {
		g.of[key] = &gate{}
	}
	one := g.of[key]
	return func(next http.RoundTripper) http.RoundTripper { return gated{next: next, gate: one} }
}

// gate lets calls through one after the other.
type gate struct {
	mu sync.Mutex
	// next is when the next call may leave; it lags by burst at most.
	next time.Time
}

// enter waits for the turn of a call.
func (g *gate) enter(ctx context.Context) error {
	const every = time.Second / callsPerSecond
	g.mu.Lock()
	now := time.Now()
	if least := now.Add(-burst * every); g.next.Before(least) {
		g.next = least
	}
	g.next = g.next.Add(every)
	left := g.next.Sub(now)
	g.mu.Unlock()
	if left <= 0 {
		return nil
	}
	timer := time.NewTimer(left)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// slow lets no call through for a while.
func (g *gate) slow(d time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if until := time.Now().Add(min(d, mostSlowed)); g.next.Before(until) {
		g.next = until
	}
}

// gated is the way to a cloud behind a gate.
type gated struct {
	next http.RoundTripper
	gate *gate
}

// RoundTrip implements http.RoundTripper. A call whose time is over before its turn has
// not left.
func (g gated) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := g.gate.enter(r.Context()); err != nil {
		return nil, err
	}
	response, err := g.next.RoundTrip(r)
	if err == nil && response.StatusCode == http.StatusTooManyRequests {
		wait := slowed
		if seconds, bad := strconv.Atoi(response.Header.Get("Retry-After")); bad == nil && seconds > 0 {
			wait = time.Duration(seconds) * time.Second
		}
		g.gate.slow(wait)
	}
	return response, err //nolint:wrapcheck // It goes through as it is.
}
