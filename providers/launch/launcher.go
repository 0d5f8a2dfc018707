package launch

import (
	"cmp"
	"context"
	"math/rand/v2"
	"time"

	"github.com/cenkalti/backoff/v5"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

const (
	// callLimit ends one call to the cloud that gets no answer.
	callLimit = 60 * time.Second
	// heartbeat is how often an unchanged status is told again.
	heartbeat = 30 * time.Second
	// The most attempts at a call of which the cloud says that it did nothing.
	maxLooks, maxSends, maxDeletes = 4, 5, 10
	// maxUntouched is how often a deletion is asked for that the cloud takes and
	// does not begin.
	maxUntouched = 3
)

// Options tune a Launcher; the zero value is for daily use.
type Options struct {
	// Now stamps records and events; nil is time.Now. Waiting goes by the
	// system's timers.
	Now func() time.Time
	// Jitter returns numbers in [0, 1); nil is random. 0.5 leaves waits as they
	// are, and every wait is within a fifth of its length.
	Jitter func() float64
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
	return &Launcher{store: store, o: o}
}

// Plan is what Create sends to its target.
type Plan struct {
	// Profile is the file that the answers came from; empty for none.
	Profile string
	Request providers.Request
	// Answers are what the request was made of, for the journal, which keeps no
	// text of a secret; nil for none.
	Answers *forms.Answers
	// Will are the lines of what will exist.
	Will []forms.Text
	// Costs tell what goes on costing money, for the end of the run and for the journal;
	// nil for nothing to tell.
	Costs *providers.Costs
	// Untagged: the request gets no run tag.
	Untagged bool
	// Apart: a person said, after [ErrWhose], that the account is not that of the
	// earlier run.
	Apart bool
	// Serves: what has the name already serves as well, as with --if-exists skip.
	Serves bool
	// Again is the unclear run that a person sends again, with the name typed.
	Again string
}

func (l *Launcher) limit(r Record) time.Duration {
	return cmp.Or(l.o.Limit, r.Limit, 30*time.Minute)
}

// backOff returns delays that begin at first and double up to the pace's
// MaxInterval.
func (s *session) backOff(first time.Duration) *delays {
	d := &delays{jitter: s.o.Jitter, steps: backoff.ExponentialBackOff{
		InitialInterval: first, MaxInterval: max(s.pace.MaxInterval, first), Multiplier: 2,
	}}
	d.steps.Reset()
	return d
}

// firstDelay is the first delay where an answer is expected any moment.
func (s *session) firstDelay() time.Duration { return max(s.pace.Interval/5, time.Millisecond) }

// settling is how long a new thing may be missing from the cloud's lists: at the
// pace of a real cloud a minute.
func (s *session) settling() time.Duration { return s.pace.FindWindow / 2 }

// minute is a minute of the cloud's, which a simulator that lives faster has
// sooner over.
func (s *session) minute() time.Duration { return 12 * s.pace.Interval }

// patience is how long to wait before the next try: d, or as long as the cloud
// wants to be left alone, up to five minutes.
func (s *session) patience(failure *providers.Failure, d time.Duration) time.Duration {
	return max(d, min(failure.RetryAfter, 5*s.minute()))
}

// delays are growing waits with jitter.
type delays struct {
	steps  backoff.ExponentialBackOff
	jitter func() float64
}

func (d *delays) next() time.Duration { return d.spread(d.steps.NextBackOff()) }

func (d *delays) longest() time.Duration { return d.spread(d.steps.MaxInterval) }

func (d *delays) reset() { d.steps.Reset() }

func (d *delays) spread(wait time.Duration) time.Duration {
	return time.Duration(float64(wait) * (0.8 + 0.4*d.jitter()))
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
