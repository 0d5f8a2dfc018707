package fields

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
)

// Field edits the answer to one question.
type Field interface {
	// Update takes a key.
	Update(press tea.KeyMsg)
	// View draws it in the width that it was made for.
	View() string
	// Value is the answer as it stands, of the type of the question's kind where
	// it can be; nil is none.
	Value() any
}

// New returns the field that edits q in its row, in width cells. Values that
// come from a look-up can be typed in it; a list offers them elsewhere.
func New(q forms.Question, l look.Look, width int) Field {
	if _, kept := q.Answer().(forms.Secret); kept {
		// Whatever its kind, there is no text of it to edit.
		return newLine(q, l, width)
	}
	switch q.Kind {
	case forms.Boolean, forms.Choice:
		return newSelector(q, l, width)
	case forms.LongText:
		return newArea(q, l, width)
	case forms.String, forms.Hidden, forms.Integer, forms.Decimal, forms.Strings, forms.Map:
		return newLine(q, l, width)
	case forms.Object, forms.List:
		return &link{question: q, look: l, width: width}
	}
	return newLine(q, l, width)
}

// converted gives an answer from before the type of its question; one that
// cannot have it stays, for the check to name.
func converted(q forms.Question, answer any) any {
	if value, fits := q.Convert(answer); fits {
		return value
	}
	return answer
}

// Typing tells whether f takes letters as text, so that a letter cannot be a
// command while it has the focus.
func Typing(f Field) bool {
	switch f.(type) {
	case *line, *area:
		return true
	}
	return false
}

// Typed is the text of a field that takes one line of it, and false for any other.
func Typed(f Field) (string, bool) {
	if l, ok := f.(*line); ok {
		return l.Text(), true
	}
	return "", false
}

// NotSet stands where there is neither an answer nor anything that holds without one.
var NotSet = forms.T("not set", "未设置")

// Placeholder is what stands in an empty field: the default, an example, or
// nothing. What explains the question tells whose default it is.
func Placeholder(q forms.Question, lang forms.Lang) string {
	value := standIn(q)
	if value == nil {
		value = q.ServerDefault
	}
	switch {
	case value != nil:
		return forms.Tf("%s (default)", "%s（默认）", orEmpty(q.Show(value, lang))).In(lang)
	case q.Example != "":
		return forms.Tf("e.g. %s", "如 %s", q.Example).In(lang)
	}
	return ""
}

// standIn is the default of a question, also one that goes with another answer.
func standIn(q forms.Question) any {
	if q.DefaultOf == nil {
		return q.Default
	}
	value, _ := q.Effective()
	return value
}

// orEmpty says in words that a default is an empty text.
func orEmpty(text string) forms.Text {
	if text == "" {
		return forms.T("empty", "空")
	}
	return forms.Same(text)
}

// Units tells whether the unit stands behind the value of q: with an empty
// field the default has it already.
func Units(q forms.Question) bool {
	return !q.Unit.IsZero() && (q.Answer() != nil || (standIn(q) == nil && q.ServerDefault == nil))
}
