package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

func (a *app) onDeletable() bool {
	return a.onEnded() && a.run.receipt != nil && a.run.phase != launch.Deleted
}

// detach lets go of the run; the cloud goes on.
func (a *app) detach() tea.Cmd {
	a.run.quitAfter = true
	a.run.cancel()
	return nil
}

// leaveRun goes back to the answers after a refusal.
func (a *app) leaveRun() tea.Cmd {
	failure := a.run.failure
	a.run = runState{}
	cmd := a.open(len(a.pages()) - 1)
	if failure != nil {
		a.session.refuse(*failure)
		_ = a.complain(forms.Tf("%s: %s", "%s：%s", failure.Code, failure.Summary))
	}
	return cmd
}

// restart goes to the start screen, for the next cluster.
func (a *app) restart() tea.Cmd {
	a.run, a.session, a.frames, a.page = runState{}, newSession(), nil, 0
	a.forgetLookups()
	a.savedAt, a.undone = 0, nil
	a.place = newSheet(placeForm(a.cfg.Providers))
	return a.openStart()
}

func (a *app) jumpToFailure() tea.Cmd {
	failure := *a.run.failure
	cmd := a.leaveRun()
	return tea.Batch(cmd, a.jumpAnd(failure))
}

// jumpAnd goes to the field that the cloud named and repeats what it said.
func (a *app) jumpAnd(failure providers.Failure) tea.Cmd {
	cmd := a.jump(failure.Field)
	_ = a.complain(forms.Tf("%s: %s", "%s：%s", failure.Code, failure.Summary))
	return cmd
}

func (a *app) askDelete() tea.Cmd {
	id := forms.Tf("%s “%s”: its nodes and what is on their disks are lost.", "%s“%s”：节点及其磁盘上的数据将丢失。", a.run.receipt.ID, a.run.name)
	return a.ask(&dialog{
		title: textDeleteTitle, lines: append([]forms.Text{id}, a.goesAlong()...),
		choices: []choice{a.stay(textNo), {label: textYesDelete, do: a.deleteRun}},
	})
}

// goesAlong tells what the cloud deletes with the thing and what stays, and how
// to choose otherwise; nothing where there is no choice.
func (a *app) goesAlong() []forms.Text {
	chooser, ok := a.session.client.(providers.DeleteChooser)
	if !ok {
		return nil
	}
	var lines []forms.Text
	form := chooser.DeleteForm()
	scope := form.Scope(&forms.Answers{}, nil)
	for _, step := range form.Steps {
		for _, q := range scope.Questions(step.ID) {
			if value, state := q.Effective(); state == forms.Set {
				lines = append(lines, forms.Text{
					En: q.Label.En + ": " + q.Show(value, forms.En), Zh: q.Label.Zh + "：" + q.Show(value, forms.Zh),
				})
			}
		}
	}
	return append(lines, forms.Tf("choose otherwise with: clusterwiz delete %s", "如需另选：clusterwiz delete %s", a.run.id))
}

func (a *app) deleteRun() tea.Cmd {
	record, launcher := a.run.record, a.cfg.Launcher
	return a.drive(runState{
		id: record.ID, name: record.Name, about: a.aboutOf(record), deleting: true,
		phase: launch.Deleting, receipt: record.Receipt, record: record,
	},
		func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
			client, err := a.clientFor(ctx, record)
			if err != nil {
				return record, err
			}
			return launcher.Delete(ctx, client, record, emit)
		})
}

func (a *app) scrollDown() tea.Cmd { return a.scroll(1) }

func (a *app) scrollUp() tea.Cmd { return a.scroll(-1) }

func (a *app) scrollPageDown() tea.Cmd { return a.scroll(max(a.lay.body/2, 1)) }

func (a *app) scrollPageUp() tea.Cmd { return a.scroll(-max(a.lay.body/2, 1)) }

// scroll moves the view; until the person does, it stays at the log's end
// while the run goes on, and at the top once something is to be read there.
func (a *app) scroll(by int) tea.Cmd {
	a.run.top, a.run.scrolled = max(a.run.top+by, 0), true
	return nil
}
