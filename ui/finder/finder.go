// Package finder is the one list over everything that a person may go to or do:
// pages, questions, actions, found by any word they are known by. Over an
// explanation of the place it is the help.
package finder

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/filter"
	"clusterwiz/ui/input"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// Entry is a place to go to or a thing to do.
type Entry struct {
	// Kind is the section that it stands in.
	Kind forms.Text
	// Name is what it is called, in both languages; Told what stands behind it.
	Name, Told forms.Text
	// Also are other words by which it is found.
	Also []string
	// Why is the reason for which it cannot be done now.
	Why forms.Text
	// Do goes or acts; nil for what is only told.
	Do func()
}

// Finder is the open list. The zero Finder is of no use; see [New].
type Finder struct {
	title   forms.Text
	explain func(forms.Lang) []string
	entries []Entry
	// hay are the words of the entries, from the first that was typed on.
	hay []filter.Words
	// names are how wide the names are, said the lines of the explanation.
	names []int
	said  []string

	line          *input.Line
	look          look.Look
	width, height int
	matches       []int
	// at is the entry with the cursor among the matches, -1 for none; top the first
	// line that is drawn.
	at, top int
	chosen  *Entry
	closed  bool
}

// New lists entries under a title, below what explain, which may be nil, tells.
func New(title forms.Text, explain func(forms.Lang) []string, entries []Entry) *Finder {
	f := &Finder{title: title, explain: explain, entries: entries}
	f.narrow("")
	if explain != nil {
		f.at = -1
	}
	return f
}

// Seek puts the cursor on the entry at position i.
func (f *Finder) Seek(i int) { f.at = i }

// Resize gives the finder its language and its room.
func (f *Finder) Resize(l look.Look, width, height int) {
	translated, sized := f.look.Lang != l.Lang, f.width != width
	f.look, f.width, f.height = l, width, height
	if translated || sized || f.names == nil {
		f.measure()
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
	{Keys: []string{"end"}, Name: "end", Help: forms.T("last", "最后一项"), Do: func(f *Finder) { f.move(len(f.matches)) }},
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

// choose takes the entry with the cursor; without one there is nothing to do.
func (f *Finder) choose() {
	f.closed = true
	if f.at >= 0 && f.at < len(f.matches) {
		f.chosen = &f.entries[f.matches[f.at]]
	}
}

func (f *Finder) move(to int) { f.at = max(min(to, len(f.matches)-1), min(0, len(f.matches)-1)) }

// page scrolls by half of what is visible, and takes the cursor away: it would
// hold the view.
func (f *Finder) page(by int) {
	f.at = -1
	f.top += by * max(f.height/2, 1)
}

// narrow keeps the entries that have every word: those whose name begins with the
// first before the others of their section.
func (f *Finder) narrow(typed string) {
	words := strings.Fields(strings.ToLower(typed))
	if len(words) > 0 && f.hay == nil {
		f.hay = haystack(f.entries)
	}
	var first, rest []int
	f.matches, f.top, f.at = nil, 0, 0
	flush := func() {
		f.matches = append(append(f.matches, first...), rest...)
		first, rest = nil, nil
	}
	for i := range f.entries {
		if i > 0 && f.entries[i].Kind != f.entries[i-1].Kind {
			flush()
		}
		if len(words) > 0 && !f.hay[i].Have(words) {
			continue
		}
		if len(words) > 0 && f.hay[i].Lead(words[0]) {
			first = append(first, i)
			continue
		}
		rest = append(rest, i)
	}
	flush()
	if typed == "" && f.explain != nil {
		f.at = -1
	}
}

// haystack are the words by which each entry is found.
func haystack(entries []Entry) []filter.Words {
	hay := make([]filter.Words, len(entries))
	var words []string
	for i, e := range entries {
		words = append(append(words[:0], e.Name.En, e.Name.Zh, e.Told.En, e.Told.Zh, e.Kind.En, e.Kind.Zh), e.Also...)
		hay[i] = filter.WordsOf(words...)
	}
	return hay
}

// follow keeps the cursor in sight.
func (f *Finder) follow() {
	if f.line == nil {
		return
	}
	lines := f.lines()
	if f.at < 0 {
		f.top = text.Scroll(f.top, lines.len(), f.room())
		return
	}
	from, to := lines.of(f.at)
	f.top = text.Window(f.top, from, to, lines.len(), f.room())
}
