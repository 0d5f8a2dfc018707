package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/work"
)

// deletion is what the person says before what a run created is deleted.
type deletion struct {
	run    string
	target connect.Target
	// sheet asks what goes along and what stays; nil where there is no choice.
	// It outlives a deletion that is refused.
	sheet *work.Sheet
}

type deletionMsg struct {
	run    string
	target connect.Target
	err    error
}

// askDelete connects as the run did: a run that is watched has no client here.
func (a *app) askDelete() tea.Cmd {
	record, ctx := a.run.Run().Record, a.ctx
	return func() tea.Msg {
		target, err := a.work.TargetOf(ctx, record)
		return deletionMsg{run: record.ID, target: target, err: err}
	}
}

// gotDeletion asks what goes along where the cloud lets one choose, else for
// the yes at once.
func (a *app) gotDeletion(msg deletionMsg) tea.Cmd {
	if !a.onRun() || !a.run.Deletable() || a.dialog != nil || msg.run != a.run.Run().Record.ID {
		return nil
	}
	if msg.err != nil {
		failure := providers.AsFailure(msg.err)
		a.complain(work.WithRemedy(failure.Summary, failure.Remedy))
		return nil
	}
	chooser, ok := msg.target.Client.(providers.DeleteChooser)
	if !ok {
		a.deletion = deletion{run: msg.run, target: msg.target}
		return a.confirmDelete()
	}
	form, sheet := chooser.DeleteForm(), a.deletion.sheet
	if sheet == nil || sheet.Form != form || a.deletion.run != msg.run {
		sheet = work.NewSheet(form)
	}
	a.deletion = deletion{run: msg.run, target: msg.target, sheet: sheet}
	a.screen, a.frames = deletionScreen, []*frame{{sheet: sheet}}
	return a.arrive()
}

// page names the questions of the deletion and what is to be deleted.
func (a *app) deletionPage() page {
	p := page{help: forms.Tf("Deleting %s “%s”. Nothing is sent before a yes.", "将删除 %s“%s”。确认前不会发送任何请求。", a.run.Run().Receipt.ID, a.run.Run().Name)}
	if steps := a.deletion.sheet.Form.Steps; len(steps) > 0 {
		p.name = steps[0].Label
	}
	return p
}

// leaveDeletion goes back to the run; what was chosen is kept for the next time.
func (a *app) leaveDeletion() tea.Cmd {
	a.screen, a.frames, a.field = runScreen, nil, nil
	return nil
}

// confirmDelete names what goes along and what stays and asks for the yes;
// what is wrong comes first.
func (a *app) confirmDelete() tea.Cmd {
	if s := a.deletion.sheet; s != nil {
		if wrong := forms.Errors(s.Problems()); len(wrong) > 0 {
			a.frames = a.frames[:1]
			a.descend(wrong[0].Path)
			a.complain(textFixFirst.With(len(wrong)))
			return a.arrive()
		}
	}
	a.ask(dialog.New(textDeleteTitle, a.goesAlong(),
		dialog.Choice{Label: textNo}, dialog.Choice{Label: textYesDelete, Do: a.deleteRun}))
	return nil
}

// goesAlong tells what is lost and, where the cloud lets one choose, what goes
// and what stays.
func (a *app) goesAlong() []forms.Text {
	id, name, s := a.run.Run().Receipt.ID, a.run.Run().Name, a.deletion.sheet
	if s == nil {
		return []forms.Text{forms.Tf("%s “%s”: its nodes and what is on their disks are lost.", "%s“%s”：节点及其磁盘上的数据将丢失。", id, name)}
	}
	lines := []forms.Text{
		forms.Tf("%s “%s”: whatever does not stay is lost with its data.", "%s“%s”：未保留的资源及其数据将丢失。", id, name), {},
	}
	for _, q := range s.Scope().Questions("") {
		if value, state := q.Effective(); state == forms.Set {
			lines = append(lines, forms.Tf("%s: %s", "%s：%s", q.Label, q.ShowText(value)))
		}
	}
	return lines
}

// deleteRun deletes as was chosen and follows until all is gone.
func (a *app) deleteRun() tea.Cmd {
	record, launcher, target := a.run.Run().Record, a.cfg.Launcher, a.deletion.target
	if chooser, ok := target.Client.(providers.DeleteChooser); ok {
		target.Client = chooser.DeleteWith(a.deletion.sheet.Answers.Clone())
	}
	a.frames = nil
	return a.drive(progress.Run{
		ID: record.ID, Name: record.Name, About: a.work.AboutOf(record.Provider), Deleting: true,
		Phase: launch.Deleting, Receipt: record.Receipt, Record: record,
	},
		func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
			return launcher.Delete(ctx, target, record, emit)
		})
}
