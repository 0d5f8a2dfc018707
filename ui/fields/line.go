package fields

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
)

// line edits a value as one line of text.
type line struct {
	*huh.Input
	question forms.Question
	before   any
	start    string
	width    int
	// still is what stands in place of a text that is longer than the box
	// until a key comes: its beginning, which tells more than its end.
	still string
}

func newLine(q forms.Question, look Look) *line {
	l := &line{question: q, before: q.Answer(), width: look.Width}
	hint := Placeholder(q, look.Lang, look.Width-1)
	if secret, ok := l.before.(forms.Secret); ok {
		if text, known := secret.Reveal(); known {
			l.start = text
		} else {
			hint = Origin(secret).In(look.Lang)
		}
	} else {
		l.start = forms.ValueText(l.before)
	}
	text := l.start
	l.Input = huh.NewInput().Key(string(q.Path())).Inline(true).Prompt("").Placeholder(hint)
	if q.Kind == forms.Hidden {
		l.EchoMode(huh.EchoModePassword)
	}
	// The width comes before the value, which is scrolled to fit only when set.
	l.Input.WithTheme(look.Theme).WithKeyMap(inert()).WithWidth(look.Width - 1)
	l.Input.Value(&text)
	l.Input.Focus()
	if q.Kind != forms.Hidden && ansi.StringWidth(text) >= look.Width-1 {
		l.still = look.Theme.Focused.TextInput.Text.Render(ansi.Truncate(text, look.Width, "…"))
	}
	return l
}

// Update implements huh.Field. A secret that is kept elsewhere has no text to
// delete, so the keys that delete take the reference away.
func (l *line) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if ok {
		l.still = ""
	}
	if ok && l.start == "" && (press.Type == tea.KeyCtrlU || press.Type == tea.KeyBackspace) && l.Input.GetValue() == "" {
		l.before = nil
		l.Input.Placeholder("")
	}
	l.Input.Update(msg)
	return l, nil
}

// View implements huh.Field.
func (l *line) View() string {
	if l.still != "" {
		return l.still
	}
	return OneLine(l.Input.View(), l.width)
}

// OneLine puts a text box, of which the toolkit breaks the line where a wide
// character is at its end, back on one line of at most width cells.
func OneLine(view string, width int) string {
	parts := strings.Split(view, "\n")
	for i := range parts {
		parts[i] = strings.TrimRight(parts[i], " ")
	}
	return ansi.Truncate(strings.Join(parts, ""), width, "")
}

// GetValue returns the value typed; an untouched secret stays what it was, so
// that a reference is not lost by passing over it.
func (l *line) GetValue() any {
	text, _ := l.Input.GetValue().(string)
	if text == l.start {
		return l.before
	}
	return l.question.Parse(text)
}

// area edits a text of several lines.
type area struct {
	*huh.Text
	question forms.Question
}

func newArea(q forms.Question, look Look) *area {
	text := forms.ValueText(q.Answer())
	a := &area{question: q}
	a.Text = huh.NewText().Key(string(q.Path())).ShowLineNumbers(false).ExternalEditor(false).
		Placeholder(Placeholder(q, look.Lang, look.Width)).Lines(4).Value(&text)
	a.Text.WithTheme(look.Theme).WithKeyMap(inert()).WithWidth(look.Width)
	a.Text.Focus()
	return a
}

// Update implements huh.Field.
func (a *area) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	a.Text.Update(msg)
	return a, nil
}

// GetValue implements huh.Field.
func (a *area) GetValue() any {
	text, _ := a.Text.GetValue().(string)
	return a.question.Parse(text)
}
