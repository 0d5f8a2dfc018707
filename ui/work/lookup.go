package work

import (
	"context"
	"errors"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// settleTime is how long nobody typed before answers are looked up that
// depend on what was typed.
const settleTime = 300 * time.Millisecond

// look is where a look-up stands, by the id of its query.
type look struct {
	loading bool
	failure *providers.Failure
	cancel  context.CancelFunc
	// at is when the oldest of the calls behind the list went out.
	at time.Time
}

type (
	// LookupMsg brings the answer to a look-up.
	LookupMsg struct {
		client  providers.Client
		state   *look
		query   forms.Query
		listing providers.Listing
		err     error
	}
	// PausedMsg says that the person paused after so many changes.
	PausedMsg struct{ changes int }
)

func inAMoment(msg tea.Msg) tea.Cmd {
	return tea.Tick(settleTime, func(time.Time) tea.Msg { return msg })
}

// LookUp asks for the values of q, once for each query.
func (w *Work) LookUp(s *Sheet, q forms.Question) { w.lookUp(w.ctx, s, q) }

func (w *Work) lookUp(ctx context.Context, s *Sheet, q forms.Question) {
	client := w.Target.Client
	if q.Source.Name == "" || client == nil || s == w.Cloud {
		return
	}
	query, missing := q.Query()
	if w.looks[query.ID()] != nil || len(missing) > 0 {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, providers.LookupLimit)
	state := &look{loading: true, cancel: cancel}
	w.looks[query.ID()] = state
	w.out.Do(func() tea.Msg {
		defer cancel()
		listing, err := client.Lookup(ctx, query)
		return LookupMsg{client: client, state: state, query: query, listing: listing, err: err}
	})
}

// Sound tells whether the answers that narrow the look-up of q are right so
// far: half an id is nothing to ask a cloud about. One that is not there yet narrows
// nothing.
func (w *Work) Sound(q forms.Question) bool {
	for _, ref := range q.Source.Refs() {
		path := q.Scope().PathOf(ref)
		_, answered := q.Scope().Value(ref)
		for _, p := range w.Check() {
			if p.Path == path && answered == forms.Set && p.Severity == forms.Error && len(p.Related) == 0 {
				return false
			}
		}
	}
	return true
}

// LookAround compares every answer with the cloud's lists, those of other
// pages too: what depends on an answer that changed shows at once. It asks what they
// cost, too.
func (w *Work) LookAround() {
	if w.Main == nil || w.Target.Client == nil {
		return
	}
	walk(w.Main.Scope(), func(q forms.Question) {
		if q.Source.Name != "" && q.Answer() != nil && w.Sound(q) {
			w.LookUp(w.Main, q)
		}
	})
	w.askPrice(w.ctx)
}

// Changed waits for a pause before it looks around.
func (w *Work) Changed() {
	w.changes++
	w.out.Do(w.cfg.Pause(PausedMsg{w.changes}))
}

func (w *Work) gotPause(msg PausedMsg) bool {
	if msg.changes != w.changes {
		return false
	}
	w.LookAround()
	w.LookForNeeded()
	return true
}

// gotLookup keeps the answer; one from an earlier client, or to a look-up
// that was cancelled or asked again, is dropped.
func (w *Work) gotLookup(msg LookupMsg) bool {
	if msg.client != w.Target.Client || w.looks[msg.query.ID()] != msg.state || !msg.state.loading {
		return false
	}
	msg.state.loading = false
	if msg.err != nil {
		msg.state.failure = lookupFailure(msg.err)
	} else {
		msg.state.at = msg.listing.At
		w.Main.learn(msg.query, msg.listing.Options)
	}
	return true
}

// lookupFailure is what a person is told: a look-up that took too long is no
// slip of ours.
func lookupFailure(err error) *providers.Failure {
	if errors.Is(err, context.DeadlineExceeded) {
		return &providers.Failure{
			Kind: providers.Unavailable, Cause: err,
			Summary: forms.Tf("no answer within %d s", "%d 秒内无应答", int(providers.LookupLimit.Seconds())),
		}
	}
	return providers.AsFailure(err)
}

// LookUpAgain asks the cloud itself once more for the values of q, unless that is under way.
func (w *Work) LookUpAgain(s *Sheet, q forms.Question) {
	if q.Source.Name == "" || s == w.Cloud {
		return
	}
	query, _ := q.Query()
	if state := w.looks[query.ID()]; state != nil && !state.loading {
		delete(w.looks, query.ID())
		delete(s.lists, query.ID())
	}
	w.lookUp(providers.Afresh(w.ctx), s, q)
}

// Cancel ends the wait for the values of q.
func (w *Work) Cancel(q forms.Question) {
	query, _ := q.Query()
	state := w.looks[query.ID()]
	if state == nil || !state.loading {
		return
	}
	state.cancel()
	state.loading = false
	state.failure = &providers.Failure{Kind: providers.Unavailable, Summary: forms.T("cancelled", "已取消")}
}

// Forget cancels what is under way and forgets what was asked.
func (w *Work) Forget() {
	for _, state := range w.looks {
		state.cancel()
	}
	w.looks = map[string]*look{}
	w.forgetPrice()
}

// Comparing tells whether a look-up is under way.
func (w *Work) Comparing() bool {
	for _, state := range w.looks {
		if state.loading {
			return true
		}
	}
	return false
}
