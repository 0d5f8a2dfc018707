package fields

import (
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"clusterwiz/forms"
	"clusterwiz/ui/input"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
)

// line edits a value as one line of text.
type line struct {
	*input.Line
	question forms.Question
	before   any
	start    string
	width    int
}

func newLine(q forms.Question, l look.Look, width int) *line {
	f := &line{question: q, before: q.Answer(), width: width}
	hint := Placeholder(q, l.Lang)
	if secret, ok := f.before.(forms.Secret); ok {
		if plain, known := secret.Reveal(); known {
			f.start = plain
		} else {
			hint = l.Say(Origin(secret))
		}
	} else {
		f.start = forms.ValueText(f.before)
	}
	f.Line = input.New(l, f.start, input.Options{Placeholder: hint, Width: width - 1, Hidden: q.Kind == forms.Hidden})
	return f
}

// Update implements Field. A secret that is kept elsewhere has no text to
// delete, so the keys that delete take the reference away.
func (f *line) Update(press tea.KeyMsg) {
	if _, kept := f.before.(forms.Secret); kept && f.start == "" && (press.Type == tea.KeyCtrlU || press.Type == tea.KeyBackspace) && f.Text() == "" {
		f.before = nil
		f.Placeholder("")
	}
	f.Line.Update(press)
}

// View implements Field.
func (f *line) View() string { return f.Line.View(f.width) }

// Value returns the value typed; an untouched secret stays what it was, so that
// a reference is not lost by passing over it. What an older program left in
// another type than the field's is put right by that.
func (f *line) Value() any {
	if f.Text() == f.start {
		return converted(f.question, f.before)
	}
	return forms.Kept(f.before, f.question.Parse(f.Text()))
}

// area edits a text of several lines.
type area struct {
	box      *huh.Text
	text     string
	question forms.Question
}

func newArea(q forms.Question, l look.Look, width int) *area {
	f := &area{question: q, text: forms.ValueText(q.Answer())}
	f.box = huh.NewText().ShowLineNumbers(false).ExternalEditor(false).
		Placeholder(Placeholder(q, l.Lang)).Lines(4).Value(&f.text)
	f.box.WithTheme(l.Theme).WithKeyMap(input.Inert()).WithWidth(width)
	f.box.Focus()
	return f
}

// Update implements Field. The toolkit looks for a word to the left for ever
// where there is none: there the cursor goes left by one.
func (f *area) Update(press tea.KeyMsg) {
	switch keys.Name(press) {
	case "ctrl+v":
		return
	case "alt+b", "alt+left":
		if strings.TrimLeftFunc(f.text, unicode.IsSpace) != f.text || f.text == "" {
			press = tea.KeyMsg{Type: tea.KeyLeft}
		}
	}
	f.box.Update(input.Letters(press))
}

// View implements Field.
func (f *area) View() string { return f.box.View() }

// Value implements Field.
func (f *area) Value() any { return f.question.Parse(f.text) }
