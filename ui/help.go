package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/text"
)

// helpKeys are the keys of the help; any other closes it.
var helpKeys = keys.Table[*app]{
	{Keys: []string{"down", "pgdown", "j"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Rank: 6, Do: keys.Just(func(a *app) { a.scrollHelp(1) })},
	{Keys: []string{"up", "pgup", "k"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Do: keys.Just(func(a *app) { a.scrollHelp(-1) })},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("close", "关闭"), Rank: 9, Do: (*app).toggleHelp},
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Rank: 5, Do: (*app).switchLanguage},
}

func (a *app) toggleHelp() tea.Cmd {
	a.help, a.helpTop = !a.help, 0
	return nil
}

func (a *app) pressHelp(name string) tea.Cmd {
	if cmd, _, taken := helpKeys.Press(a, name); taken {
		return cmd
	}
	return a.toggleHelp()
}

func (a *app) scrollHelp(by int) {
	a.helpTop = text.Scroll(a.helpTop+by, len(a.helpText()), a.lay.body)
}

// helpLines draws what fits of the help.
func (a *app) helpLines() []string {
	lines := a.helpText()
	return a.look.Scrolled(len(lines), func(i int) string { return lines[i] }, a.helpTop, a.lay.body)
}

// helpText lists every key of the place that the help was asked from.
func (a *app) helpText() []string {
	lines := []string{" " + a.look.Title.Render(forms.T("Keys", "按键").In(a.look.Lang)), ""}
	hints := a.hints()
	if a.pick != nil {
		hints = a.pickHints()
	}
	entries := keys.Lines(a.look, hints)
	half := (len(entries) + 1) / 2
	if a.lay.width < twoPanes {
		half = len(entries)
	}
	for i := range half {
		line := " " + text.Fit(entries[i], 34)
		if i+half < len(entries) {
			line += entries[i+half]
		}
		lines = append(lines, line)
	}
	for _, note := range []forms.Text{textHelpMarks, textHelpSafe} {
		lines = append(lines, "")
		for _, line := range text.Wrap(note.In(a.look.Lang), a.lay.width-2) {
			lines = append(lines, " "+a.look.Dim.Render(line))
		}
	}
	return lines
}
