package ui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/deletion"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/work"
)

// gotResolved sends the request, or goes to the first secret that is missing.
func (a *app) gotResolved(msg work.ResolvedMsg) {
	plan, wrong := a.work.Resolved(msg)
	if wrong != nil {
		if !wrong.Summary.IsZero() {
			a.jump(wrong.Path)
			a.out.Complain(work.WithRemedy(wrong.Summary, wrong.Remedy))
		}
		return
	}
	a.send(plan)
}

// send sends the request, once.
func (a *app) send(plan launch.Plan) {
	launcher, target := a.cfg.Launcher, a.work.Target
	a.work.Underway = true
	a.drive(progress.Run{
		Name: plan.Request.Name, About: a.work.About, Phase: launch.Planned, Simulated: target.Simulated(), Speed: target.Endpoint.Speed,
		Foreseen: a.work.About.Foresee(a.work.Main.Form, plan.Answers),
	},
		func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
			return launcher.Create(ctx, target, plan, emit)
		})
}

// watch follows a run that was started earlier.
func (a *app) watch(record launch.Record) {
	launcher, w := a.cfg.Launcher, a.work
	a.drive(progress.Run{
		ID: record.ID, Name: record.Name, About: w.AboutOf(record.Provider), Begun: record.Started,
		Phase: record.Phase, Receipt: record.Receipt, Record: record,
		Simulated: record.Simulated, Speed: record.Speed, Foreseen: w.Foreseen(record),
	},
		func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
			target, err := w.TargetOf(ctx, record)
			if err != nil {
				return record, err
			}
			return launcher.Watch(ctx, target, record, emit)
		})
}

// deleteRun deletes as was chosen and follows until all is gone.
func (a *app) deleteRun(yes deletion.Yes) {
	launcher, record := a.cfg.Launcher, yes.Record
	a.drive(progress.Run{
		ID: record.ID, Name: record.Name, About: a.work.AboutOf(record.Provider), Deleting: true,
		Phase: launch.Deleting, Receipt: record.Receipt, Record: record,
		Simulated: record.Simulated, Speed: record.Speed,
	},
		func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
			return launcher.Delete(ctx, yes.Target, record, emit)
		})
}

// holder looks for the run that made what has the name of a refused one.
func holder(store *launch.Store, refused launch.Record) tea.Cmd {
	return func() tea.Msg {
		run, err := store.Holder(refused)
		if err != nil {
			return message.Say{Text: work.Explain(err), Alarm: true}
		}
		return progress.Look{Record: run}
	}
}

// chosenRun reads the run that was chosen in a list, where records stand without answers
// and costs. One that cannot be read is followed as it stands there: that tells why.
func chosenRun(store *launch.Store, listed launch.Record) tea.Cmd {
	return func() tea.Msg {
		if run, err := store.Load(listed.ID); err == nil {
			listed = run
		}
		return progress.Look{Record: listed}
	}
}

// drive opens the screen of a run and sets its worker going.
func (a *app) drive(run progress.Run, worker progress.Worker) {
	a.err = nil
	a.openRun(run)
	a.run.Start(a.ctx, worker)
}

// openRun opens the screen of a run.
func (a *app) openRun(run progress.Run) {
	a.form.Leave()
	a.run = progress.New(progress.Options{
		Out: a.out, Now: a.cfg.Now, Tick: a.cfg.tick, Answers: a.work.Main != nil, Label: a.work.Label, Again: a.work.Again, Summary: a.work.Summary,
		Typical: typical(a.cfg.Store),
	}, run)
	a.open = a.run
}

// typical looks into the journals; nil where there are none.
func typical(store *launch.Store) func(provider string, speed float64) launch.Typical {
	if store == nil {
		return nil
	}
	return store.Typical
}

// gotEnd keeps the outcome. A run that is through takes the draft with it.
func (a *app) gotEnd(msg progress.Ended) {
	a.err = msg.Err
	if msg.Record.ID != "" {
		a.result.Record = &msg.Record
	}
	whose := errors.Is(msg.Err, launch.ErrWhose) && a.work.Underway
	if _, again := a.work.Again(msg.Record); !whose && !again {
		a.work.Done()
	}
	if !errors.Is(msg.Err, launch.ErrDetached) {
		a.out.Do(ring(a.cfg, a.look.Lang, msg.Record))
	}
	switch {
	case msg.Quit:
		a.out.Do(tea.Quit)
	case msg.Err == nil && !msg.Deleting:
		a.work.DropDraft()
	case whose:
		failure := providers.AsFailure(msg.Err)
		again := func() { a.send(a.work.Apart()) }
		a.dialog = dialog.New(textWhose, []forms.Text{failure.Summary, failure.Remedy},
			dialog.Choice{Label: textNotApart}, dialog.Choice{Label: textApart, Do: again})
	}
}

// editAfter goes back to the answers after a refusal, to the one that the cloud
// named where that is wanted, and repeats what it said.
func (a *app) editAfter(msg progress.Edit) {
	a.run, a.work.Underway = nil, false
	a.work.Done()
	a.openReview()
	if msg.Failure == nil {
		return
	}
	a.work.Refuse(*msg.Failure)
	if msg.Jump {
		a.jump(msg.Failure.Field)
	}
	said := msg.Failure.Summary
	if words := msg.Failure.Words(); words != "" {
		said = forms.Tf("%s (%s)", "%s（%s）", said, words)
	}
	a.out.Complain(said)
}
