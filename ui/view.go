package ui

import (
	"strings"

	"clusterwiz/forms"
)

// View implements tea.Model.
func (a *app) View() string {
	switch {
	case a.lay.width == 0:
		return ""
	case a.lay.small:
		lines := wrap(textSmall.In(a.lang), max(a.lay.width, 1))
		lines = block(lines[:min(len(lines), max(a.lay.height, 1))], a.lay.width, max(a.lay.height, 1))
		return strings.Join(lines, "\n")
	}
	lines := []string{a.header()}
	if a.lay.oneLine {
		lines = append(lines, a.stepLine())
	}
	lines = append(lines, a.body()...)
	lines = append(lines, fit(a.messageLine(), a.lay.width), fit(" "+a.footLine(), a.lay.width))
	return strings.Join(lines, "\n")
}

// header tells the product, where and as whom, and whether it is real.
func (a *app) header() string {
	left := a.st.title.Render(" clusterwiz")
	about, region, account := a.session.about, a.text(askRegion), a.text(askAccount)
	if a.ofRun() && a.run.about.ID != "" {
		about = a.run.about
		if r := a.run.record; r.ID != "" {
			region, account = r.Region, r.Account
		}
	}
	if about.ID != "" {
		parts := []string{about.Name.In(a.lang)}
		if region != "" {
			parts = append(parts, region)
		}
		if account != "" {
			parts = append(parts, forms.T("account: ", "账号：").In(a.lang)+account)
		}
		left += "   " + a.st.dim.Render(strings.Join(parts, " · "))
	}
	if !a.simulated() {
		return fit(left, a.lay.width)
	}
	badge := a.st.badge.Render(textSimulated.In(a.lang))
	return fit(left, a.lay.width-width(badge)) + badge
}

func (a *app) simulated() bool {
	switch {
	case a.ofRun() && a.run.record.ID != "":
		return a.run.record.Simulated
	case a.screen == startScreen:
		return a.start.read && a.start.accounts == 0
	}
	return a.session.main != nil && (a.session.account.Simulated || (a.session.client == nil && a.text(askAccount) == "simulator"))
}

func (a *app) messageLine() string {
	if a.message.IsZero() {
		return ""
	}
	style := a.st.good
	if a.alarm {
		style = a.st.bad
	}
	return style.Render(" " + a.message.In(a.lang))
}

// body draws everything between header and foot.
func (a *app) body() []string {
	switch {
	case a.dialog != nil:
		return block(a.dialogLines(), a.lay.width, a.lay.body)
	case a.help:
		return block(a.helpLines(), a.lay.width, a.lay.body)
	case a.screen == startScreen:
		return block(append(a.introLines(), a.pickLines()...), a.lay.width, a.lay.body)
	case a.choosing() && a.pick == nil:
		return block(a.centred(a.mainLines()), a.lay.width, a.lay.body)
	case a.screen == runScreen:
		return block(a.runLines(), a.lay.width, a.lay.body)
	}
	var blocks [][]string
	if a.lay.side > 0 {
		blocks = append(blocks, block(a.sideLines(), a.lay.side, a.lay.body))
	}
	if a.onReview() || a.pick != nil {
		rest := a.besideWidth()
		lines := a.reviewPage
		if a.pick != nil {
			lines = func(int) []string { return a.pickLines() }
		}
		return beside(a.rule(), append(blocks, block(lines(rest), rest, a.lay.body))...)
	}
	if a.lay.form > 0 {
		blocks = append(blocks, block(a.mainLines(), a.lay.form, a.lay.body))
	}
	if a.lay.request > 0 {
		blocks = append(blocks, block(a.requestPane(), a.lay.request, a.lay.body))
	}
	return beside(a.rule(), blocks...)
}

// besideWidth is the room of the review and of a list to choose from:
// everything beside the sidebar.
func (a *app) besideWidth() int {
	if a.lay.side == 0 {
		return a.lay.width
	}
	return a.lay.width - a.lay.side - 3
}

func (a *app) rule() string { return a.st.dim.Render(" │ ") }

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
	lines := []string{a.st.title.Render(a.pick.title.In(a.lang)), ""}
	return append(lines, strings.Split(a.pick.picker.View(), "\n")...)
}

// stepLine stands for the sidebar on narrow terminals.
func (a *app) stepLine() string {
	if a.screen != wizardScreen {
		return strings.Repeat(" ", a.lay.width)
	}
	p := a.currentPage()
	return fit(a.st.dim.Render(forms.Tf(" page %d of %d: ", " 第 %d/%d 页：", a.page+1, len(a.pages())).In(a.lang))+
		a.st.title.Render(p.name.In(a.lang)), a.lay.width)
}
