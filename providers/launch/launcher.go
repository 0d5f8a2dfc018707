package launch

import (
	"cmp"
	"context"
	"math/rand/v2"
	"time"

	"github.com/cenkalti/backoff/v5"

	"clusterwiz/providers"
)

const (
	// callLimit ends one call to the cloud that gets no answer.
	callLimit = 60 * time.Second
	// heartbeat is how often an unchanged status is told again.
	heartbeat = 30 * time.Second
	// settling is how long a new thing may be missing from the cloud's lists.
	settling = time.Minute
	// The most attempts at a call of which the cloud says that it did nothing.
	maxLooks, maxSends, maxDeletes = 4, 5, 10
)

// Options tune a Launcher; the zero value is for daily use.
type Options struct {
	// Now stamps records and events; nil is time.Now. Waiting goes by the
	// system's timers.
	Now func() time.Time
	// Interval is the wait between polls while things move, 0 is 5 s. It grows
	// to MaxInterval, 0 is 30 s, while nothing does.
	Interval, MaxInterval time.Duration
	// Jitter returns numbers in [0, 1); nil is random. 0.5 leaves waits as they
	// are, and every wait is within a fifth of its length.
	Jitter func() float64
	// FindWindow is how long to look for what an unclear request may have
	// created; 0 is 2 minutes.
	FindWindow time.Duration
	// Limit is how long to follow; 0 is the provider's, or 30 minutes.
	Limit time.Duration
}

// Launcher creates, follows and deletes. It is safe for concurrent use.
type Launcher struct {
	store *Store
	o     Options
}

// New makes a Launcher that keeps its journals in store.
func New(store *Store, o Options) *Launcher {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Jitter == nil {
		o.Jitter = rand.Float64
	}
	o.Interval = cmp.Or(o.Interval, 5*time.Second)
	o.MaxInterval = max(cmp.Or(o.MaxInterval, 30*time.Second), o.Interval)
	o.FindWindow = cmp.Or(o.FindWindow, 2*time.Minute)
	return &Launcher{store: store, o: o}
}

// Plan is all that Create needs to know of a run.
type Plan struct {
	About    providers.About
	Account  providers.Account
	Endpoint providers.Endpoint
	// Profile is the file that the answers came from; empty for none.
	Profile string
	Request providers.Request
}

func (l *Launcher) limit(r Record) time.Duration {
	return cmp.Or(l.o.Limit, r.Limit, 30*time.Minute)
}

// backOff returns waits that begin at first and double up to MaxInterval.
func (l *Launcher) backOff(first time.Duration) *pace {
	p := &pace{jitter: l.o.Jitter, steps: backoff.ExponentialBackOff{
		InitialInterval: first, MaxInterval: max(l.o.MaxInterval, first), Multiplier: 2,
	}}
	p.steps.Reset()
	return p
}

// quick is the first wait where an answer is expected any moment.
func (l *Launcher) quick() time.Duration { return max(l.o.Interval/5, time.Millisecond) }

// pace is a growing wait with jitter.
type pace struct {
	steps  backoff.ExponentialBackOff
	jitter func() float64
}

func (p *pace) next() time.Duration { return p.spread(p.steps.NextBackOff()) }

func (p *pace) longest() time.Duration { return p.spread(p.steps.MaxInterval) }

func (p *pace) reset() { p.steps.Reset() }

func (p *pace) spread(d time.Duration) time.Duration {
	return time.Duration(float64(d) * (0.8 + 0.4*p.jitter()))
}

// pause waits, or returns why the context ended.
func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// call makes one call that an answer, an error or callLimit ends. A caller that
// must not lose the answer gives a context without cancel.
func call[In, Out any](ctx context.Context, f func(context.Context, In) (Out, error), in In) (Out, error) {
	ctx, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	return f(ctx, in)
}
