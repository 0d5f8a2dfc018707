package list

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/filter"
	"clusterwiz/ui/input"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
)

// Picker chooses among any number of options: a window over the list, and a
// filter that every typed letter narrows, with the words of package filter. Only
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
	index    *filter.Index
	query    filter.Query
	order    order
	// widths are those of all cells of a column.
	widths  []int
	matches []int
	at, top int
	// held are the values from before, marked those selected since.
	held, marked []string
	note, age    forms.Text
	// waiting tells that the list is on its way: what is typed narrows it when it comes,
	// and is a value of its own only once the person meant it by going to its row.
	waiting, meant bool
	// under is the value that was under the cursor before the list was asked for again.
	under string
	// late is the column whose texts come later, nil for none.
	late *late
	// judge asks the form of a value; judged is what is known of each option.
	judge  func(value string) (refused, told forms.Text)
	judged []judged
	// values are those of the options.
	values map[string]bool
	// erasing tells whether the keys just now took letters from the filter: a key that
	// is held down takes no marks after them.
	erasing bool
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
	return &Picker{look: l, width: width, height: height, filter: newFilter(l, width, ""), index: filter.New(nil, l.Lang)}
}

var textFilter = forms.T("type to filter", "输入以筛选")

// filterSign stands before the filter, with a cell for the cursor behind it.
const filterSign = "/ "

func newFilter(l look.Look, width int, text string) *input.Line {
	return input.New(l, text, input.Options{Placeholder: l.Say(textFilter), Width: width - len(filterSign) - 1})
}

// Note shows a line instead of the list: why it failed, or that it is on its way. What was
// listed before cannot be taken any more.
func (p *Picker) Note(note forms.Text, waiting bool) {
	if p.note == note && p.waiting == waiting {
		return
	}
	under := p.underCursor()
	p.Offer(nil)
	p.note, p.waiting, p.under = note, waiting, under
	p.narrow()
}

// underCursor is the value under the cursor, now or before the list was asked for again.
func (p *Picker) underCursor() string {
	if option, ok := p.Current(); ok {
		return option.Value
	}
	return p.under
}

// Age tells how old the list is, in the last line; the zero Text does not.
func (p *Picker) Age(age forms.Text) { p.age = age }

// Offer sets the options. The cursor stays on its value and on what was typed; at first it
// goes to the first value that is held, in the middle of the list. A held value that is not
// offered stays held.
func (p *Picker) Offer(options []forms.Option) {
	stay, meant := p.underCursor(), p.meant || p.onTyped()
	p.note, p.options, p.waiting = forms.Text{}, options, false
	p.values, p.judged = make(map[string]bool, len(options)), make([]judged, len(options))
	for i, option := range options {
		p.values[option.Value], p.judged[i].refused = true, !option.Why.IsZero()
	}
	p.read()
	p.judgeAll()
	p.arrangeRows()
	p.narrow()
	p.under = ""
	switch {
	case meant && p.offersTyped():
		p.move(len(p.matches) - 1)
	case p.values[stay]:
		p.centerOn(stay)
	case len(p.held) > 0 && !p.Filtering():
		p.centerOn(p.held[0])
	}
}

// centerOn puts the cursor on a value, where it is among the matches.
func (p *Picker) centerOn(value string) {
	for row, i := range p.matches {
		if i != asTyped && p.options[i].Value == value {
			p.center(row)
			return
		}
	}
}

// onTyped tells whether the cursor is on the row for what is typed.
func (p *Picker) onTyped() bool {
	return p.at < len(p.matches) && p.matches[p.at] == asTyped && !p.waiting
}

// read takes from the options what is searched and how wide the columns are.
func (p *Picker) read() {
	p.index = filter.New(p.options, p.look.Lang)
	p.widths = nil
	for i := range p.options {
		p.widths = widen(p.widths, p.index.Cells(i))
	}
}

// widen makes columns at least as wide as cells.
func widen(columns []int, cells []string) []int {
	for i, cell := range cells {
		if i == len(columns) {
			columns = append(columns, 0)
		}
		columns[i] = max(columns[i], ansi.StringWidth(cell))
	}
	return columns
}

// Keys returns the keys of the list.
func (p *Picker) Keys() []keys.Hint { return pickerKeys.Hints(p) }

// Update takes a key; it tells whether that takes the value, or why the key cannot work
// now.
func (p *Picker) Update(press tea.KeyMsg) (take bool, why forms.Text) {
	p.done = false
	erasing := press.Type == tea.KeyBackspace && (p.erasing || p.Filtering())
	why, ok := pickerKeys.Press(p, press)
	if !ok {
		p.edit(press)
	}
	p.erasing = erasing
	return p.done, why
}

func (p *Picker) take() { p.done = true }

func (p *Picker) several() bool { return p.multi }

// takes tells whether there is something for enter to take, or will be.
func (p *Picker) takes() bool { return p.waiting || len(p.marked) > 0 || len(p.row()) > 0 }

// awaited is why nothing can be taken yet.
func (p *Picker) awaited() forms.Text {
	if !p.waiting || len(p.marked) > 0 || len(p.row()) > 0 {
		return forms.Text{}
	}
	return forms.T("the list is still loading", "列表仍在加载")
}

// page is how far a page goes: a row stays in sight.
func (p *Picker) page() int { return max(p.rows()-1, 1) }

func (p *Picker) edit(press tea.KeyMsg) {
	before := p.filter.Text()
	p.filter.Update(press)
	if p.filter.Text() != before {
		p.under = ""
		p.narrow()
	}
}

// down goes to the next row; while the list is on its way, to what is typed.
func (p *Picker) down() {
	p.move(p.at + 1)
	p.meant = p.waiting && p.offersTyped()
}

func (p *Picker) move(to int) {
	p.meant = false
	p.at = max(min(to, len(p.matches)-1), 0)
	rows := max(p.rows(), 1)
	p.top = max(min(p.top, p.at), p.at-rows+1)
	p.judgeSeen()
}

// center puts the cursor on a row, and that into the middle of the list.
func (p *Picker) center(row int) {
	rows := max(p.rows(), 1)
	p.top = max(min(row-rows/2, len(p.matches)-rows), 0)
	p.move(row)
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
	p.arrangeRows()
	p.narrow()
	p.Seek(index)
}

// Resize gives the picker width by height cells.
func (p *Picker) Resize(width, height int) {
	p.width, p.height = width, height
	p.filter.Resize(width - len(filterSign) - 1)
	p.move(p.at)
}

// typedText is what the filter says, without blanks around it.
func (p *Picker) typedText() string { return strings.TrimSpace(p.filter.Text()) }
