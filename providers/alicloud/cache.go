package alicloud

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/sync/singleflight"

	"clusterwiz/providers/exchange"
)

// cache keeps what look-ups found for as long as the client lives, and lets
// those who ask for the same at the same time wait for one answer. Errors are
// not kept. The zero value is ready.
type cache[T any] struct {
	flight singleflight.Group
	mu     sync.Mutex
	values map[string]T
}

// get returns the value of key, loading it when it is not known. The load
// runs under the context of whoever came first; when that one gives up, the
// next takes over.
func (c *cache[T]) get(ctx context.Context, key string, load func(context.Context) (T, error)) (T, error) {
	var none T
	for {
		if value, ok := c.peek(key); ok {
			return value, nil
		}
		done := c.flight.DoChan(key, func() (any, error) {
			value, err := load(ctx)
			if err == nil {
				c.keep(key, value)
			}
			return value, err
		})
		select {
		case <-ctx.Done():
			return none, fmt.Errorf("look up: %w", ctx.Err())
		case result := <-done:
			if exchange.Stopped(result.Err) && ctx.Err() == nil {
				continue
			}
			value, _ := result.Val.(T)
			return value, result.Err
		}
	}
}

func (c *cache[T]) peek(key string) (T, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	value, ok := c.values[key]
	return value, ok
}

func (c *cache[T]) keep(key string, value T) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.values == nil {
		c.values = map[string]T{}
	}
	c.values[key] = value
}
