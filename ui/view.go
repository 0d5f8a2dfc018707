package ui

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// View implements tea.Model.
func (a *app) View() string {
	switch {
	case a.lay.width == 0:
		return ""
	case a.lay.small:
		lines := text.Wrap(textSmall.In(a.look.Lang), max(a.lay.width, 1))
		lines = text.Block(lines[:min(len(lines), max(a.lay.height, 1))], a.lay.width, max(a.lay.height, 1))
		return strings.Join(lines, "\n")
	}
	lines := []string{a.header()}
	if a.lay.oneLine {
		lines = append(lines, a.stepLine())
	}
	lines = append(lines, a.body()...)
	lines = append(lines, text.Fit(a.messageLine(), a.lay.width), text.Fit(" "+a.footLine(), a.lay.width))
	return strings.Join(lines, "\n")
}

// header tells the product, where and as whom, and whether it is real.
func (a *app) header() string {
	left := a.look.Title.Render(" clusterwiz")
	about, region, account := a.work.About, a.work.Said(work.AskRegion), a.work.Said(work.AskAccount)
	if run, ok := a.shownRun(); ok && run.About.ID != "" {
		about = run.About
		if r := run.Record; r.ID != "" {
			region, account = r.Region, r.Account
		}
	}
	if about.ID != "" {
		parts := []string{about.Name.In(a.look.Lang)}
		if region != "" {
			parts = append(parts, region)
		}
		if account != "" {
			parts = append(parts, forms.T("account: ", "账号：").In(a.look.Lang)+account)
		}
		left += "   " + a.look.Dim.Render(strings.Join(parts, " · "))
	}
	if !a.simulated() {
		return text.Fit(left, a.lay.width)
	}
	badge := a.look.Badge.Render(textSimulated.In(a.look.Lang))
	return text.Fit(left, a.lay.width-text.Width(badge)) + badge
}

// shownRun is the run that the screen of the moment tells of.
func (a *app) shownRun() (progress.Run, bool) {
	if a.run == nil || !a.onRun() && !a.choosing() {
		return progress.Run{}, false
	}
	return a.run.Run(), true
}

func (a *app) simulated() bool {
	run, ok := a.shownRun()
	switch {
	case ok && run.Record.ID != "":
		return run.Record.Simulated
	case a.screen == startScreen:
		return a.start.read && a.start.accounts == 0
	}
	return a.work.Simulated()
}

func (a *app) messageLine() string {
	if a.message.IsZero() {
		return ""
	}
	style := a.look.Good
	if a.alarm {
		style = a.look.Bad
	}
	return style.Render(" " + a.message.In(a.look.Lang))
}

// body draws everything between header and foot.
func (a *app) body() []string {
	switch {
	case a.dialog != nil:
		return text.Block(a.dialog.View(), a.lay.width, a.lay.body)
	case a.help:
		return text.Block(a.helpLines(), a.lay.width, a.lay.body)
	case a.screen == startScreen:
		return text.Block(append(a.introLines(), a.pickLines()...), a.lay.width, a.lay.body)
	case a.choosing() && a.pick == nil:
		return text.Block(dialog.Centre(a.mainLines(), a.lay.width), a.lay.width, a.lay.body)
	case a.screen == runScreen:
		return text.Block(a.run.View(), a.lay.width, a.lay.body)
	}
	var blocks [][]string
	if a.lay.side > 0 {
		blocks = append(blocks, text.Block(a.sideLines(), a.lay.side, a.lay.body))
	}
	if a.onReview() || a.pick != nil {
		rest := a.besideWidth()
		lines := a.reviewPage
		if a.pick != nil {
			lines = func(int) []string { return a.pickLines() }
		}
		return text.Beside(a.rule(), append(blocks, text.Block(lines(rest), rest, a.lay.body))...)
	}
	if a.lay.form > 0 {
		blocks = append(blocks, text.Block(a.mainLines(), a.lay.form, a.lay.body))
	}
	if a.lay.request > 0 {
		blocks = append(blocks, text.Block(a.requestPane(), a.lay.request, a.lay.body))
	}
	return text.Beside(a.rule(), blocks...)
}

// besideWidth is the room of the review and of a list to choose from:
// everything beside the sidebar.
func (a *app) besideWidth() int {
	if a.lay.side == 0 {
		return a.lay.width
	}
	return a.lay.width - a.lay.side - 3
}

func (a *app) rule() string { return a.look.Dim.Render(" │ ") }

// mainLines is what stands in the form's place.
func (a *app) mainLines() []string {
	switch {
	case a.frame() == nil:
		return nil
	case a.frame().table:
		return a.tableLines()
	}
	return a.formLines()
}

func (a *app) pickLines() []string {
	if a.pick == nil {
		return nil
	}
	lines := []string{a.look.Title.Render(a.pick.title.In(a.look.Lang)), ""}
	return append(lines, a.pick.picker.View()...)
}

// stepLine stands for the sidebar on narrow terminals.
func (a *app) stepLine() string {
	if a.screen != wizardScreen {
		return strings.Repeat(" ", a.lay.width)
	}
	p := a.currentPage()
	return text.Fit(a.look.Dim.Render(forms.Tf(" page %d of %d: ", " 第 %d/%d 页：", a.page+1, len(a.pages())).In(a.look.Lang))+
		a.look.Title.Render(p.name.In(a.look.Lang)), a.lay.width)
}
