package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/pflag"

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
	// heard is told of every event; nil is nobody. unwritten: nobody else is.
	heard     func(launch.Event)
	unwritten bool
	// foretold: what stays and costs money was told before.
	foretold bool
	// owed is the end that is told; nil where there are no profiles.
	owed *owed
}

// create sends the request and writes what happens until the end. The error has
// its exit code.
func (a *app) create(ctx context.Context, io *plain.IO, o submission) (launch.Record, error) {
	o.plan.Serves = o.exists == existsSkip || o.exists == existsWatch
	record, err := a.createOnce(ctx, io, o)
	if err != nil && o.exists != "" {
		record, err = a.existing(ctx, io, outcome{record, err}, o)
	}
	if !o.ask || !errors.Is(err, launch.ErrWhose) {
		return a.settle(ctx, io, outcome{record, err}, o, true)
	}
	io.Say(describe(err))
	yes, asked := io.Confirm(ctx, forms.T("Did that run use another account, so that this request may be sent?", "该运行属于另一个账号，可以发送本次请求吗？"))
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
		if !o.unwritten {
			follower.Event(e)
		}
		if o.heard != nil {
			o.heard(e)
		}
		o.owed.heard(e)
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
	told := o.foretold && record.Phase == launch.Deleted
	a.sayNext(io, record, err, o.name == "" && !a.quiet && !told)
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

// What --if-exists does about a name that is taken.
const (
	existsFail  = "fail"
	existsWatch = "watch"
	existsSkip  = "skip"
)

func existsFlag(flags *pflag.FlagSet, to *cli.Choice, lang forms.Lang) {
	*to = cli.OneOf(existsFail, existsWatch, existsSkip)
	flags.Var(to, "if-exists", forms.T("what to do about a name that is taken (exit code 9, its end, 0)", "名称已被占用时的处理（退出码 9、其结果、0）").In(lang))
}

// existing ends a run whose name was taken as the person wants it. Only the cloud's word
// that a thing is there lets it be left out: of an earlier run that is unclear nobody
// knows whether it made one.
func (a *app) existing(ctx context.Context, io *plain.IO, so outcome, o submission) (launch.Record, error) {
	taken := so.record.Taken
	if so.record.Phase != launch.Rejected || taken == nil {
		return so.record, so.err
	}
	switch {
	case o.exists == existsSkip && taken.Thing != nil:
		io.Say(forms.Tf("%s is there already: %s (%s); nothing was sent", "%s 已存在：%s（%s）；未发送请求", so.record.Name, taken.Thing.ID, whose(o.store, so.record)))
		if a.quiet {
			a.writeID(taken.Thing.ID)
		}
		return so.record, nil
	case o.exists == existsWatch:
		return a.join(ctx, io, so.record, o)
	}
	return so.record, so.err
}

// join follows what has the name: the run of this machine that made it, else the thing.
func (a *app) join(ctx context.Context, io *plain.IO, refused launch.Record, o submission) (launch.Record, error) {
	return a.follow(io, o, func(emit func(launch.Event)) (launch.Record, error) {
		launcher := launch.New(o.store, launch.Options{Limit: o.timeout})
		if holder, err := o.store.Holder(refused); err == nil {
			return launcher.Watch(ctx, o.target, holder, emit)
		}
		return launcher.Join(ctx, o.target, refused, emit)
	})
}

// whose tells of which run a thing is that has the name of another.
func whose(store *launch.Store, refused launch.Record) forms.Text {
	if holder, err := store.Holder(refused); err == nil {
		return forms.Tf("of the run %s", "由运行 %s 创建", holder.ID)
	}
	if run := launch.RunOf(refused.Taken.Thing.Tag); run != "" {
		return forms.Tf("of the run %s of another machine", "由另一台机器的运行 %s 创建", run)
	}
	return forms.T("of no run of this machine", "不是本机的运行创建的")
}
