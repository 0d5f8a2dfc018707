package fields

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
)

// Picker chooses among any number of options: a window over the list, and a
// filter that every typed letter narrows. Words of the filter match the value,
// the label and every cell, in any order. Only what is visible is drawn.
type Picker struct {
	base
	look   Look
	filter *huh.Input
	text   string
	multi  bool
	// repeats is how many values may be marked where a value may be marked more
	// than once; else 0.
	repeats int
	free    bool
	options []forms.Option
	hay     []string
	// columns are the widths of all cells but the last of each row, which
	// needs no blanks behind it; last is the widest of those.
	columns []int
	last    int
	matches []int
	at, top int
	chosen  []string
	note    string
}

// NewPicker offers options for q. Until [Picker.Offer] it is empty and shows
// its note.
func NewPicker(q forms.Question, look Look) *Picker {
	p := newPicker(string(q.Path()), look)
	p.multi = q.Kind == forms.Strings
	p.free = q.Kind != forms.Choice
	if q.Repeats {
		p.repeats = q.Max
	}
	switch answer := q.Answer().(type) {
	case string:
		p.chosen = []string{answer}
	case []string:
		p.chosen = slices.Clone(answer)
	}
	return p
}

// NewMenu offers options that answer no question, with the value chosen now.
func NewMenu(key, chosen string, options []forms.Option, look Look) *Picker {
	p := newPicker(key, look)
	if chosen != "" {
		p.chosen = []string{chosen}
	}
	p.Offer(options)
	return p
}

func newPicker(key string, look Look) *Picker {
	p := &Picker{base: base{key: key, width: look.Width, height: look.Height, focused: true}, look: look}
	p.filter = huh.NewInput().Inline(true).Prompt("").Value(&p.text).
		Placeholder(forms.T("type to filter", "输入以筛选").In(look.Lang))
	p.filter.WithTheme(look.Theme).WithKeyMap(inert()).WithWidth(look.Width - 3)
	p.filter.Focus()
	return p
}

// Note shows a line instead of the list: that it is loading, or why it failed.
func (p *Picker) Note(note string) { p.note = note }

// Offer sets the options and puts the cursor on the chosen one. A chosen value
// that is not offered stays chosen.
func (p *Picker) Offer(options []forms.Option) {
	p.note, p.options = "", options
	p.read()
	p.narrow()
	for row, i := range p.matches {
		if len(p.chosen) > 0 && options[i].Value == p.chosen[0] {
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
		p.hay[i] = strings.ToLower(strings.Join(cells, " ") + " " + option.Why.In(p.look.Lang))
		p.columns = widen(p.columns, cells)
		p.last = max(p.last, ansi.StringWidth(cells[len(cells)-1]))
	}
}

// narrow finds the options that match the filter.
func (p *Picker) narrow() {
	words := strings.Fields(strings.ToLower(p.text))
	p.matches = p.matches[:0]
	for i, hay := range p.hay {
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(hay, word) }) {
			p.matches = append(p.matches, i)
		}
	}
	p.move(0)
}

// Update implements huh.Field.
func (p *Picker) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return p, nil
	}
	page := max(p.rows()-1, 1)
	switch press.String() {
	case "up", "ctrl+p":
		p.move(p.at - 1)
	case "down", "ctrl+n":
		p.move(p.at + 1)
	case "pgup":
		p.move(p.at - page)
	case "pgdown":
		p.move(p.at + page)
	case "home":
		p.move(0)
	case "end":
		p.move(len(p.matches) - 1)
	case " ":
		if p.multi {
			p.toggle()
			return p, nil
		}
		p.edit(press)
	default:
		p.edit(press)
	}
	return p, nil
}

func (p *Picker) edit(press tea.KeyMsg) {
	before := p.text
	p.filter.Update(press)
	if p.text != before {
		p.narrow()
	}
}

func (p *Picker) move(to int) {
	p.at = max(min(to, len(p.matches)-1), 0)
	rows := max(p.rows(), 1)
	p.top = max(min(p.top, p.at), p.at-rows+1)
}

// toggle marks the option under the cursor or takes the mark away. Where values
// repeat it marks once more, and takes all its marks away when there is no room.
func (p *Picker) toggle() {
	option, ok := p.Current()
	if !ok {
		return
	}
	if n := p.marks(option); n > 0 && len(p.chosen) >= p.repeats {
		p.chosen = slices.DeleteFunc(p.chosen, func(value string) bool { return value == option.Value })
		return
	}
	p.chosen = append(p.chosen, option.Value)
}

// marks counts how often the option is chosen.
func (p *Picker) marks(option forms.Option) int {
	n := 0
	for _, value := range p.chosen {
		if value == option.Value {
			n++
		}
	}
	return n
}

// Current returns the option under the cursor.
func (p *Picker) Current() (forms.Option, bool) {
	if p.at >= len(p.matches) {
		return forms.Option{}, false
	}
	return p.options[p.matches[p.at]], true
}

// Index returns the position of the option under the cursor among those
// offered, -1 where nothing matches.
func (p *Picker) Index() int {
	if p.at >= len(p.matches) {
		return -1
	}
	return p.matches[p.at]
}

// Seek puts the cursor on the option at that position among those offered.
func (p *Picker) Seek(index int) { p.move(slices.Index(p.matches, index)) }

// Translate draws the picker in another language; the filter and the cursor
// stay.
func (p *Picker) Translate(lang forms.Lang) {
	index := p.Index()
	p.look.Lang = lang
	p.filter.Placeholder(forms.T("type to filter", "输入以筛选").In(lang))
	p.read()
	p.narrow()
	p.Seek(index)
}

// GetValue returns what enter would choose: the option under the cursor, the
// marked ones where several may be chosen, or, where nothing matches and any
// value may be typed, the filter's text. It is nil where there is none.
func (p *Picker) GetValue() any {
	option, ok := p.Current()
	text := strings.TrimSpace(p.text)
	switch {
	case p.multi && !ok && text != "":
		return append(slices.Clone(p.chosen), text)
	case p.multi && len(p.chosen) > 0:
		return slices.Clone(p.chosen)
	case ok && p.multi:
		return []string{option.Value}
	case ok:
		return option.Value
	case p.free && text != "":
		return text
	}
	return nil
}

// WithTheme implements huh.Field.
func (p *Picker) WithTheme(theme *huh.Theme) huh.Field { p.look.Theme = theme; return p }

// WithAccessible implements huh.Field; plain prompts stand elsewhere.
func (p *Picker) WithAccessible(bool) huh.Field { return p }

// WithKeyMap implements huh.Field; the keys are fixed.
func (p *Picker) WithKeyMap(*huh.KeyMap) huh.Field { return p }

// WithWidth implements huh.Field.
func (p *Picker) WithWidth(width int) huh.Field {
	p.size(width, 0)
	p.filter.WithWidth(width - 3)
	return p
}

// WithHeight implements huh.Field.
func (p *Picker) WithHeight(height int) huh.Field {
	p.size(0, height)
	p.move(p.at)
	return p
}

// WithPosition implements huh.Field; it fills the page.
func (p *Picker) WithPosition(huh.FieldPosition) huh.Field { return p }
