package fields

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
)

// selector goes through a few values with the arrow keys. "Not set" is one of
// them, and shows what holds then; where an answer is needed the arrows pass it.
type selector struct {
	question forms.Question
	look     look.Look
	width    int
	values   []any
	at       int
	// holds is the value that stands while nothing is set; nil where none is known.
	holds any
}

func newSelector(q forms.Question, l look.Look, width int) *selector {
	s := &selector{question: q, look: l, width: width}
	s.values, s.holds = []any{nil}, q.Default
	if s.holds == nil {
		s.holds = q.ServerDefault
	}
	if q.Kind == forms.Boolean {
		s.values = append(s.values, true, false)
	}
	for _, option := range q.Options {
		s.values = append(s.values, option.Value)
	}
	answer := q.Answer()
	switch answer.(type) {
	case nil, bool, string:
	default:
		answer = forms.ValueText(answer)
	}
	if s.at = slices.Index(s.values, answer); s.at < 0 {
		// A value that is not offered is kept until the person moves on from it.
		s.values = append(s.values, answer)
		s.at = len(s.values) - 1
	}
	return s
}

// Update implements Field.
func (s *selector) Update(press tea.KeyMsg) {
	switch name := keys.Name(press); name {
	case "right":
		s.step(1)
	case "left":
		s.step(-1)
	case "backspace", "delete", "ctrl+u":
		s.at = 0
	case " ":
		if s.question.Kind == forms.Boolean {
			s.step(1)
		}
	case "y", "n":
		if s.question.Kind == forms.Boolean {
			s.at = slices.Index(s.values, any(name == "y"))
		}
	}
}

// step goes to the next value by 1 or -1. "Not set" stands for the value that
// holds then: that value once more would be a press that seems to do nothing.
func (s *selector) step(by int) {
	n := len(s.values)
	s.at = (s.at + by + n) % n
	value := s.values[s.at]
	if s.holds != nil && value == s.holds || value == nil && s.question.Needed() {
		s.at = (s.at + by + n) % n
	}
}

// mostAtOnce is how many values are drawn beside each other.
const mostAtOnce = 4

// AtOnce draws all values of a choice or a yes and no beside each other, the one that
// holds with a full circle; empty where they are too many for room cells. An answer is
// drawn as one, and what holds without one says whose it is.
func AtOnce(q forms.Question, l look.Look, room int, focused bool) string {
	if q.Kind != forms.Boolean && q.Kind != forms.Choice {
		return ""
	}
	return newSelector(q, l, room).atOnce(focused)
}

func (s *selector) atOnce(focused bool) string {
	values := s.values[1:]
	if len(values) < 2 || len(values) > mostAtOnce {
		return ""
	}
	holds, style, whose := s.values[s.at], s.look.Value, forms.Text{}
	if holds == nil {
		holds, style, whose = s.stands()
	} else if focused {
		style = s.look.Accent
	}
	if holds != nil && !slices.Contains(values, holds) {
		return ""
	}
	var parts []string
	for _, value := range values {
		sign, drawn := "○ ", s.look.Dim
		if value == holds {
			sign, drawn = "● ", style
		}
		parts = append(parts, drawn.Render(sign+s.question.Show(value, s.look.Lang)))
	}
	if !whose.IsZero() {
		parts = append(parts, s.look.Dim.Render(s.look.Say(whose)))
	}
	line := strings.Join(parts, "  ")
	if ansi.StringWidth(line) > s.width {
		return ""
	}
	return line
}

// stands is the value that holds while nothing is answered, how it is drawn, and
// whose it is.
func (s *selector) stands() (value any, style look.Style, whose forms.Text) {
	if value := standIn(s.question); value != nil {
		return value, s.look.Dim, forms.T("(default)", "（默认）")
	}
	if value := s.question.ServerDefault; value != nil {
		return value, s.look.Dim, forms.T("(default)", "（默认）")
	}
	return nil, s.look.Dim, forms.Text{}
}

// View implements Field.
func (s *selector) View() string {
	if line := s.atOnce(true); line != "" {
		return line
	}
	shown, style := "", s.look.Accent
	if value := s.values[s.at]; value != nil {
		shown = s.question.Show(value, s.look.Lang)
	} else {
		style = s.look.Dim
		shown = cmp.Or(Placeholder(s.question, s.look.Lang), s.look.Say(NotSet))
	}
	shown = style.Render(ansi.Truncate(shown, s.width-4, "…"))
	return s.look.Mark.Render("‹ ") + shown + s.look.Mark.Render(" ›")
}

// Value implements Field.
func (s *selector) Value() any {
	return converted(s.question, s.values[s.at])
}
