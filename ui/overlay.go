package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/list"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// dialogKeys are the keys over an open dialog that are not its own.
var dialogKeys = keys.Table[*app]{
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Do: (*app).switchLanguage},
}

// pressDialog gives a key to the open dialog. What it chooses may open the next.
func (a *app) pressDialog(key tea.KeyMsg) {
	d := a.dialog
	if _, taken := dialogKeys.Press(a, key); taken {
		return
	}
	if why := d.Update(key); !why.IsZero() {
		a.out.Complain(why)
	}
	if d.Closed() && a.dialog == d {
		a.dialog = nil
	}
}

// help is the list of keys over the screen; top is its first line.
type help struct {
	open bool
	top  int
}

// helpKeys are the keys of the help; any other closes it.
var helpKeys = keys.Table[*app]{
	{Keys: []string{"down", "pgdown", "j"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Rank: 6, Do: func(a *app) { a.help.top++ }},
	{Keys: []string{"up", "pgup", "k"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Do: func(a *app) { a.help.top-- }},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("close", "关闭"), Rank: 9, Do: (*app).toggleHelp},
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Rank: 5, Do: (*app).switchLanguage},
}

func (a *app) toggleHelp() { a.help = help{open: !a.help.open} }

func (a *app) pressHelp(key tea.KeyMsg) {
	if _, taken := helpKeys.Press(a, key); !taken {
		a.toggleHelp()
	}
}

// helpText lists every key of the place that the help was asked from: in two
// columns where there is room, and below them those that cannot work now, with
// the reason.
func (a *app) helpText() []string {
	var working, idle []keys.Hint
	for _, h := range a.hints() {
		if h.Why.IsZero() {
			working = append(working, h)
		} else {
			idle = append(idle, h)
		}
	}
	lines := []string{" " + a.look.Title.Render(a.look.Say(textKeys)), ""}
	entries := keys.Lines(a.look, working)
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
	for _, line := range keys.Lines(a.look, idle) {
		lines = append(lines, " "+line)
	}
	for _, note := range []forms.Text{textHelpMarks, textHelpSafe} {
		lines = append(lines, "")
		for _, line := range text.Wrap(a.look.Say(note), a.lay.width-2) {
			lines = append(lines, " "+a.look.Dim.Render(line))
		}
	}
	return lines
}

// menu is a list of things to do over the screen.
type menu struct {
	title   forms.Text
	options func() []forms.Option
	take    func(index int)
	picker  *list.Picker
}

var menuKeys = keys.Table[*app]{
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back", "返回"), Rank: 8, Do: func(a *app) { a.menu = nil }},
}

// openMenu offers the pages.
func (a *app) openMenu() {
	pages := a.pages.List()
	names := func() []forms.Option {
		options := make([]forms.Option, len(pages))
		for i, p := range pages {
			options[i].Value = a.look.Say(p.Name)
		}
		return options
	}
	width, height := a.room()
	a.menu = &menu{title: textJumpTitle, options: names, take: a.openPage}
	a.menu.picker = list.NewMenu(a.look.Say(a.pages.Current().Name), names(), a.look, width-menuMargin, max(height-menuMargin, 3))
}

// menuMargin is what a menu leaves free beside it, and above it its title.
const menuMargin = 2

func (a *app) pressMenu(key tea.KeyMsg) {
	for _, table := range []keys.Table[*app]{listKeys, menuKeys} {
		if _, taken := table.Press(a, key); taken {
			return
		}
	}
	if open := a.menu; open.picker.Update(key) {
		if index := open.picker.Index(); index >= 0 {
			a.menu = nil
			open.take(index)
		}
	}
}

// arrange fits the menu to its room, and offers it anew in another language
// with the cursor where it was.
func (m *menu) arrange(l look.Look, width, height int, translated bool) {
	m.picker.Resize(width-menuMargin, max(height-menuMargin, 3))
	if translated {
		index := m.picker.Index()
		m.picker.Translate(l)
		m.picker.Offer(m.options())
		m.picker.Seek(index)
	}
}

func (m *menu) hints() []keys.Hint {
	return slices.Concat(m.picker.Keys(), menuKeys.Hints(nil))
}

func (m *menu) view(l look.Look) []string {
	return append([]string{l.Title.Render(l.Say(m.title)), ""}, m.picker.View()...)
}
