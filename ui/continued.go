//go:build !windows

package ui

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// continued calls again each time that the process goes on after it was stopped,
// until the context ends.
func continued(ctx context.Context, again func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGCONT)
	go func() {
		defer signal.Stop(signals)
		for {
			select {
			case <-signals:
				again()
			case <-ctx.Done():
				return
			}
		}
	}()
}
