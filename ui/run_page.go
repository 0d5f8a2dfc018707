package ui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// runState is one run as far as it was told. The worker that drives it sends
// everything over feed and closes feed when it ends.
type runState struct {
	id, name string
	about    providers.About
	deleting bool
	phase    launch.Phase
	status   providers.Status
	receipt  *providers.Receipt
	failure  *providers.Failure
	note     forms.Text
	log      []logLine
	drawn    logView
	begun    time.Time
	now      time.Time
	ended    bool
	err      error
	record   launch.Record
	top      int
	scrolled bool
	// hidden tells whether there is more than was drawn.
	hidden    bool
	cancel    context.CancelFunc
	feed      chan tea.Msg
	quitAfter bool
}

type (
	eventMsg struct{ event launch.Event }
	endedMsg struct {
		record launch.Record
		err    error
	}
	tickMsg time.Time
)

func (r *runState) started() bool { return r.feed != nil }
func (r *runState) over() bool    { return r.started() && r.ended }
func (r *runState) sending() bool {
	return r.started() && !r.ended && (r.phase == launch.Planned || r.phase == launch.Sending)
}

// worker is the part of a run that talks to the cloud.
type worker func(context.Context, func(launch.Event)) (launch.Record, error)

// drive opens the progress page and starts work.
func (a *app) drive(r runState, work worker) tea.Cmd {
	ctx, cancel := context.WithCancel(a.ctx)
	feed := make(chan tea.Msg, 64)
	r.cancel, r.feed, r.now = cancel, feed, a.cfg.Now()
	if r.begun.IsZero() {
		r.begun = r.now
	}
	a.err = nil
	a.run, a.screen, a.pick, a.field = r, runScreen, nil, nil
	start := func() tea.Msg {
		go func() {
			defer close(feed)
			defer func() {
				// A slip of ours must not leave the terminal in a state that
				// nobody can type in; the journal knows how far the run came.
				if v := recover(); v != nil {
					feed <- endedMsg{r.record, providers.AsFailure(fmt.Errorf("panic: %v", v))}
				}
			}()
			record, err := work(ctx, func(e launch.Event) { feed <- eventMsg{e} })
			feed <- endedMsg{record, err}
		}()
		return <-feed
	}
	return tea.Batch(start, a.tick())
}

// everySecond moves the clock of the progress page.
func everySecond() tea.Cmd {
	return tea.Tick(time.Second, func(at time.Time) tea.Msg { return tickMsg(at) })
}

// listen waits for what the worker says next.
func (a *app) listen() tea.Cmd {
	feed := a.run.feed
	return func() tea.Msg { return <-feed }
}

// submit sends the request, once.
func (a *app) submit(plan launch.Plan) tea.Cmd {
	launcher, target := a.cfg.Launcher, a.work.Target
	a.work.Underway = true
	return a.drive(runState{name: plan.Request.Name, about: a.work.About, phase: launch.Planned},
		func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
			return launcher.Create(ctx, target, plan, emit)
		})
}

// watch follows a run that was started earlier.
func (a *app) watch(record launch.Record) tea.Cmd {
	launcher := a.cfg.Launcher
	return a.drive(runState{
		id: record.ID, name: record.Name, about: a.work.AboutOf(record.Provider), begun: record.Started,
		phase: record.Phase, receipt: record.Receipt, record: record,
	},
		func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
			target, err := a.work.TargetOf(ctx, record)
			if err != nil {
				return record, err
			}
			return launcher.Watch(ctx, target, record, emit)
		})
}

// aboutOf is what the cloud of a run says of itself; the zero About where it
// is not known.
func (a *app) aboutOf(record launch.Record) providers.About {
	if p, ok := a.work.ProviderOf(record.Provider); ok {
		return p.About()
	}
	return providers.About{}
}

// gotEnd keeps the outcome. A run that is through takes the draft with it.
func (a *app) gotEnd(msg endedMsg) tea.Cmd {
	r := &a.run
	r.ended, r.err, r.record = true, msg.err, msg.record
	if msg.record.Phase != "" {
		r.reach(msg.record.Phase, nil)
	}
	r.now = a.cfg.Now()
	if !msg.record.Updated.IsZero() {
		r.now = msg.record.Updated
	}
	if msg.record.ID != "" {
		r.id = msg.record.ID
		a.result.Record = &msg.record
	}
	if msg.err != nil && r.failure == nil && !isLetGo(msg.err) {
		r.failure = providers.AsFailure(msg.err)
	}
	a.err = msg.err
	if r.failure != nil {
		r.top, r.scrolled = 0, true
	}
	if r.quitAfter || errors.Is(msg.err, launch.ErrDetached) {
		return tea.Quit
	}
	if msg.err == nil && !r.deleting {
		a.work.DropDraft()
	}
	return nil
}

// isLetGo tells whether err is a way of stopping that is no failure.
func isLetGo(err error) bool {
	return errors.Is(err, launch.ErrDetached) || errors.Is(err, launch.ErrNotSent) || errors.Is(err, launch.ErrUnclear)
}

func (a *app) gotTick(msg tickMsg) tea.Cmd {
	if a.run.ended || a.screen != runScreen {
		return nil
	}
	a.run.now = time.Time(msg)
	return a.tick()
}
