package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/progress"
)

// drive opens the screen of a run and sets its worker going.
func (a *app) drive(run progress.Run, work progress.Worker) tea.Cmd {
	a.err = nil
	a.openRun(run)
	return a.run.Start(a.ctx, work)
}

// openRun opens the screen of a run.
func (a *app) openRun(run progress.Run) {
	a.run = progress.New(progress.Options{
		Out: a.out, Now: a.cfg.Now, Tick: a.tick, Answers: a.work.Main != nil, Label: a.labelOf,
	}, run)
	a.run.Resize(a.look, a.lay.width, a.lay.body)
	a.screen, a.pick, a.field = runScreen, nil, nil
}

// labelOf names the question at a path of the answers.
func (a *app) labelOf(path forms.Path) (forms.Text, bool) {
	if a.work.Main == nil {
		return forms.Text{}, false
	}
	q, ok := a.work.Main.Question(path)
	if !ok {
		return forms.Text{}, false
	}
	return q.Label, true
}

// submit sends the request, once.
func (a *app) submit(plan launch.Plan) tea.Cmd {
	launcher, target := a.cfg.Launcher, a.work.Target
	a.work.Underway = true
	return a.drive(progress.Run{Name: plan.Request.Name, About: a.work.About, Phase: launch.Planned},
		func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
			return launcher.Create(ctx, target, plan, emit)
		})
}

// watch follows a run that was started earlier.
func (a *app) watch(record launch.Record) tea.Cmd {
	launcher := a.cfg.Launcher
	return a.drive(progress.Run{
		ID: record.ID, Name: record.Name, About: a.work.AboutOf(record.Provider), Begun: record.Started,
		Phase: record.Phase, Receipt: record.Receipt, Record: record,
	},
		func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
			target, err := a.work.TargetOf(ctx, record)
			if err != nil {
				return record, err
			}
			return launcher.Watch(ctx, target, record, emit)
		})
}

// gotRun does what leaves the screen of a run.
func (a *app) gotRun(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case progress.Sent:
		a.result.Sent = true
	case progress.Ended:
		return a.gotEnd(msg)
	case progress.Edit:
		return a.leaveRun(msg)
	case progress.Delete:
		return a.askDelete()
	case progress.Save:
		return a.openSave()
	case progress.Restart:
		return a.restart()
	case progress.Quit:
		return a.quit()
	}
	return nil
}

// gotEnd keeps the outcome. A run that is through takes the draft with it.
func (a *app) gotEnd(msg progress.Ended) tea.Cmd {
	a.err = msg.Err
	if msg.Record.ID != "" {
		a.result.Record = &msg.Record
	}
	switch {
	case msg.Quit:
		return tea.Quit
	case msg.Err == nil && !msg.Deleting:
		a.work.DropDraft()
	}
	return nil
}

// leaveRun goes back to the answers after a refusal, to the one that the cloud
// named where that is wanted, and repeats what it said.
func (a *app) leaveRun(msg progress.Edit) tea.Cmd {
	a.run, a.work.Underway = nil, false
	cmd := a.open(len(a.pages()) - 1)
	if msg.Failure == nil {
		return cmd
	}
	a.work.Refuse(*msg.Failure)
	if msg.Jump {
		cmd = tea.Batch(cmd, a.jump(msg.Failure.Field))
	}
	a.complain(forms.Tf("%s: %s", "%s：%s", msg.Failure.Code, msg.Failure.Summary))
	return cmd
}

// restart goes to the start screen, for the next cluster.
func (a *app) restart() tea.Cmd {
	a.run, a.frames, a.page = nil, nil, 0
	a.work.Forget()
	a.anew()
	return a.openStart()
}
