package list

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/input"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
)

// Picker chooses among any number of options: a window over the list, and a
// filter that every typed letter narrows. Words of the filter match the value,
// the label and every cell, in any order; see narrow for what comes first. Only
// what is visible is drawn.
type Picker struct {
	look          look.Look
	width, height int
	filter        *input.Line
	// question is what a value is chosen for; its zero value for a menu.
	question forms.Question
	multi    bool
	free     bool
	options  []forms.Option
	hay      []string
	// columns are the widths of all cells but the last of each row, which
	// needs no blanks behind it; last is the widest of those.
	columns []int
	last    int
	matches []int
	at, top int
	// held are the values from before, marked those selected since.
	held, marked []string
	note, age    forms.Text
	// late is the column whose texts come later, nil for none.
	late *late
	// done is set by the key that takes the value.
	done bool
}

// NewPicker offers options for q in width by height cells. Until [Picker.Offer]
// it is empty.
func NewPicker(q forms.Question, l look.Look, width, height int) *Picker {
	p := newPicker(l, width, height)
	p.question, p.multi, p.free = q, q.Kind == forms.Strings, q.Open()
	switch answer := q.Answer().(type) {
	case nil, forms.Secret:
	case []string:
		p.held = slices.Clone(answer)
	default:
		p.held = []string{forms.ValueText(answer)}
	}
	return p
}

// NewMenu offers options that answer no question, with the value chosen now.
func NewMenu(chosen string, options []forms.Option, l look.Look, width, height int) *Picker {
	p := newPicker(l, width, height)
	if chosen != "" {
		p.held = []string{chosen}
	}
	p.Offer(options)
	return p
}

func newPicker(l look.Look, width, height int) *Picker {
	return &Picker{look: l, width: width, height: height, filter: newFilter(l, width)}
}

var textFilter = forms.T("type to filter", "输入以筛选")

// filterSign stands before the filter, with a cell for the cursor behind it.
const filterSign = "/ "

func newFilter(l look.Look, width int) *input.Line {
	return input.New(l, "", input.Options{Placeholder: l.Say(textFilter), Width: width - len(filterSign) - 1})
}

// Note shows a line instead of the list: that it is loading, or why it failed.
func (p *Picker) Note(note forms.Text) { p.note = note }

// Age tells how old the list is, in the last line; the zero Text does not.
func (p *Picker) Age(age forms.Text) { p.age = age }

// Offer sets the options and puts the cursor on the first value that is held. A
// held value that is not offered stays held.
func (p *Picker) Offer(options []forms.Option) {
	p.note, p.options = forms.Text{}, options
	p.read()
	p.narrow()
	if len(p.held) == 0 {
		return
	}
	for row, i := range p.matches {
		if i != asTyped && options[i].Value == p.held[0] {
			p.move(row)
		}
	}
}

// read takes from the options what is searched and how wide the columns are.
func (p *Picker) read() {
	p.hay = make([]string, len(p.options))
	p.columns, p.last = nil, 0
	for i, option := range p.options {
		cells := cellsOf(option, p.look.Lang)
		p.hay[i] = strings.ToLower(strings.Join(cells, " ") + " " + p.look.Say(option.Why))
		p.columns = widen(p.columns, cells)
		p.last = max(p.last, ansi.StringWidth(cells[len(cells)-1]))
	}
}

var pickerKeys = keys.Table[*Picker]{
	{Name: "↑↓", Help: forms.T("move", "移动"), Rank: 6},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("choose", "选择"), Rank: 9, Do: (*Picker).take},
	{Keys: []string{"tab"}, Name: "tab", Help: forms.T("select", "选中"), Rank: 8, On: (*Picker).several, Do: (*Picker).mark},
	{Keys: []string{"tab"}, Name: "tab", Help: forms.T("choose", "选择"), Do: (*Picker).take},
	{Keys: []string{"up", "ctrl+p"}, Name: "↑", Help: forms.T("up", "向上"), Do: func(p *Picker) { p.move(p.at - 1) }},
	{Keys: []string{"down", "ctrl+n"}, Name: "↓", Help: forms.T("down", "向下"), Do: func(p *Picker) { p.move(p.at + 1) }},
	{Keys: []string{"pgup"}, Name: "pgup", Help: forms.T("page up", "向上翻页"), Do: func(p *Picker) { p.move(p.at - p.page()) }},
	{Keys: []string{"pgdown"}, Name: "pgdn", Help: forms.T("page down", "向下翻页"), Do: func(p *Picker) { p.move(p.at + p.page()) }},
	{Keys: []string{"home"}, Name: "home", Help: forms.T("first", "第一项"), Do: func(p *Picker) { p.move(0) }},
	{Keys: []string{"end"}, Name: "end", Help: forms.T("last", "最后一项"), Do: func(p *Picker) { p.move(len(p.matches) - 1) }},
	{Name: "ctrl+u", Help: forms.T("clear the filter", "清空筛选")},
}

// Keys returns the keys of the list.
func (p *Picker) Keys() []keys.Hint { return pickerKeys.Hints(p) }

// Update takes a key; it tells whether that takes the value.
func (p *Picker) Update(press tea.KeyMsg) (take bool) {
	p.done = false
	if _, ok := pickerKeys.Press(p, press); !ok {
		p.edit(press)
	}
	return p.done
}

func (p *Picker) take() { p.done = true }

func (p *Picker) several() bool { return p.multi }

// page is how far a page goes: a row stays in sight.
func (p *Picker) page() int { return max(p.rows()-1, 1) }

func (p *Picker) edit(press tea.KeyMsg) {
	before := p.filter.Text()
	p.filter.Update(press)
	if p.filter.Text() != before {
		p.narrow()
	}
}

func (p *Picker) move(to int) {
	p.at = max(min(to, len(p.matches)-1), 0)
	rows := max(p.rows(), 1)
	p.top = max(min(p.top, p.at), p.at-rows+1)
}

// Current returns the option under the cursor; none on the row for what is typed.
func (p *Picker) Current() (forms.Option, bool) {
	i := p.Index()
	if i < 0 {
		return forms.Option{}, false
	}
	return p.options[i], true
}

// Index returns the position of the option under the cursor among those
// offered, -1 where nothing matches and on the row for what is typed.
func (p *Picker) Index() int {
	if p.at >= len(p.matches) {
		return asTyped
	}
	return p.matches[p.at]
}

// Seek puts the cursor on the option at that position among those offered.
func (p *Picker) Seek(index int) { p.move(slices.Index(p.matches, index)) }

// Translate draws the picker in another language; the filter and the cursor
// stay.
func (p *Picker) Translate(l look.Look) {
	index := p.Index()
	p.look = l
	p.filter.Placeholder(l.Say(textFilter))
	p.read()
	p.narrow()
	p.Seek(index)
}

// Resize gives the picker width by height cells.
func (p *Picker) Resize(width, height int) {
	p.width, p.height = width, height
	p.filter.Resize(width - len(filterSign) - 1)
	p.move(p.at)
}
