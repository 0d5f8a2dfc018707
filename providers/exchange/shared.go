package exchange

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// Shared lets those who want the same list at the same time have it from one call. Unlike
// what [Memory] keeps, the call goes out after each of them asked: what was there when
// they did is in it. The zero value is ready; it is safe for concurrent use.
type Shared[T any] struct {
	mu sync.Mutex
	// next is what those who ask now wait for; nil for nothing.
	next *sharedCall[T]
	// free is when the next call may go out.
	free time.Time
	busy bool
}

// sharedCall is one call, and what it told.
type sharedCall[T any] struct {
	done  chan struct{}
	value T
	err   error
}

// The rest after a call grows with what it took, so that however long a list becomes, it
// is asked for during a part of the time only.
const (
	restFor  = 4
	mostRest = time.Second
	// sharedLimit bounds a call with all its pages.
	sharedLimit = 50 * time.Second
)

// Get returns what ask tells, which is called under a context without the end of ctx and
// must not be changed: others have it, too.
func (s *Shared[T]) Get(ctx context.Context, ask func(context.Context) (T, error)) (T, error) {
	s.mu.Lock()
	call := s.next
	if call == nil {
		call = &sharedCall[T]{done: make(chan struct{})}
		s.next = call
		if !s.busy {
			s.busy = true
			go s.drive(context.WithoutCancel(ctx), ask)
		}
	}
	s.mu.Unlock()
	select {
	case <-call.done:
		return call.value, call.err
	case <-ctx.Done():
		var none T
		return none, fmt.Errorf("look up: %w", context.Cause(ctx))
	}
}

// drive makes one call after the other, as long as anybody waits for one.
func (s *Shared[T]) drive(ctx context.Context, ask func(context.Context) (T, error)) {
	for {
		s.mu.Lock()
		rest := time.Until(s.free)
		s.mu.Unlock()
		time.Sleep(rest)
		s.mu.Lock()
		call := s.next
		s.next = nil
		s.mu.Unlock()
		began := time.Now()
		call.value, call.err = Within(ctx, sharedLimit, ask)
		s.mu.Lock()
		s.free = time.Now().Add(min(restFor*time.Since(began), mostRest))
		over := s.next == nil
		s.busy = !over
		s.mu.Unlock()
		close(call.done)
		if over {
			return
		}
	}
}

// Shares are what is shared, by key. The zero value is ready.
type Shares[T any] struct {
	mu sync.Mutex
	of map[string]*Shared[T]
}

// Of is the one of a key.
func (s *Shares[T]) Of(key string) *Shared[T] {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.of == nil {
		s.of = map[string]*Shared[T]{}
	}
	if s.of[key] == nil {
		s.of[key] = &Shared[T]{}
	}
	return s.of[key]
}
