package fields

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
)

// link stands for a list or an object, which has a page of its own.
type link struct {
	question forms.Question
	look     look.Look
	width    int
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
	return forms.Tf("%d: %s", "%d：%s", len(items), strings.Join(names, textComma.In(lang))).In(lang)
}

// textComma stands between the parts of a list.
var textComma = forms.T(", ", "、")

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
		return strings.Join(values, textComma.In(lang))
	case rest > 0:
		return forms.Tf("%d answered", "已填 %d 项", rest).In(lang)
	}
	return NotSet.In(lang)
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

// Update implements Field; the wizard opens the page.
func (f *link) Update(tea.KeyMsg) {}

// View implements Field.
func (f *link) View() string {
	summary := ansi.Truncate(Summary(f.question, f.look.Lang), f.width-2, "…")
	return f.look.Accent.Render(summary) + f.look.Mark.Render(" ›")
}

// Value implements Field.
func (f *link) Value() any { return f.question.Answer() }
