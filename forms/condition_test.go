package forms_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
)

// probe is a form whose field "probe" applies under the condition.
func probe(when forms.Condition) *forms.Form {
	text := func(key string) forms.Field { return forms.Field{Key: key, Wire: key, Kind: forms.String} }
	number := forms.Field{Key: "number", Wire: "number", Kind: forms.Integer, Default: int64(3)}
	hidden := text("hidden")
	hidden.When, hidden.Default = forms.Is("text", "never"), "shown"
	assumed := forms.Field{Key: "assumed", Wire: "assumed", Kind: forms.Boolean, ServerDefault: true}
	asked := text("probe")
	asked.When, asked.Default = when, "here"
	group := forms.Field{Key: "group", Wire: "group", Kind: forms.Object, Fields: []forms.Field{
		text("inner"),
		{Key: "deep", Wire: "deep", Kind: forms.Object, Fields: []forms.Field{text("deepest")}},
		{Key: "standard", Wire: "standard", Kind: forms.String, Default: "x"},
	}}
	gone := forms.Field{Key: "gone", Wire: "gone", Kind: forms.Object, When: forms.Is("text", "never"), Fields: []forms.Field{text("inner")}}
	return &forms.Form{Fields: []forms.Field{
		text("text"), number, hidden, assumed,
		{Key: "list", Wire: "list", Kind: forms.Strings},
		{Key: "secret", Wire: "secret", Kind: forms.Hidden},
		group, gone, asked,
	}}
}

func TestConditions(t *testing.T) {
	t.Parallel()
	secret := forms.Referenced(forms.Ref{Kind: forms.FromPrompt})
	cases := map[string]struct {
		when forms.Condition
		said []any
		want bool
	}{
		"zero":                             {when: forms.Condition{}, want: true},
		"is":                               {when: forms.Is("text", "a", "b"), said: []any{"text", "b"}, want: true},
		"is other":                         {when: forms.Is("text", "a", "b"), said: []any{"text", "c"}},
		"is unset":                         {when: forms.Is("text", "a")},
		"is, from the form":                {when: forms.Is("/text", "a"), said: []any{"text", "a"}, want: true},
		"is, further out than the form":    {when: forms.Is("../text", "a"), said: []any{"text", "a"}},
		"is number by default":             {when: forms.Is("number", "3"), want: true},
		"is number said":                   {when: forms.Is("number", "3"), said: []any{"number", int64(4)}},
		"is assumed":                       {when: forms.Is("assumed", "true"), want: true},
		"is one of a list":                 {when: forms.Is("list", "b"), said: []any{"list", []string{"a", "b"}}, want: true},
		"is none of a list":                {when: forms.Is("list", "b"), said: []any{"list", []string{"a"}}},
		"is not":                           {when: forms.IsNot("text", "a"), said: []any{"text", "b"}, want: true},
		"is not, but is":                   {when: forms.IsNot("text", "a"), said: []any{"text", "a"}},
		"is not, unset":                    {when: forms.IsNot("text", "a"), want: true},
		"set":                              {when: forms.IsSet("text"), said: []any{"text", "a"}, want: true},
		"set, but unset":                   {when: forms.IsSet("text")},
		"set, but empty":                   {when: forms.IsSet("text"), said: []any{"text", ""}},
		"set, but empty list":              {when: forms.IsSet("list"), said: []any{"list", []string{}}},
		"set by default":                   {when: forms.IsSet("number"), want: true},
		"set by reference":                 {when: forms.IsSet("secret"), said: []any{"secret", secret}, want: true},
		"is, but not known yet":            {when: forms.Is("secret", forms.Mask), said: []any{"secret", secret}},
		"is not, but not known yet":        {when: forms.IsNot("secret", forms.Mask), said: []any{"secret", secret}, want: true},
		"unanswered":                       {when: forms.IsUnset("text"), want: true},
		"unanswered, but set":              {when: forms.IsUnset("text"), said: []any{"text", "a"}},
		"unanswered, but referenced":       {when: forms.IsUnset("secret"), said: []any{"secret", secret}},
		"not applicable counts as unset":   {when: forms.IsSet("hidden"), said: []any{"hidden", "x"}},
		"inside an object":                 {when: forms.Is("group.inner", "x"), said: []any{"group.inner", "x"}, want: true},
		"deep inside an object":            {when: forms.Is("group.deep.deepest", "x"), said: []any{"group.deep.deepest", "x"}, want: true},
		"default in an object":             {when: forms.IsSet("group.standard"), said: []any{"group.inner", "x"}, want: true},
		"default in an object not there":   {when: forms.IsSet("group.standard")},
		"inside an object not applicable":  {when: forms.IsSet("gone.inner"), said: []any{"gone.inner", "x"}},
		"object":                           {when: forms.IsSet("group"), said: []any{"group.inner", "x"}, want: true},
		"all":                              {when: forms.All(forms.IsSet("text"), forms.Is("number", "3")), said: []any{"text", "a"}, want: true},
		"all but one":                      {when: forms.All(forms.IsSet("text"), forms.Is("number", "4")), said: []any{"text", "a"}},
		"any":                              {when: forms.Any(forms.IsSet("text"), forms.Is("number", "3")), want: true},
		"any, but none":                    {when: forms.Any(forms.IsSet("text"), forms.Is("number", "4"))},
		"an unknown reference never is":    {when: forms.Is("nowhere", "a")},
		"wrong-typed text is still a text": {when: forms.Is("number", "x"), said: []any{"number", "x"}, want: true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, got := probe(c.when).Body(said(t, c.said...)).Get("probe")
			if got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestConditionDescribe(t *testing.T) {
	t.Parallel()
	label := func(ref string) forms.Text {
		if _, value, is := strings.Cut(ref, "="); is {
			return forms.Same(value)
		}
		return forms.T("Field "+ref, "字段 "+ref)
	}
	cases := map[string]struct {
		when   forms.Condition
		en, zh string
	}{
		"zero":       {forms.Condition{}, "always", "始终"},
		"is":         {forms.Is("a", "1", "2"), "Field a is 1 or 2", "字段 a 为 1 或 2"},
		"is not":     {forms.IsNot("a", "1"), "Field a is not 1", "字段 a 不为 1"},
		"set":        {forms.IsSet("a"), "Field a is given", "已填写字段 a"},
		"unanswered": {forms.IsUnset("a"), "Field a is not given", "未填写字段 a"},
		"nested": {
			forms.All(forms.IsSet("a"), forms.Any(forms.Is("b", "1"), forms.Is("c", "2"))),
			"Field a is given and (Field b is 1 or Field c is 2)", "已填写字段 a，且（字段 b 为 1，或字段 c 为 2）",
		},
		"one alone": {forms.All(forms.Any(forms.IsSet("a"), forms.IsSet("b"))), "Field a is given or Field b is given", "已填写字段 a，或已填写字段 b"},
	}
	for name, c := range cases {
		if got, want := c.when.Describe(label), forms.T(c.en, c.zh); got != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}
