package exchange

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Memory keeps what a cloud answered for as long as a client lives, and lets
// those who ask for the same at the same time wait for one answer. Failures are
// not kept, and [providers.Afresh] goes around what is kept. The zero value is
// ready; it is safe for concurrent use.
type Memory struct {
	flight  singleflight.Group
	mu      sync.Mutex
	answers map[string]answer
}

// answer is what was answered to a key.
type answer struct {
	value any
	// at is when the oldest of the calls behind it went out.
	at time.Time
	// wish is the number of the wish under which it was asked for.
	wish int64
}

// Lookup answers a query within its time: with what look found before, else
// with what it finds now.
func (m *Memory) Lookup(
	ctx context.Context, q forms.Query, look func(context.Context) ([]forms.Option, error),
) (providers.Listing, error) {
	return Listing(ctx, func(ctx context.Context) ([]forms.Option, error) { return Remember(ctx, m, q.ID(), look) })
}

// Listing runs a look-up that is put together from what is remembered, within
// its time.
func Listing(ctx context.Context, look func(context.Context) ([]forms.Option, error)) (providers.Listing, error) {
	oldest, began := &age{}, time.Now()
	options, err := Within(oldest.in(ctx), providers.LookupLimit, look)
	if err != nil {
		return providers.Listing{}, err
	}
	// What a reply gives no name cannot be chosen.
	if nameless := func(o forms.Option) bool { return o.Value == "" }; slices.ContainsFunc(options, nameless) {
		options = slices.DeleteFunc(slices.Clone(options), nameless)
	}
	return providers.Listing{Options: options, At: cmp.Or(oldest.get(), began)}, nil
}

// Remember returns what ask answered to that key before, which nobody may
// change, else what it answers now. One key always has values of one type. ask
// runs under the context of whoever came first; when that one gives up, the
// next takes over.
func Remember[T any](ctx context.Context, m *Memory, key string, ask func(context.Context) (T, error)) (T, error) {
	return RememberFor(ctx, m, key, 0, ask)
}

// RememberFor is [Remember] for what changes with time: an answer older than limit
// is asked for again.
func RememberFor[T any](ctx context.Context, m *Memory, key string, limit time.Duration, ask func(context.Context) (T, error)) (T, error) {
	found, err := m.recall(ctx, key, limit, func(ctx context.Context) (any, error) { return ask(ctx) })
	value, _ := found.value.(T)
	return value, err
}

func (m *Memory) recall(ctx context.Context, key string, limit time.Duration, ask func(context.Context) (any, error)) (answer, error) {
	wish := providers.AskedAfresh(ctx)
	// Who asks afresh does not wait for an answer to an earlier question.
	flight := strconv.FormatInt(wish, 10) + " " + key
	for {
		if known, ok := m.known(key); ok && known.wish >= wish && (limit == 0 || time.Since(known.at) < limit) {
			ageOf(ctx).atMost(known.at)
			return known, nil
		}
		done := m.flight.DoChan(flight, func() (any, error) { return m.ask(ctx, key, ask) })
		select {
		case <-ctx.Done():
			return answer{}, fmt.Errorf("look up: %w", ctx.Err())
		case result := <-done:
			if Stopped(result.Err) && ctx.Err() == nil {
				continue
			}
			found, _ := result.Val.(answer)
			if result.Err == nil {
				ageOf(ctx).atMost(found.at)
			}
			return found, result.Err
		}
	}
}

// ask asks, and keeps the answer unless one to a later question is there.
func (m *Memory) ask(ctx context.Context, key string, ask func(context.Context) (any, error)) (answer, error) {
	oldest := &age{at: time.Now()}
	value, err := ask(oldest.in(ctx))
	found := answer{value: value, at: oldest.get(), wish: providers.AskedAfresh(ctx)}
	if err != nil {
		return found, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.answers == nil {
		m.answers = map[string]answer{}
	}
	if m.answers[key].wish <= found.wish {
		m.answers[key] = found
	}
	return found, nil
}

func (m *Memory) known(key string) (answer, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	known, ok := m.answers[key]
	return known, ok
}
