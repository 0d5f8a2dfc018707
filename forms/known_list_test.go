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

// TestKnownKeepsNoCopy: a list may have thousands, and the last answer that has a value
// speaks of it.
func TestKnownKeepsNoCopy(t *testing.T) {
	t.Parallel()
	var known forms.Known
	first, second := forms.Query{Source: "types", Args: map[string]string{"zone": "a"}}, forms.Query{Source: "types", Args: map[string]string{"zone": "b"}}
	fact := func(value string) string {
		got, _ := known.Fact("types", value, "cores")
		return got
	}
	option := func(value, cores string) forms.Option {
		return forms.Option{Value: value, Facts: map[string]string{"cores": cores}}
	}
	options := []forms.Option{option("s", "1"), option("m", "2")}
	known.Add(first, options)
	options[1].Note = forms.Same("shared")
	form := &forms.Form{Fields: []forms.Field{
		{Key: "zone", Kind: forms.String},
		{Key: "type", Kind: forms.String, Source: forms.Source{Name: "types", By: []string{"zone"}}},
		{Key: "image", Kind: forms.String, Source: forms.Source{Name: "images"}},
	}}
	lookedUp := func(path forms.Path, zone any) (forms.Option, bool) {
		q, _ := form.Question(said(t, "zone", zone), &known, path)
		return q.LookedUp("m")
	}
	if got, listed := lookedUp("type", "a"); !listed || got.Note.En != "shared" {
		t.Errorf("another option is kept: %+v, %v", got, listed)
	}
	known.Add(second, []forms.Option{option("m", "3")})
	if fact("s") != "1" || fact("m") != "3" {
		t.Errorf("after the second: %s, %s", fact("s"), fact("m"))
	}
	known.Add(first, []forms.Option{option("m", "4")})
	if fact("s") != "" || fact("m") != "4" {
		t.Errorf("after the first again: %q, %s", fact("s"), fact("m"))
	}
	for _, path := range []forms.Path{"image", "zone"} {
		if _, listed := lookedUp(path, "a"); listed {
			t.Errorf("%s: nobody asked", path)
		}
	}
	if _, listed := lookedUp("type", nil); listed {
		t.Error("what narrows the list is not known")
	}
	var none *forms.Known
	if _, known := none.Fact("types", "m", "cores"); known {
		t.Error("nothing knows a fact")
	}
}
