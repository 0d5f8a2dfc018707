// Package dialog asks one thing, with buttons, and where it matters with a line
// to type. The first choice is the safe one: it has the cursor, and esc takes it.
// Each choice has a letter too: n and y where there are two.
package dialog

import (
	"cmp"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/input"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// Choice is a button. Do is what it does, nil for nothing. Key is its letter;
// the first choice has n and a second of two y.
type Choice struct {
	Label forms.Text
	Key   string
	Do    func()
}

// Dialog is an open question. It is drawn once [Dialog.Resize] told it how.
type Dialog struct {
	title   forms.Text
	lines   []forms.Text
	choices []Choice
	at, top int
	closed  bool
	moved   bool // The person chose where the cursor is.

	// line, where there is one, must equal want, or be anything where want is
	// empty, before a choice other than the first can be taken.
	line          *input.Line
	asks, hidden  bool
	initial, want string

	// careful takes only the first choice until shown, where it is set, tells that the
	// question was on the screen; hasty tells that another was taken before.
	careful, hasty bool
	shown          func() bool

	look          look.Look
	width, height int
}

// New asks title, with lines of explanation; the first choice changes nothing.
func New(title forms.Text, lines []forms.Text, choices ...Choice) *Dialog {
	choices[0].Key = no
	if len(choices) == 2 {
		choices[1].Key = yes
	}
	return &Dialog{title: title, lines: lines, choices: choices}
}

// The letters of the safe choice, and of the other one of two.
const (
	no  = "n"
	yes = "y"
)

// WithLine adds a line to type, which holds initial at first. Where want is not
// empty, exactly that must be typed before anything but the first choice can be
// taken.
func (d *Dialog) WithLine(initial, want string) *Dialog {
	d.asks, d.initial, d.want, d.line = true, initial, want, nil
	return d
}

// Hide shows a dot for each character of the line.
func (d *Dialog) Hide() *Dialog {
	d.hidden = true
	return d
}

// Careful takes nothing but the first choice while nobody can have read the question:
// for what costs money or cannot be undone, keys that were typed ahead are no yes.
func (d *Dialog) Careful() *Dialog {
	d.careful = true
	return d
}

// Shown tells how to know whether the question has been on the screen.
func (d *Dialog) Shown(shown func() bool) { d.shown = shown }

// From puts the cursor on the choice at position at.
func (d *Dialog) From(at int) *Dialog {
	d.at = at
	return d
}

// Title is what the dialog asks.
func (d *Dialog) Title() forms.Text { return d.title }

// Lines are the explanation.
func (d *Dialog) Lines() []forms.Text { return d.lines }

// Retell puts another line in the place of one of the explanation, once more is known.
func (d *Dialog) Retell(was, is forms.Text) {
	for i, line := range d.lines {
		if line == was {
			d.lines[i] = is
		}
	}
	d.scroll(0)
}

// Text is what is typed, empty where there is no line.
func (d *Dialog) Text() string {
	if d.line == nil {
		return d.initial
	}
	return d.line.Text()
}

// Closed tells whether a choice was taken.
func (d *Dialog) Closed() bool { return d.closed }

// Resize gives the dialog the body of a terminal, of which it takes the middle.
func (d *Dialog) Resize(l look.Look, width, height int) {
	d.look, d.width, d.height = l, width, height
	room := max(min(width-margins, mostLine), leastWidth)
	switch {
	case d.line != nil:
		d.line.Resize(room)
	case d.asks:
		d.line = input.New(l, d.initial, input.Options{Prompt: "> ", Width: room, Hidden: d.hidden})
	}
	d.scroll(0)
}

var table = keys.Table[*Dialog]{
	{Keys: []string{"left", "shift+tab"}, Name: "←→", Help: forms.T("choose", "选择"), Rank: 8, On: (*Dialog).several, Do: (*Dialog).previous},
	{Keys: []string{"right", "tab"}, Name: "←→", Help: forms.T("choose", "选择"), On: (*Dialog).several, Do: (*Dialog).next},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("go on", "继续"), Rank: 9, On: (*Dialog).onTyped, Why: (*Dialog).wrongTyped, Do: func(d *Dialog) { d.choose(1) }},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("OK", "确定"), Rank: 9, Why: (*Dialog).wrong, Do: (*Dialog).take},
	{Keys: []string{"up", "pgup"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Rank: 6, On: (*Dialog).overflows, Do: func(d *Dialog) { d.scroll(-1) }},
	{Keys: []string{"down", "pgdown"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), On: (*Dialog).overflows, Do: func(d *Dialog) { d.scroll(1) }},
	{Keys: []string{"esc"}, Name: "esc", Rank: 7, Do: (*Dialog).cancel},
}

// Keys returns the keys of the dialog: those of its choices, named after what
// they do, and those of every dialog.
func (d *Dialog) Keys() []keys.Hint {
	hints := append(table.Hints(d), d.letters().Hints(d)...)
	for i := range hints {
		if hints[i].Name != "esc" {
			continue
		}
		// The letter of the safe choice stands in the foot for it where it can.
		if hints[i].Help = d.choices[0].Label; d.several() && !d.asks {
			hints[i].Rank = 0
		}
	}
	return hints
}

// letters are the keys of the choices. Where letters are typed they come with
// alt, which always goes.
func (d *Dialog) letters() keys.Table[*Dialog] {
	table := make(keys.Table[*Dialog], len(d.choices))
	for i, c := range d.choices {
		pressed, name := []string{"alt+" + c.Key}, "alt+"+c.Key
		if !d.asks {
			pressed, name = append(pressed, c.Key), c.Key
		}
		rank := letterRank
		if i == 0 && (d.asks || !d.several()) {
			rank = 0
		}
		if !d.several() {
			pressed = append(pressed, yes, "alt+"+yes)
		}
		table[i] = keys.Binding[*Dialog]{
			Keys: pressed, Name: name, Help: c.Label, Rank: rank,
			Why: func(d *Dialog) forms.Text { return d.wrongFor(i) },
			Do:  func(d *Dialog) { d.choose(i) },
		}
	}
	return table
}

// letterRank is the weight of the letters in the line at the foot.
const letterRank = 8

// Update takes a key. Why is the reason where it cannot do what it would.
func (d *Dialog) Update(press tea.KeyMsg) (why forms.Text) {
	why, taken := table.Press(d, press)
	if !taken {
		why, taken = d.letters().Press(d, press)
	}
	if !taken && d.line != nil {
		d.line.Update(press)
	}
	return cmp.Or(why, d.tooSoon())
}

// tooSoon is why the choice just taken was not: the question was not on the screen.
func (d *Dialog) tooSoon() forms.Text {
	if !d.hasty {
		return forms.Text{}
	}
	d.hasty = false
	return forms.T("this was typed before the question was shown; answer it now", "该输入早于问题显示；请现在回答")
}

func (d *Dialog) several() bool { return len(d.choices) > 1 }

func (d *Dialog) previous() { d.move(len(d.choices) - 1) }

func (d *Dialog) next() { d.move(1) }

func (d *Dialog) move(by int) { d.at, d.moved = (d.at+by)%len(d.choices), true }

// onTyped tells whether something was typed that is wanted for the second choice, and
// nobody has moved to the first one: enter then means what was typed, and loses nothing.
func (d *Dialog) onTyped() bool {
	return d.at == 0 && !d.moved && d.want != "" && d.Text() != d.initial
}

func (d *Dialog) wrongTyped() forms.Text { return d.wrongFor(1) }

func (d *Dialog) wrong() forms.Text { return d.wrongFor(d.at) }

// wrongFor tells why the choice at position i cannot be taken: the line is empty,
// or is not what it must be, letter by letter.
func (d *Dialog) wrongFor(i int) forms.Text {
	if i == 0 || !d.asks {
		return forms.Text{}
	}
	typed := d.Text()
	switch {
	case strings.TrimSpace(typed) == "" && d.want == "":
		return forms.T("nothing is typed yet", "尚未输入")
	case strings.TrimSpace(typed) == "":
		return forms.Tf("the text does not match: type “%s”", "输入不一致：请输入“%s”", d.want)
	case d.want != "" && typed != d.want:
		return d.differing(typed)
	}
	return forms.Text{}
}

// differing says where what is typed is not what it must be; a secret is not repeated.
func (d *Dialog) differing(typed string) forms.Text {
	if d.hidden {
		return forms.T("the text does not match", "输入不一致")
	}
	want, got, same := []rune(d.want), []rune(typed), 0
	for same < min(len(want), len(got)) && want[same] == got[same] {
		same++
	}
	switch {
	case same == len(got):
		return forms.Tf("the text does not match: “%s” is missing at its end", "输入不一致：末尾缺“%s”", string(want[same:]))
	case same == len(want):
		return forms.Tf("the text does not match: “%s” at its end is extra", "输入不一致：末尾的“%s”多余", string(got[same:]))
	default:
		return forms.Tf("the text does not match from character %d on: “%s”, not “%s”", "输入不一致，自第 %d 个字符起：为“%s”，应为“%s”", same+1, string(got[same:]), string(want[same:]))
	}
}

// Accepts tells whether enter would take a choice other than the first.
func (d *Dialog) Accepts() bool {
	return d.at > 0 && d.wrong().IsZero() || d.onTyped() && d.wrongTyped().IsZero()
}

func (d *Dialog) take() { d.choose(d.at) }

func (d *Dialog) cancel() { d.choose(0) }

func (d *Dialog) choose(i int) {
	if i > 0 && d.careful && d.shown != nil && !d.shown() {
		d.hasty = true
		return
	}
	d.closed = true
	if do := d.choices[i].Do; do != nil {
		do()
	}
}

func (d *Dialog) scroll(by int) { d.top = text.Scroll(d.top+by, len(d.explained()), d.room()) }
