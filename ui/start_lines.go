package ui

import (
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/text"
)

// startLines lists what can be done: go on, begin, look.
func (a *app) startLines() []startLine {
	var lines []startLine
	for _, draft := range a.start.drafts {
		lines = append(lines, a.draftLine(draft))
	}
	for _, p := range a.cfg.Providers {
		about := p.About()
		lines = append(lines, a.startLine(textNew, about.Title().In(a.look.Lang), nil,
			func() tea.Cmd { return a.choose(about.ID) }, firstSentence(about.Lifecycle).In(a.look.Lang)))
	}
	for _, path := range a.start.profiles {
		lines = append(lines, a.startLine(textProfile, filepath.Base(path), nil,
			func() tea.Cmd { a.work.Load(path); return nil }))
	}
	for _, record := range a.start.runs {
		lines = append(lines, a.runLine(record))
	}
	return lines
}

func (a *app) startLine(what forms.Text, name string, draft *profiles.Draft, do func() tea.Cmd, cells ...string) startLine {
	option := forms.Option{Value: what.In(a.look.Lang), Label: forms.Same(name)}
	for _, cell := range cells {
		if cell != "" {
			option.Cells = append(option.Cells, cell)
		}
	}
	return startLine{option: option, do: do, draft: draft}
}

func (a *app) draftLine(draft profiles.Draft) startLine {
	name, _ := draft.Answers.Get("basics.name")
	words := forms.ValueText(name)
	if words == "" {
		words = forms.T("(no name yet)", "（未命名）").In(a.look.Lang)
	}
	step := string(draft.Step)
	if p, ok := a.work.ProviderOf(draft.Provider); ok {
		if at, ok := p.Form().Step(draft.Step); ok {
			step = at.Label.In(a.look.Lang)
		}
	}
	return a.startLine(textDraft, words, &draft, func() tea.Cmd { return a.openDraft(draft) },
		draft.Saved.Local().Format("2006-01-02 15:04"), step, draft.Provider)
}

func (a *app) runLine(record launch.Record) startLine {
	return a.startLine(textWatch, record.Name, nil, func() tea.Cmd { return a.watch(record) },
		record.Started.Local().Format("2006-01-02 15:04"), record.Phase.Text().In(a.look.Lang), record.ID)
}

// introLines tell what the program is, and what it does without an account.
func (a *app) introLines() []string {
	room := max(a.lay.width-2, 1)
	var lines []string
	add := func(style interface{ Render(...string) string }, words forms.Text) {
		for _, line := range text.Wrap(words.In(a.look.Lang), room) {
			lines = append(lines, " "+style.Render(line))
		}
	}
	if a.lay.body > 14 {
		add(a.look.Dim, textIntro)
	}
	switch {
	case a.cfg.Connector.Simulate || a.cfg.Connector.Account == providers.SimulatorID:
		add(a.look.Warn, textSimulateAsked)
	case a.start.read && a.start.accounts == 0:
		add(a.look.Warn, textSimulateHint)
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return lines
}

// firstSentence is the short form of a notice.
func firstSentence(notice forms.Text) forms.Text {
	en, _, _ := strings.Cut(notice.En, ". ")
	zh, _, _ := strings.Cut(notice.Zh, "。")
	return forms.T(strings.TrimSuffix(en, "."), zh)
}
