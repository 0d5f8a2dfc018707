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
		return strings.Join(lines[:min(len(lines), max(a.lay.height, 1))], "\n")
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
	s := a.session
	if s.main != nil {
		parts := []string{s.about.Name.In(a.lang)}
		if region := a.text(askRegion); region != "" {
			parts = append(parts, region)
		}
		if account := a.text(askAccount); account != "" {
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
	if a.screen == runScreen && a.run.record.ID != "" {
		return a.run.record.Simulated
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

func (a *app) footLine() string {
	key := func(name string, what forms.Text) string {
		return a.st.accent.Render(name) + " " + a.st.dim.Render(what.In(a.lang))
	}
	dot := a.st.dim.Render(" · ")
	switch {
	case a.dialog != nil:
		return key("←→", forms.T("choose", "选择")) + dot + key("enter", forms.T("take", "确定")) + dot + key("esc", a.dialog.choices[0].label)
	case a.help:
		return key("esc", forms.T("close", "关闭"))
	case a.covered():
		return key("↑↓", forms.T("scroll", "滚动")) + dot + key("esc", forms.T("back to the answers", "返回修改"))
	case a.pick != nil && a.screen == startScreen:
		return key("↑↓", forms.T("move", "移动")) + dot + key("enter", forms.T("choose", "选择")) + dot +
			key("ctrl+l", forms.T("中文", "English")) + dot + key("ctrl+c", forms.T("quit", "退出"))
	case a.pick != nil:
		return key("↑↓", forms.T("move", "移动")) + dot + key("enter", forms.T("choose", "选择")) + dot +
			key("esc", forms.T("back", "返回")) + dot + key("ctrl+t", forms.T("look up again", "重新查询"))
	}
	return a.foot(a.lay.width - 2)
}

// body draws everything between header and foot.
func (a *app) body() []string {
	switch {
	case a.dialog != nil:
		return block(a.dialogLines(), a.lay.width, a.lay.body)
	case a.help:
		return block(a.helpLines(), a.lay.width, a.lay.body)
	case a.screen == startScreen:
		return block(a.pickLines(), a.lay.width, a.lay.body)
	case a.screen == runScreen:
		return block(a.runLines(), a.lay.width, a.lay.body)
	}
	var blocks [][]string
	if a.lay.side > 0 {
		blocks = append(blocks, block(a.sideLines(), a.lay.side, a.lay.body))
	}
	if a.onReview() {
		rest := a.lay.width
		if a.lay.side > 0 {
			rest -= a.lay.side + 3
		}
		return beside(a.rule(), append(blocks, block(a.reviewPage(rest), rest, a.lay.body))...)
	}
	if a.lay.form > 0 {
		blocks = append(blocks, block(a.mainLines(), a.lay.form, a.lay.body))
	}
	if a.lay.request > 0 {
		blocks = append(blocks, block(a.requestPane(), a.lay.request, a.lay.body))
	}
	return beside(a.rule(), blocks...)
}

func (a *app) rule() string { return a.st.dim.Render(" │ ") }

// mainLines is what stands in the form's place.
func (a *app) mainLines() []string {
	switch {
	case a.pick != nil:
		return a.pickLines()
	case a.frame() == nil:
		return nil
	case a.frame().table:
		return a.tableLines()
	}
	return a.formLines()
}

func (a *app) pickLines() []string {
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

// sideLines is the sidebar: every page with its mark.
func (a *app) sideLines() []string {
	var lines []string
	for i, p := range a.pages() {
		name, sign, count := p.name.In(a.lang), " ", ""
		switch p.kind {
		case stepPage:
			errors, done := a.session.mark(p.step)
			if done {
				sign = a.st.good.Render("✓")
			}
			if errors > 0 {
				count = a.st.bad.Render(number(errors) + "!")
			}
		case placePage:
			if a.session.client != nil {
				sign = a.st.good.Render("✓")
			} else if a.session.trouble != nil {
				count = a.st.bad.Render("!")
			}
		case reviewPage:
			if n := len(forms.Errors(a.session.check())); n > 0 && a.session.tried {
				count = a.st.bad.Render(number(n) + "!")
			}
		}
		if i == a.page {
			sign, name = a.st.mark.Render("▸"), a.st.accent.Render(name)
		}
		gap := max(a.lay.side-width(sign)-1-width(name)-width(count)-1, 1)
		lines = append(lines, " "+sign+" "+name+strings.Repeat(" ", gap-1)+count)
	}
	return lines
}
