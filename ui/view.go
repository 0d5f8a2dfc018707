package ui

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// View implements tea.Model. It draws, and changes nothing.
func (a *app) View() string {
	switch {
	case a.lay.width == 0:
		return ""
	case a.lay.small:
		width, height := max(a.lay.width, 1), max(a.lay.height, 1)
		lines := text.Wrap(a.look.Say(textSmall), width)
		return strings.Join(text.Block(lines[:min(len(lines), height)], a.lay.width, height), "\n")
	}
	if a.zoom != nil {
		return zoomed(a)
	}
	lines := []string{header(a)}
	if a.lay.narrow {
		lines = append(lines, a.pageLine())
	}
	lines = append(lines, a.body()...)
	foot := keys.Foot(a.look, a.footHints(), a.lay.width-2)
	lines = append(lines, text.Fit(messageLine(a), a.lay.width), text.Fit(" "+foot, a.lay.width))
	return strings.Join(lines, "\n")
}

// total is what the answers cost: as many of the totals as there is room for. An
// ellipsis stands for others, and behind what was told of earlier answers.
func total(w *work.Work, l look.Look, room int) string {
	quote, fresh := w.Quote()
	words, more := "", !fresh
	for _, one := range quote.Totals {
		next := l.Say(one.Brief())
		if next == "" {
			continue
		}
		if words != "" {
			next = words + " · " + next
		}
		if text.Width(next) > room {
			more = true
			continue
		}
		words = next
	}
	if words == "" {
		return ""
	}
	if more {
		words += "…"
	}
	return " " + l.Value.Render(words) + " "
}

// shownRun is the run that the open screen tells of.
func (a *app) shownRun() (progress.Run, bool) {
	if a.run == nil || !a.onRun() && a.open != screen(a.deletion) {
		return progress.Run{}, false
	}
	return a.run.Run(), true
}

func (a *app) simulated() bool {
	run, ok := a.shownRun()
	switch {
	case ok && run.Record.ID != "":
		return run.Record.Simulated
	case a.open == screen(a.start):
		return a.start.Simulated()
	}
	return a.work.Simulated()
}

// messageLine is what was said last, or what is being searched for.
func messageLine(a *app) string {
	if searching, ok := a.open.(interface{ Prompt(width int) string }); ok && a.dialog == nil {
		if words := searching.Prompt(a.lay.width - 2); words != "" {
			return " " + words
		}
	}
	return said(a.look, a.line)
}

func said(l look.Look, line message.Say) string {
	if line.Text.IsZero() {
		return ""
	}
	style := l.Good
	if line.Alarm {
		style = l.Bad
	}
	return style.Render(" " + l.Say(line.Text))
}

func (a *app) footHints() []keys.Hint {
	switch {
	case a.dialog != nil:
		return a.dialog.Keys()
	case a.finder != nil:
		return a.finder.Keys()
	}
	return a.hints()
}

// body draws everything between header and foot.
func (a *app) body() []string {
	if a.dialog != nil {
		return a.dialog.View(a.page())
	}
	return a.page()
}

// page draws what is open, without a dialog over it.
func (a *app) page() []string {
	if a.finder != nil {
		return text.Block(a.finder.View(), a.lay.width, a.lay.body)
	}
	width, height := a.room()
	view := a.open.View
	if a.spreads() {
		return text.Indent(text.Block(view(), a.spread(), height), a.lay.width-a.spread())
	}
	page := text.Block(view(), width, height)
	if width == a.lay.width {
		return page
	}
	side := text.Block(a.pages.View(a.look, a.lay.side), a.lay.side, height)
	return text.Beside(a.look.Dim.Render(" │ "), side, page)
}

// pageLine stands for the list of pages on narrow terminals, and has the costs, for
// which there is no room above.
func (a *app) pageLine() string {
	if !a.onPages() {
		return strings.Repeat(" ", a.lay.width)
	}
	at := forms.Tf(" page %d of %d: ", " 第 %d/%d 页：", a.pages.At+1, len(a.pages.List()))
	line := a.look.Dim.Render(a.look.Say(at)) + a.look.Title.Render(a.look.Say(a.pages.Current().Name))
	line += "  " + a.pages.Marks(a.look)
	costs := costsOf(a, a.lay.width-text.Width(line)-totalMargin)
	return text.Fit(line, a.lay.width-text.Width(costs)) + costs
}
