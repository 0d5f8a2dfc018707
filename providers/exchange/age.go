package exchange

import (
	"context"
	"sync"
	"time"
)

// age finds the oldest of the answers from which another one is put together.
// It travels in the context of whoever puts it together, so that no part can
// be forgotten. A nil age notes nothing; the zero value has nothing noted.
type age struct {
	mu sync.Mutex
	at time.Time
}

type ageKey struct{}

func (a *age) in(ctx context.Context) context.Context { return context.WithValue(ctx, ageKey{}, a) }

func ageOf(ctx context.Context) *age {
	a, _ := ctx.Value(ageKey{}).(*age)
	return a
}

// atMost notes that a part is from that time.
func (a *age) atMost(at time.Time) {
	if a == nil {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.at.IsZero() || at.Before(a.at) {
		a.at = at
	}
}

func (a *age) get() time.Time {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.at
}
