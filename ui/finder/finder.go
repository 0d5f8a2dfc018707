// Package finder is the one list over everything that a person may go to or do:
// pages, questions, actions, found by any word they are known by. Over an
// explanation of the place it is the help.
package finder

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/input"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// Finder is the open list. The zero Finder is of no use; see [New].
type Finder struct {
	title   forms.Text
	explain func(forms.Lang) []string
	// sections are what is listed.
	sections []section
	// names is how wide the names are drawn; said are the lines of the explanation.
	names int
	said  []string

	line          *input.Line
	look          look.Look
	width, height int
	// at is the entry with the cursor among the matches, -1 for none; top the first
	// line that is drawn.
	at, top int
	chosen  *Entry
	closed  bool
}

// New lists groups under a title, below what explain, which may be nil, tells.
func New(title forms.Text, explain func(forms.Lang) []string, groups ...Group) *Finder {
	f := &Finder{title: title, explain: explain}
	for _, group := range groups {
		f.sections = append(f.sections, section{Group: group})
	}
	f.narrow("")
	return f
}

// Seek puts the cursor on the entry at position i.
func (f *Finder) Seek(i int) { f.at = i }

// Resize gives the finder its language and its room.
func (f *Finder) Resize(l look.Look, width, height int) {
	translated, sized := f.look.Lang != l.Lang, f.width != width
	f.look, f.width, f.height = l, width, height
	if translated || sized {
		f.measure()
		f.tell()
	}
	switch words := ""; {
	case f.line == nil || translated:
		if f.line != nil {
			words = f.line.Text()
		}
		f.line = input.New(l, words, input.Options{Prompt: "/ ", Placeholder: l.Say(textFind), Width: f.width - 2})
	default:
		f.line.Resize(f.width - 2)
	}
	f.follow()
}

var textFind = forms.T("type a name, a number, a value or what to do", "输入名称、编号、取值或操作")

var table = keys.Table[*Finder]{
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("go to it or do it", "前往或执行"), Rank: keys.Always, Do: (*Finder).choose},
	{Keys: []string{"down"}, Name: "↑↓", Help: forms.T("move", "移动"), Rank: 9, Do: func(f *Finder) { f.move(f.at + 1) }},
	{Keys: []string{"up"}, Name: "↑↓", Help: forms.T("move", "移动"), Do: func(f *Finder) { f.move(f.at - 1) }},
	{Keys: []string{"pgdown"}, Name: "pgdn", Help: forms.T("page down", "向下翻页"), Do: func(f *Finder) { f.page(1) }},
	{Keys: []string{"pgup"}, Name: "pgup", Help: forms.T("page up", "向上翻页"), Do: func(f *Finder) { f.page(-1) }},
	{Keys: []string{"home"}, Name: "home", Help: forms.T("first", "第一项"), Do: func(f *Finder) { f.move(0) }},
	{Keys: []string{"end"}, Name: "end", Help: forms.T("last", "最后一项"), Do: func(f *Finder) { f.move(f.count()) }},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("clear the filter", "清空筛选"), Rank: keys.Always, On: (*Finder).filtering, Do: (*Finder).clear},
	{Keys: []string{"esc", "f1", "ctrl+k"}, Name: "esc", Help: forms.T("close", "关闭"), Rank: keys.Always, Do: func(f *Finder) { f.closed = true }},
}

// Keys are the keys of the moment.
func (f *Finder) Keys() []keys.Hint { return table.Hints(f) }

// Press takes a key. Done tells whether the finder is to be closed; chosen is then
// what to do, nil for nothing.
func (f *Finder) Press(key tea.KeyMsg) (chosen *Entry, done bool) {
	if _, taken := table.Press(f, key); !taken {
		f.line.Update(key)
		f.narrow(f.line.Text())
	}
	f.follow()
	return f.chosen, f.closed
}

func (f *Finder) filtering() bool { return f.line.Text() != "" }

func (f *Finder) clear() {
	f.line = nil
	f.Resize(f.look, f.width, f.height)
	f.narrow("")
}

// choose takes the entry with the cursor. Without one there is nothing to do: an explanation
// is closed, and what is looked for stays, above it that nothing has it.
func (f *Finder) choose() {
	in, i := f.match(f.at)
	if in != nil {
		chosen := in.At(i)
		f.chosen = &chosen
	}
	f.closed = in != nil || !f.filtering()
}

func (f *Finder) move(to int) { f.at = max(min(to, f.count()-1), min(0, f.count()-1)) }

// page scrolls by half of what is visible, and takes the cursor away: it would
// hold the view.
func (f *Finder) page(by int) {
	f.at = -1
	f.top += by * max(f.height/2, 1)
}

// narrow keeps the entries that have every word.
func (f *Finder) narrow(typed string) {
	words := strings.Fields(strings.ToLower(typed))
	for i := range f.sections {
		f.sections[i].narrow(words)
	}
	f.top, f.at = 0, 0
	if typed == "" && f.explain != nil {
		f.at = -1
	}
	f.measure()
}

// count is how many entries match.
func (f *Finder) count() int {
	n := 0
	for i := range f.sections {
		n += len(f.sections[i].matches)
	}
	return n
}

// match is the entry at position n among those that match: its section, and its position
// there; nil for none.
func (f *Finder) match(n int) (in *section, i int) {
	for at := range f.sections {
		in = &f.sections[at]
		if n >= 0 && n < len(in.matches) {
			return in, in.matches[n]
		}
		n -= len(in.matches)
	}
	return nil, 0
}

// follow keeps the cursor in sight.
func (f *Finder) follow() {
	if f.line == nil {
		return
	}
	if f.at < 0 {
		f.top = text.Scroll(f.top, f.lines(), f.room())
		return
	}
	from, to := f.linesOf(f.at)
	f.top = text.Window(f.top, from, to, f.lines(), f.room())
}
