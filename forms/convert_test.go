package forms_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// kinds are a field of each kind with a text that a list, a look-up or a person
// gives, and the answer that it is.
var kinds = map[forms.Kind]struct {
	text string
	want any
}{
	forms.String:   {"a b", "a b"},
	forms.LongText: {"a\nb", "a\nb"},
	forms.Choice:   {"12", "12"},
	forms.Hidden:   {"Secret-1", forms.Plain("Secret-1")},
	forms.Integer:  {"12", int64(12)},
	forms.Decimal:  {"0.5", 0.5},
	forms.Boolean:  {"true", true},
	forms.Strings:  {"a, b", []string{"a", "b"}},
	forms.Map:      {"a=b", map[string]string{"a": "b"}},
}

// ofKind declares a question of the kind, which asks the same in every form
// that has another key.
func ofKind(kind forms.Kind, key string) *forms.Form {
	field := forms.Field{Key: key, Wire: "Value", SameAs: "value", Kind: kind, Step: forms.Basics, Label: forms.T("Value", "值"), Max: 9}
	field.Options = []forms.Option{{Value: kinds[kind].text}}
	field.Source = forms.Source{Name: "values"}
	return &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: []forms.Field{
			field,
			{Key: "of", Kind: forms.String, Step: forms.Basics, Label: forms.T("Of", "来源"), Source: forms.Source{Name: "origins"}},
		},
		Checks: []forms.Check{forms.MatchesLookup{Field: key, Of: "of", Fact: "value"}},
	}
}

// TestEveryKindEveryWay puts a value of each kind in by each way that ends in
// the answers: each time it has the type of its kind.
func TestEveryKindEveryWay(t *testing.T) {
	t.Parallel()
	for kind, c := range kinds {
		form := ofKind(kind, "value")
		field, _ := form.Field("value")
		ways := map[string]func(*forms.Answers) error{
			"typed on the line": func(a *forms.Answers) error { return a.Set("value", field.Parse(c.text)) },
			"taken from a list": func(a *forms.Answers) error { return form.Set(a, "value", field.Options[0].Value) },
			"as it is":          func(a *forms.Answers) error { return form.Set(a, "value", c.want) },
			"told by a look-up": func(a *forms.Answers) error {
				known := &forms.Known{}
				known.Add(forms.Query{Source: "origins"}, []forms.Option{{Value: "o", Facts: map[string]string{"value": c.text}}})
				if err := form.Set(a, "of", "o"); err != nil {
					return err
				}
				told := form.ImpliedBy(a, known, "of")
				if len(told) != 1 {
					return errors.New("nothing is told")
				}
				a.Unset("of")
				return form.Set(a, told[0].Question.Path(), told[0].Fact)
			},
			"left as text by an older program": func(a *forms.Answers) error {
				err := a.Set("value", c.text)
				form.Convert(a)
				return err
			},
		}
		for way, put := range ways {
			t.Run(string(kind)+", "+way, func(t *testing.T) {
				t.Parallel()
				answers := &forms.Answers{}
				if err := put(answers); err != nil {
					t.Fatal(err)
				}
				got, _ := answers.Get("value")
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Error(diff)
				}
				if problems := form.Check(answers, nil); len(problems) > 0 {
					t.Error(problems)
				}
			})
		}
	}
}

func TestCarriedOverFits(t *testing.T) {
	t.Parallel()
	for kind, c := range kinds {
		if kind == forms.Hidden || kind == forms.Map {
			continue // These are not taken over.
		}
		for _, before := range []any{c.want, c.text} {
			from, to := ofKind(forms.String, "here"), ofKind(kind, "there")
			answers := said(t, "here", before)
			forms.Carry(from, to, answers)
			got, _ := answers.Get("there")
			want := c.want
			if kind == forms.Strings && before == any(c.text) {
				want = []string{c.text} // One text is a list of one.
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s from %T: %s", kind, before, diff)
			}
		}
	}
}

func TestConvertRefuses(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		kind  forms.Kind
		value any
		want  any
	}{
		"text for a number":      {forms.Integer, "twelve", "twelve"},
		"decimal for a whole":    {forms.Integer, 1.5, nil},
		"number for yes":         {forms.Boolean, int64(1), nil},
		"table for a text":       {forms.String, map[string]any{"a": "b"}, nil},
		"numbers for texts":      {forms.Strings, []any{int64(1)}, nil},
		"number in a map":        {forms.Map, map[string]any{"a": int64(1)}, nil},
		"text for a group":       {forms.Object, "a", "a"},
		"date for a text":        {forms.String, time.Time{}, nil},
		"secret for a text":      {forms.String, forms.Plain("Secret-1"), nil},
		"true for a text":        {forms.String, true, nil},
		"list for a group":       {forms.Object, []any{}, nil},
		"several texts for one":  {forms.String, []string{"a", "b"}, nil},
		"whole number of a text": {forms.Hidden, int64(1), nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			field := &forms.Field{Kind: c.kind}
			got, fits := field.Convert(c.value)
			if fits {
				t.Error("it fits")
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestConvertTakes(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		kind        forms.Kind
		value, want any
	}{
		"nothing":             {forms.Integer, nil, nil},
		"blanks":              {forms.Integer, "  ", nil},
		"whole for a decimal": {forms.Decimal, int64(2), 2.0},
		"items of JSON":       {forms.Strings, []any{"a", "b"}, []string{"a", "b"}},
		"entries of TOML":     {forms.Map, map[string]any{"a": "b"}, map[string]string{"a": "b"}},
		"number for a text":   {forms.String, int64(12), "12"},
		"blanks of a text":    {forms.String, " a ", " a "},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			field := &forms.Field{Kind: c.kind}
			got, fits := field.Convert(c.value)
			if diff := cmp.Diff(c.want, got); diff != "" || !fits {
				t.Error(fits, diff)
			}
		})
	}
}

func TestSetRefusesWhatIsNoAnswer(t *testing.T) {
	t.Parallel()
	form := synthetic()
	answers := valid(t)
	before := answers.Clone()
	for _, set := range []func() error{
		func() error { return answers.Set("basics.name", 12) },
		func() error { return answers.Set("queues[0].nodes", []any{map[string]any{"disk": []int{1}}}) },
		func() error { return answers.Insert("queues", 0, map[string]any{"name": float32(1)}) },
		func() error { return form.Set(answers, "limits.max_count", 1.5) },
		func() error { return form.Set(answers, "limits.max_count", []string{"1"}) },
	} {
		if err := set(); !errors.Is(err, forms.ErrKind) {
			t.Errorf("want ErrKind, got %v", err)
		}
	}
	if err := form.Set(answers, "basics.nothing", "a"); !errors.Is(err, forms.ErrNoQuestion) {
		t.Errorf("want ErrNoQuestion, got %v", err)
	}
	if !answers.Equal(before) || answers.Rev() != before.Rev() {
		t.Error("a refused value changed the answers")
	}
	if err := form.Set(answers, "limits.max_count", "many"); err != nil {
		t.Error("what was typed is lost:", err)
	}
}

// TestConvertRepairs gives answers that an older program has left as text their
// types, in items of items and groups too.
func TestConvertRepairs(t *testing.T) {
	t.Parallel()
	form := synthetic()
	answers := valid(t, "limits.max_count", "12", "queues[0].nodes[0].disk.size", "40", "network.proxy.port", "443", "limits.price", "x", "basics.protect", 1.5, "other.key", "1")
	rev := answers.Rev()
	form.Convert(answers)
	want := valid(t, "limits.max_count", int64(12), "queues[0].nodes[0].disk.size", int64(40), "network.proxy.port", int64(443), "limits.price", "x", "basics.protect", 1.5, "other.key", "1")
	if !answers.Equal(want) {
		t.Error(cmp.Diff(tree(want), tree(answers)))
	}
	if answers.Rev() == rev {
		t.Error("the change is not told")
	}
	rev = answers.Rev()
	form.Convert(answers)
	if answers.Rev() != rev {
		t.Error("there was nothing to change")
	}
	form.Convert(&forms.Answers{})
}

// TestIdsAndScriptsComeInClean, whichever way: what nobody sees around an id is cut,
// a script has the line ends of Unix, and a text that is only a text stays as it is.
func TestIdsAndScriptsComeInClean(t *testing.T) {
	t.Parallel()
	const dirty = " \u200bvpc-1\ufeff\u00a0\t"
	sent := func(f forms.Field) forms.Field { f.Wire = "W"; return f }
	id := sent(forms.Field{Kind: forms.String, Rules: []forms.Rule{forms.By(forms.Prefix{"vpc-"}, page)}})
	list := sent(forms.Field{Kind: forms.Strings, Source: forms.Source{Name: "vswitches"}})
	script := sent(forms.Field{Kind: forms.LongText})
	for name, c := range map[string]struct {
		field   forms.Field
		in      any
		convert any
		parse   any
	}{
		"an id":               {id, dirty, "vpc-1", "vpc-1"},
		"looked up":           {sent(forms.Field{Kind: forms.String, Source: forms.Source{Name: "v"}}), dirty, "vpc-1", "vpc-1"},
		"a word of a list":    {sent(forms.Field{Kind: forms.Choice}), dirty, "vpc-1", "vpc-1"},
		"a text":              {sent(forms.Field{Kind: forms.String}), dirty, dirty, "\u200bvpc-1\ufeff"},
		"in the address":      {forms.Field{Kind: forms.String, Source: forms.Source{Name: "pools"}}, dirty, "vpc-1", "vpc-1"},
		"several":             {list, []string{"a ", "b"}, []string{"a", "b"}, nil},
		"several, as a table": {list, []any{"a\u200b", "b"}, []string{"a", "b"}, nil},
		"a script":            {script, "a\r\nb\r\r\n", "a\nb\n", "a\nb\n"},
	} {
		if got, _ := c.field.Convert(c.in); !cmp.Equal(got, c.convert) {
			t.Errorf("%s: converted %q", name, got)
		}
		if text, ok := c.in.(string); ok {
			if got := c.field.Parse(text); !cmp.Equal(got, c.parse) {
				t.Errorf("%s: parsed %q", name, got)
			}
		}
	}
}

// TestShellsReadUnixLines: what a shell on the nodes reads has no line ends of Windows,
// whichever way it came; other texts are the person's own.
func TestShellsReadUnixLines(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		field    forms.Field
		in, want any
	}{
		"a script":            {forms.Field{Kind: forms.LongText}, "a\r\nb", "a\nb"},
		"arguments":           {forms.Field{Kind: forms.String, MayHide: true}, "a\r\nb", "a\nb"},
		"variables":           {forms.Field{Kind: forms.Map, MayHide: true}, map[string]string{"k": "a\r\nb"}, map[string]string{"k": "a\nb"}},
		"variables of a file": {forms.Field{Kind: forms.Map, MayHide: true}, map[string]any{"k": "a\r\nb"}, map[string]string{"k": "a\nb"}},
		"a text":              {forms.Field{Kind: forms.String}, "a\r\nb", "a\r\nb"},
		"data":                {forms.Field{Kind: forms.Map}, map[string]string{"k": "a\r\nb"}, map[string]string{"k": "a\r\nb"}},
	} {
		got, fits := c.field.Convert(c.in)
		if diff := cmp.Diff(c.want, got); diff != "" || !fits {
			t.Errorf("%s: %v %s", name, fits, diff)
		}
	}
}
