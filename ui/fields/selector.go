package fields

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
)

// selector goes through a few values with the arrow keys. "Not set" is one of
// them, and shows what holds then; where an answer is needed the arrows pass it.
type selector struct {
	base
	question forms.Question
	look     Look
	values   []any
	at       int
	// holds is the value that stands while nothing is set; nil where none is known.
	holds any
}

func newSelector(q forms.Question, look Look) *selector {
	s := &selector{base: base{key: string(q.Path()), width: look.Width, focused: true}, question: q, look: look}
	s.values, s.holds = []any{nil}, q.Default
	if s.holds == nil {
		s.holds = q.Absent
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

// Update implements huh.Field.
func (s *selector) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return s, nil
	}
	switch press.String() {
	case "right", " ":
		s.step(1)
	case "left":
		s.step(-1)
	case "backspace", "delete":
		s.at = 0
	case "y", "n":
		if s.question.Kind == forms.Boolean {
			s.at = slices.Index(s.values, any(press.String() == "y"))
		}
	}
	return s, nil
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

// View implements huh.Field.
func (s *selector) View() string {
	theme := s.look.Theme.Focused
	value := s.values[s.at]
	if value == nil {
		hint := Placeholder(s.question, s.look.Lang, s.width-4)
		if hint == "" {
			hint = forms.T("not set", "未设置").In(s.look.Lang)
		}
		hint = ansi.Truncate(hint, s.width-4, "…")
		return theme.PrevIndicator.Render("‹ ") + theme.TextInput.Placeholder.Render(hint) + theme.NextIndicator.Render(" ›")
	}
	text := theme.SelectedOption.Render(ansi.Truncate(s.question.Show(value, s.look.Lang), s.width-4, "…"))
	return theme.PrevIndicator.Render("‹ ") + text + theme.NextIndicator.Render(" ›")
}

// GetValue implements huh.Field.
func (s *selector) GetValue() any { return s.values[s.at] }

// WithTheme implements huh.Field.
func (s *selector) WithTheme(theme *huh.Theme) huh.Field { s.look.Theme = theme; return s }

// WithAccessible implements huh.Field; plain prompts stand elsewhere.
func (s *selector) WithAccessible(bool) huh.Field { return s }

// WithKeyMap implements huh.Field; the keys are fixed.
func (s *selector) WithKeyMap(*huh.KeyMap) huh.Field { return s }

// WithWidth implements huh.Field.
func (s *selector) WithWidth(width int) huh.Field { s.size(width, 0); return s }

// WithHeight implements huh.Field.
func (s *selector) WithHeight(height int) huh.Field { s.size(0, height); return s }

// WithPosition implements huh.Field; a row knows its own place.
func (s *selector) WithPosition(huh.FieldPosition) huh.Field { return s }
