package cloudtest

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
)

// Lists asks for every list that the questions name, as they do with these
// answers, and for those in more. Each must hold the answer, and then nothing
// of the answers is doubted. It returns what was told.
func (r Rig) Lists(t *testing.T, answers *forms.Answers, more ...forms.Query) *forms.Known {
	t.Helper()
	known, form := &forms.Known{}, r.cloud.Form()
	wanted := sources(form)
	ask := func(query forms.Query) []forms.Option {
		found, err := r.Lookup(t.Context(), query)
		options := found.Options
		if err != nil || len(options) == 0 {
			t.Errorf("%s: %d options, %v", query.Source, len(options), err)
		}
		for _, o := range options {
			// What has no name of its own stands by its value, with a note.
			named := o.Label.Complete() || o.Label.IsZero() && o.Note.Complete()
			if !named || !o.Why.IsZero() && !o.Why.Complete() {
				t.Errorf("%s: half a text in %+v", query.Source, o)
			}
		}
		known.Add(query, options)
		wanted = slices.DeleteFunc(wanted, func(source string) bool { return source == query.Source })
		return options
	}
	for _, q := range r.cloud.questions(answers) {
		if q.Source.Name == "" {
			continue
		}
		query, missing := q.Query()
		if len(missing) > 0 {
			t.Errorf("%s misses %v", q.Path(), missing)
		}
		options := ask(query)
		value, _ := q.Answer().(string)
		if value != "" && !slices.ContainsFunc(options, func(o forms.Option) bool { return o.Value == value }) {
			t.Errorf("%s: %s is not among %d options", q.Path(), value, len(options))
		}
	}
	for _, query := range more {
		ask(query)
	}
	if len(wanted) > 0 {
		t.Errorf("never asked: %v", wanted)
	}
	for _, p := range form.Check(answers, known) {
		t.Errorf("with all lists known: %s: %s", p.Path, p.Summary.En)
	}
	return known
}

// sources names every list that a form asks for.
func sources(form *forms.Form) []string {
	var list []string
	for _, key := range form.Keys() {
		field, _ := form.Field(forms.Path(strings.ReplaceAll(key, "[]", "[0]")))
		if field.Source.Name != "" && !slices.Contains(list, field.Source.Name) {
			list = append(list, field.Source.Name)
		}
	}
	return list
}
