package forms_test

import (
	"testing"

	"clusterwiz/forms"
)

// TestChecksFindTheListOfTheQuery, whatever narrows it.
func TestChecksFindTheListOfTheQuery(t *testing.T) {
	t.Parallel()
	form := &forms.Form{Fields: []forms.Field{
		{Key: "zone", Kind: forms.String},
		{Key: "vpc", Kind: forms.String},
		{Key: "size", Kind: forms.Integer},
		{Key: "items", Kind: forms.List, Fields: []forms.Field{
			{Key: "type", Kind: forms.String, Source: forms.Source{Name: "types", By: []string{"/zone", "/vpc?", "/size?", "kind?"}}},
			{Key: "kind", Kind: forms.String},
		}},
	}}
	for name, c := range map[string]struct {
		said map[forms.Path]any
		want bool
	}{
		"all":            {map[forms.Path]any{"zone": "z", "vpc": "v", "size": int64(2), "items[0].kind": "k"}, true},
		"what is needed": {map[forms.Path]any{"zone": "z"}, true},
		"less":           {map[forms.Path]any{"vpc": "v"}, false},
	} {
		answers, known := &forms.Answers{}, &forms.Known{}
		for path, value := range c.said {
			if err := answers.Set(path, value); err != nil {
				t.Fatal(err)
			}
		}
		if err := answers.Set("items[0].type", "t"); err != nil {
			t.Fatal(err)
		}
		q, ok := form.Question(answers, known, "items[0].type")
		if !ok {
			t.Fatal("there is no question")
		}
		query, _ := q.Query()
		known.Add(query, []forms.Option{{Value: "another"}})
		if got := len(form.Check(answers, known)) > 0; got != c.want {
			t.Errorf("%s: compared with the list: %v", name, got)
		}
	}
}
