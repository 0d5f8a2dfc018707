package ui

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// told is what the look-up says of a chosen id: its name, its zone.
func (a *app) told(q forms.Question, answer any) string {
	text, ok := answer.(string)
	if !ok {
		return ""
	}
	option, ok := a.listed(q, text)
	if !ok {
		return ""
	}
	parts := slices.DeleteFunc(slices.Clone(option.Cells), func(cell string) bool { return cell == "" })
	if label := option.Label.In(a.look.Lang); label != "" && label != text {
		parts = append([]string{label}, parts...)
	}
	return strings.Join(parts, "  ")
}

// listed returns what the look-up of q says of a value.
func (a *app) listed(q forms.Question, value string) (forms.Option, bool) {
	if q.Source.Name == "" {
		return forms.Option{}, false
	}
	query, _ := q.Query()
	option, listed, _ := a.frame().sheet.known.Option(query, value)
	return option, listed
}

// shown is a value in a line of its own: of several ids the names, where the
// look-up knows them all and the ids would not tell a person anything.
func (a *app) shown(q forms.Question, value any) string {
	values, ok := value.([]string)
	if !ok || len(values) == 0 {
		return q.Show(value, a.look.Lang)
	}
	names := make([]string, len(values))
	for i, id := range values {
		option, ok := a.listed(q, id)
		if names[i] = option.Label.In(a.look.Lang); !ok || names[i] == "" {
			return q.Show(value, a.look.Lang)
		}
	}
	return strings.Join(names, ", ")
}

// names are the ids of a question with the focus that takes several, each with
// what the look-up says of it.
func (a *app) names(q forms.Question) []string {
	values, _ := q.Answer().([]string)
	var lines []string
	for _, id := range values {
		if told := a.told(q, id); told != "" {
			lines = append(lines, id+"  "+told)
		}
	}
	return lines
}
