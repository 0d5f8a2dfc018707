package exchange

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// Turns lets calls of one kind go out one after the other, the first at once and
// each other at least so long after the one before. The zero value is ready; it is
// safe for concurrent use. Who gives up takes nobody's turn.
type Turns struct {
	once sync.Once
	turn chan struct{} // Holds whose turn it is.
	last time.Time     // Only who holds the turn touches it.
}

// Wait returns when it is the caller's turn, or with the error of ctx.
func (t *Turns) Wait(ctx context.Context, every time.Duration) error {
	t.once.Do(func() { t.turn = make(chan struct{}, 1) })
	select {
	case t.turn <- struct{}{}:
		defer func() { <-t.turn }()
	case <-ctx.Done():
		return fmt.Errorf("wait for a turn: %w", ctx.Err())
	}
	if rest := every - time.Since(t.last); !t.last.IsZero() && rest > 0 {
		timer := time.NewTimer(rest)
		defer timer.Stop()
		select {
		case <-ctx.Done():
			return fmt.Errorf("wait for a turn: %w", ctx.Err())
		case <-timer.C:
		}
	}
	t.last = time.Now()
	return nil
}
