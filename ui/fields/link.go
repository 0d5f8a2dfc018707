package fields

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
)

// link stands for a list or an object, which has a page of its own.
type link struct {
	base
	question forms.Question
	look     Look
}

func newLink(q forms.Question, look Look) *link {
	return &link{base: base{key: string(q.Path()), width: look.Width, focused: true}, question: q, look: look}
}

// Summary tells what a list or an object holds, in a few words: the number of
// items and their names.
func Summary(q forms.Question, lang forms.Lang) string {
	if q.Kind == forms.Object {
		return summaryOf(q.Inner(), lang)
	}
	items := q.Items()
	if len(items) == 0 {
		return forms.T("none", "无").In(lang)
	}
	var names []string
	for _, item := range items {
		names = append(names, itemName(item, lang))
	}
	return forms.Tf("%d: %s", "%d：%s", len(items), strings.Join(names, ", ")).In(lang)
}

// summaryOf tells what was answered in an object; secrets and what has a page
// of its own are only counted.
func summaryOf(scope *forms.Scope, lang forms.Lang) string {
	var values []string
	rest := 0
	for _, q := range scope.Questions("") {
		switch answer := q.Answer(); {
		case answer == nil:
		case q.Kind == forms.List, q.Kind == forms.Object, q.Kind == forms.Hidden, q.Kind == forms.Boolean:
			rest++
		default:
			values = append(values, strings.ReplaceAll(q.Show(answer, lang), "\n", " "))
		}
	}
	switch {
	case len(values) > 0:
		return strings.Join(values, ", ")
	case rest > 0:
		return forms.Tf("%d answered", "已填 %d 项", rest).In(lang)
	}
	return forms.T("not set", "未设置").In(lang)
}

// itemName is the word by which an item is told from its neighbours: the first
// text or number that was answered in it.
func itemName(item *forms.Scope, lang forms.Lang) string {
	for _, q := range item.Questions("") {
		if q.Kind == forms.List || q.Kind == forms.Object || q.Kind == forms.Hidden {
			continue
		}
		if answer := q.Answer(); answer != nil {
			return q.Show(answer, lang)
		}
	}
	return "…"
}

// Update implements huh.Field; the wizard opens the page.
func (l *link) Update(tea.Msg) (tea.Model, tea.Cmd) { return l, nil }

// View implements huh.Field.
func (l *link) View() string {
	text := ansi.Truncate(Summary(l.question, l.look.Lang), l.width-2, "…")
	return l.look.Theme.Focused.SelectedOption.Render(text) +
		l.look.Theme.Focused.NextIndicator.Render(" ›")
}

// GetValue implements huh.Field.
func (l *link) GetValue() any { return l.question.Answer() }

// WithTheme implements huh.Field.
func (l *link) WithTheme(theme *huh.Theme) huh.Field { l.look.Theme = theme; return l }

// WithAccessible implements huh.Field; plain prompts stand elsewhere.
func (l *link) WithAccessible(bool) huh.Field { return l }

// WithKeyMap implements huh.Field; it has no keys.
func (l *link) WithKeyMap(*huh.KeyMap) huh.Field { return l }

// WithWidth implements huh.Field.
func (l *link) WithWidth(width int) huh.Field { l.size(width, 0); return l }

// WithHeight implements huh.Field.
func (l *link) WithHeight(height int) huh.Field { l.size(0, height); return l }

// WithPosition implements huh.Field; a row knows its own place.
func (l *link) WithPosition(huh.FieldPosition) huh.Field { return l }
