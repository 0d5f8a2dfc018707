package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles/presets"
	"clusterwiz/ui/deletion"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/form"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/review"
	"clusterwiz/ui/start"
	"clusterwiz/ui/work"
)

// receive gives a message to whom it is for.
func (a *app) receive(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.lay.width, a.lay.height = msg.Width, msg.Height
	case tea.KeyMsg:
		a.press(msg)
	case tea.MouseMsg:
		a.point(msg)
	case message.Say:
		a.line = msg
	case *dialog.Dialog:
		a.dialog = msg
		msg.Shown(a.cfg.traffic.answerable())
	case writtenMsg:
		gotWritten(a, msg)
	case finding:
		openFinder(a, msg)
	case start.Found, work.ThingsMsg, review.Texts, review.Asked, progress.EventMsg, progress.EndedMsg, progress.TickMsg, progress.TypicalMsg, deletion.TargetMsg, deletion.CallerMsg:
		a.forward(msg)
	case work.LoadedMsg:
		a.gotProfile(msg)
	case work.ClaimedMsg:
		gotClaim(a, msg)
	case work.SavedMsg:
		a.gotSaved(msg)
	case work.ResolvedMsg:
		a.gotResolved(msg)
	case progress.Sent, progress.Ended, progress.Edit, progress.Look, progress.Adopt, progress.Resend,
		progress.Delete, progress.Retry, progress.Open, progress.Save, progress.Restart, progress.Quit,
		deletion.Open, deletion.Back, deletion.Yes:
		a.leftRun(msg)
	case start.New, start.Preset, start.Resume, start.File, start.Watch, start.Discard, start.Running, start.Like:
		a.leftStart(msg)
	case form.Turn, form.Jump, review.Jump, review.Back, review.Save:
		a.leftPage(msg)
	default:
		if a.work.Update(msg) {
			a.form.Update(msg)
		}
	}
}

// forward gives a screen what its command found; one that is not open any more
// has no use for it.
func (a *app) forward(msg tea.Msg) {
	switch msg.(type) {
	case start.Found, work.ThingsMsg:
		if a.open == screen(a.start) {
			a.start.Update(msg)
		}
	case review.Texts, review.Asked:
		a.review.Update(msg)
	case deletion.CallerMsg:
		a.deletion.Update(msg)
	case deletion.TargetMsg:
		if a.onRun() && a.run.Deletable() && a.dialog == nil {
			a.deletion.Update(msg)
		}
	default:
		if a.run != nil {
			a.run.Update(msg)
		}
	}
}

// leftStart does what the start screen asks for.
func (a *app) leftStart(msg tea.Msg) {
	switch msg := msg.(type) {
	case start.New:
		a.choose(msg.Provider)
	case start.Preset:
		if preset, ok := presets.Named(msg.Name); ok {
			a.openRead(preset.Profile(work.FormsOf(a.cfg.Providers)))
		}
	case start.Running:
		if msg.Provider == "" {
			a.start.Ask()
			return
		}
		a.out.Say(forms.T("asking the cloud …", "正在查询…"))
		a.work.Things(msg.Provider)
	case start.Like:
		a.out.Say(forms.T("reading it …", "正在读取…"))
		a.work.Like(msg.Provider, msg.Thing)
	case start.Resume:
		a.work.Claim(msg.Draft)
	case start.File:
		a.work.Load(msg.Path)
	case start.Watch:
		a.out.Do(chosenRun(a.cfg.Store, msg.Record))
	case start.Discard:
		a.start.Read(a.ctx, a.work.Discard(msg.ID))
	}
}

// leftPage does what the pages of the wizard ask for.
func (a *app) leftPage(msg tea.Msg) {
	switch msg := msg.(type) {
	case form.Turn:
		a.turn(msg)
	case form.Jump:
		a.jump(msg.Path)
	case review.Jump:
		a.jump(msg.Path)
	case review.Back:
		a.openPage(a.pages.Before)
	case review.Save:
		a.openSave()
	}
}

// leftRun does what the screens of a run ask for.
func (a *app) leftRun(msg tea.Msg) {
	switch msg := msg.(type) {
	case progress.Sent:
		a.result.Sent = true
	case progress.Ended:
		a.gotEnd(msg)
	case progress.Edit:
		a.editAfter(msg)
	case progress.Look:
		a.watch(msg.Record)
	case progress.Adopt, progress.Resend:
		a.settleUnclear(msg)
	case progress.Delete:
		a.deletion.Ask(a.run.Run().Record)
	case progress.Retry:
		a.editAfter(progress.Edit{})
		a.review.Submit()
	case progress.Open:
		a.out.Do(holder(a.cfg.Store, msg.Record))
	case progress.Save:
		a.openSave()
	case progress.Restart:
		restart(a)
	case progress.Quit:
		a.quit()
	case deletion.Open:
		a.open = a.deletion
	case deletion.Back:
		if a.open = a.run; a.run.GivenUp() {
			a.watch(a.run.Run().Record)
		}
	case deletion.Yes:
		a.deleteRun(msg)
	}
}
