package ui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/work"
)

// settleUnclear does what a person said yes to about a run whose outcome is unclear.
func (a *app) settleUnclear(msg tea.Msg) {
	switch msg := msg.(type) {
	case progress.Adopt:
		run := unclearRun(a.work, msg.Record)
		run.Begun = msg.Record.Started
		a.drive(run, adopting(a.cfg.Launcher, a.work, msg))
	case progress.Resend:
		a.drive(unclearRun(a.work, msg.Record), resending(a.cfg.Launcher, a.work.Target, msg))
	}
}

// unclearRun is what the screen follows meanwhile, from now on.
func unclearRun(w *work.Work, record launch.Record) progress.Run {
	return progress.Run{
		ID: record.ID, Name: record.Name, About: w.AboutOf(record.Provider), Phase: record.Phase, Record: record,
		Simulated: record.Simulated, Speed: record.Speed, Foreseen: w.Foreseen(record),
	}
}

// adopting takes the thing for the run's and follows it.
func adopting(launcher *launch.Launcher, w *work.Work, yes progress.Adopt) progress.Worker {
	return func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
		target, err := w.TargetOf(ctx, yes.Record)
		if err != nil {
			return yes.Record, err
		}
		return launcher.Adopt(ctx, target, yes.Record, yes.ID, emit)
	}
}

// resending looks once more, and sends in a run of its own where that finds
// nothing. What is stopped before that leaves the first run as it is.
func resending(launcher *launch.Launcher, target connect.Target, yes progress.Resend) progress.Worker {
	return func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
		looked, err := launcher.Watch(ctx, target, yes.Record, emit)
		if !errors.Is(err, launch.ErrUnclear) || ctx.Err() != nil || len(looked.Maybe) > 0 {
			return looked, err
		}
		again, sent := launcher.Create(ctx, target, yes.Plan, emit)
		if errors.Is(sent, launch.ErrNotSent) {
			return looked, err
		}
		return again, sent
	}
}
