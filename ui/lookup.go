package ui

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

// lookState is where a look-up stands, by the id of its query.
type lookState struct {
	loading bool
	failure *providers.Failure
	cancel  context.CancelFunc
	// at is when the oldest of the calls behind the list went out.
	at time.Time
}

type (
	lookupMsg struct {
		client  providers.Client
		state   *lookState
		query   forms.Query
		listing providers.Listing
		err     error
	}
	// pausedMsg says that the person paused after so many changes.
	pausedMsg struct{ changes int }
)

func inAMoment(changes int) tea.Cmd {
	return tea.Tick(settleTime, func(time.Time) tea.Msg { return pausedMsg{changes} })
}

// lookUp asks for the values of q, once for each query.
func (a *app) lookUp(s *sheet, q forms.Question) tea.Cmd { return a.lookUpIn(a.ctx, s, q) }

func (a *app) lookUpIn(ctx context.Context, s *sheet, q forms.Question) tea.Cmd {
	client := a.session.client
	if q.Source.Name == "" || client == nil || s == a.place {
		return nil
	}
	query, missing := q.Query()
	if a.looks[query.ID()] != nil || len(missing) > 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, providers.LookupLimit)
	state := &lookState{loading: true, cancel: cancel}
	a.looks[query.ID()] = state
	return func() tea.Msg {
		defer cancel()
		listing, err := client.Lookup(ctx, query)
		return lookupMsg{client: client, state: state, query: query, listing: listing, err: err}
	}
}

// prefetch looks up for every question of the open frame, so that a list is
// there when it is wanted and typed values are compared with it.
func (a *app) prefetch() tea.Cmd {
	f := a.frame()
	if f == nil || f.table || f.sheet != a.session.main {
		return nil
	}
	var cmds []tea.Cmd
	for _, r := range f.rows() {
		if !r.fold && a.sound(r.question) {
			cmds = append(cmds, a.lookUp(f.sheet, r.question))
		}
	}
	return tea.Batch(cmds...)
}

// sound tells whether the answers that narrow the look-up of q are right so
// far: half an id is nothing to ask a cloud about.
func (a *app) sound(q forms.Question) bool {
	for _, ref := range q.Source.Refs() {
		path := q.Scope().PathOf(ref)
		for _, p := range a.session.check() {
			if p.Path == path && p.Severity == forms.Error && len(p.Touches) == 0 {
				return false
			}
		}
	}
	return true
}

// lookAround compares every answer with the cloud's lists, those of other
// pages too: what depends on an answer that changed shows at once.
func (a *app) lookAround() tea.Cmd {
	main := a.session.main
	if main == nil || a.session.client == nil {
		return nil
	}
	return tea.Batch(a.prefetch(), tea.Batch(a.lookWithin(main.form.Scope(main.answers, main.known))...))
}

func (a *app) lookWithin(scope *forms.Scope) []tea.Cmd {
	var cmds []tea.Cmd
	for _, q := range scope.Questions("") {
		switch {
		case q.Kind == forms.Object:
			cmds = append(cmds, a.lookWithin(q.Inner())...)
		case q.Kind == forms.List:
			for _, item := range q.Items() {
				cmds = append(cmds, a.lookWithin(item)...)
			}
		case q.Source.Name != "" && q.Answer() != nil && a.sound(q):
			cmds = append(cmds, a.lookUp(a.session.main, q))
		}
	}
	return cmds
}

// changed waits for a pause before it looks around.
func (a *app) changed() tea.Cmd {
	a.changes++
	return a.pause(a.changes)
}

func (a *app) gotPause(msg pausedMsg) tea.Cmd {
	if msg.changes != a.changes {
		return nil
	}
	return a.lookAround()
}

// gotLookup keeps the answer; one from an earlier client, or to a look-up
// that was cancelled or asked again, is dropped.
func (a *app) gotLookup(msg lookupMsg) tea.Cmd {
	if msg.client != a.session.client || a.looks[msg.query.ID()] != msg.state || !msg.state.loading {
		return nil
	}
	msg.state.loading = false
	if msg.err != nil {
		msg.state.failure = lookupFailure(msg.err)
	} else {
		msg.state.at = msg.listing.At
		a.learn(a.session.main, msg.query, msg.listing.Options)
	}
	a.fillPick()
	return nil
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

func (a *app) learn(s *sheet, query forms.Query, options []forms.Option) {
	s.known.Add(query, options)
	s.looked++
	if s.lists == nil {
		s.lists = map[string][]forms.Option{}
	}
	s.lists[query.ID()] = options
}

// retryLookup asks the cloud again for the question with the focus.
func (a *app) retryLookup() tea.Cmd {
	f := a.frame()
	r, ok := f.current()
	if !ok || r.fold || r.question.Source.Name == "" || f.sheet == a.place {
		return nil
	}
	query, _ := r.question.Query()
	if state := a.looks[query.ID()]; state != nil && !state.loading {
		delete(a.looks, query.ID())
		delete(f.sheet.lists, query.ID())
	}
	return a.lookUpIn(providers.Afresh(a.ctx), f.sheet, r.question)
}

// cancelLookup ends the wait for the list of q.
func (a *app) cancelLookup(q forms.Question) {
	query, _ := q.Query()
	state := a.looks[query.ID()]
	if state == nil || !state.loading {
		return
	}
	state.cancel()
	state.loading = false
	state.failure = &providers.Failure{Kind: providers.Unavailable, Summary: forms.T("cancelled", "已取消")}
}

// forgetLookups cancels what is under way and forgets what was asked.
func (a *app) forgetLookups() {
	for _, state := range a.looks {
		state.cancel()
	}
	a.looks = map[string]*lookState{}
}

// comparing tells whether a look-up is under way.
func (a *app) comparing() bool {
	for _, state := range a.looks {
		if state.loading {
			return true
		}
	}
	return false
}
