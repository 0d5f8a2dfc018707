package main

import (
	"context"
	"sync"
	"time"
)

// playAll plays scenes, some at a time, and returns the results in their order.
// Scenes for which there was no time left have none.
func playAll(ctx context.Context, o options, scenes []scene) ([]result, error) {
	ends := time.Now().Add(o.budget)
	var (
		mu   sync.Mutex
		next int
		done = make([]*result, len(scenes))
		all  sync.WaitGroup
	)
	take := func() int {
		mu.Lock()
		defer mu.Unlock()
		if next == len(scenes) || ctx.Err() != nil || o.budget > 0 && time.Now().After(ends) {
			return -1
		}
		next++
		return next - 1
	}
	for range max(o.jobs, 1) {
		all.Go(func() {
			for i := take(); i >= 0; i = take() {
				r := perform(ctx, o, scenes[i])
				done[i] = &r
			}
		})
	}
	all.Wait()
	var results []result
	for _, r := range done {
		if r != nil {
			results = append(results, *r)
		}
	}
	return results, context.Cause(ctx)
}
