package cli

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// oneSignal is how long what comes after a signal is no second one: timeout(1) sends TERM to
// the program and then to its group, and a HUP comes of the terminal and of the shell.
const oneSignal = 500 * time.Millisecond

// Interruptible returns a context that ends at the first Ctrl-C, TERM or HUP.
// The second one, half a second later or more, does what it always does: it ends
// the program at once. A HUP that is ignored already, as under nohup, stays ignored.
func Interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	wanted := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		wanted = append(wanted, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(ctx, wanted...)
	context.AfterFunc(ctx, func() { time.AfterFunc(oneSignal, stop) })
	return ctx, stop
}

// SurviveReader makes a reader that has gone away an error of writing, which ends
// nothing, in place of the signal that ends the program. From then on it holds.
var SurviveReader = sync.OnceFunc(func() {
	gone := make(chan os.Signal, 1)
	signal.Notify(gone, syscall.SIGPIPE)
	go func() {
		for range gone {
			// That writing fails says all.
			continue
		}
	}()
})
