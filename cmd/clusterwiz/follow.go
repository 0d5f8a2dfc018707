package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/plain"
)

// submission is a request that a person has said yes to.
type submission struct {
	store  *launch.Store
	target connect.Target
	plan   launch.Plan
	// name stands before every line where several runs go on side by side.
	name    string
	detach  bool
	timeout time.Duration
	// ask: a person is there to say whose an earlier run was, and what to do about
	// an unclear end.
	ask bool
	// exists is what to do about a name that is taken; empty is to fail.
	exists string
	// heard is told of every event; nil is nobody.
	heard func(launch.Event)
}

// create sends the request and writes what happens until the end. The error has
// its exit code.
func (a *app) create(ctx context.Context, io *plain.IO, o submission) (launch.Record, error) {
	record, err := a.createOnce(ctx, io, o)
	if err != nil && o.exists != "" {
		record, err = a.existing(ctx, io, outcome{record, err}, o)
	}
	if !o.ask || !errors.Is(err, launch.ErrWhose) {
		return a.settle(ctx, io, outcome{record, err}, o, true)
	}
	io.Say(describe(err))
	yes, asked := io.Confirm(ctx, forms.T("Was that run by another account, so that this may be sent?", "该运行属于另一个账号，可以发送本次请求吗？"))
	if asked != nil || !yes {
		return record, err
	}
	o.plan.Apart = true
	record, err = a.createOnce(ctx, io, o)
	return a.settle(ctx, io, outcome{record, err}, o, true)
}

func (a *app) createOnce(ctx context.Context, io *plain.IO, o submission) (launch.Record, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return a.follow(io, o, func(emit func(launch.Event)) (launch.Record, error) {
		return launch.New(o.store, launch.Options{Limit: o.timeout}).Create(ctx, o.target, o.plan, func(e launch.Event) {
			if o.exists == existsWatch && e.Kind == launch.EventExists {
				e.Kind = launch.EventNote // The end is that of what is there.
			}
			emit(e)
			if o.detach && e.Kind == launch.EventAccepted {
				cancel()
			}
		})
	})
}

// follow writes the events of work and gives its end the right code.
func (a *app) follow(io *plain.IO, o submission, work func(emit func(launch.Event)) (launch.Record, error)) (launch.Record, error) {
	follower := io.Follow(o.name)
	defer follower.Close()
	cli.SurviveReader()
	a.followed.Store(true)
	unread := false
	record, err := work(func(e launch.Event) {
		a.log.Debug("event", "run", e.Run, "event", e.Kind, "text", e.Text.En)
		follower.Event(e)
		if o.heard != nil {
			o.heard(e)
		}
		if e.Ends() {
			a.ended.Store(true)
		}
		if a.results.Trouble() != nil && !unread {
			unread = true
			io.Say(forms.Tf("the results cannot be written any more (%s); the run goes on. Come back with: clusterwiz watch %s",
				"结果已无法输出（%s）；运行继续进行。可用 clusterwiz watch %s 继续查看", forms.Same(firstLine(a.results.Trouble().Error())), e.Run))
		}
	})
	a.log.Debug("end", "run", record.ID, "phase", record.Phase, "error", err)
	err = coded(record, err)
	a.dropDrafts(record)
	a.sayNext(io, record, err, o.name == "" && !a.quiet)
	if a.quiet && record.Receipt != nil && (err == nil || errors.Is(err, launch.ErrDetached)) {
		a.writeID(record.Receipt.ID)
	}
	return record, err
}

// writeID writes an id as the only result.
func (a *app) writeID(id string) { _, _ = fmt.Fprintln(a.Out, id) } // Trouble is told at the end.

// sayNext tells what can be done next; at length where there is one run alone.
func (a *app) sayNext(io *plain.IO, record launch.Record, err error, alone bool) {
	if !a.json() && alone {
		for _, row := range record.NextRows() {
			io.Say(forms.Tf("  %s", "  %s", row.Text()))
		}
		for _, line := range record.CostLines() {
			io.Say(forms.Tf("  %s", "  %s", line))
		}
	}
	switch {
	case errors.Is(err, launch.ErrUnclear) && len(record.Maybe) > 0: // The error names the way.
	case errors.Is(err, launch.ErrUnclear):
		io.Say(forms.Tf("look again with: clusterwiz watch %s", "稍后再查：clusterwiz watch %s", record.Called()))
	case errors.Is(err, launch.ErrDetached):
		io.Say(forms.Tf("come back with: clusterwiz watch %s", "继续跟踪：clusterwiz watch %s", record.Called()))
	case record.Phase == launch.Failed && record.Over():
		io.Say(forms.Tf("delete what is left with: clusterwiz delete %s", "删除残留资源：clusterwiz delete %s", record.Called()))
	}
}
