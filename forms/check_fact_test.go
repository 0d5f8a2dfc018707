package forms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func TestMatchesLookup(t *testing.T) {
	t.Parallel()
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: []forms.Field{
			{
				Key: "pool", Wire: "Pool", Kind: forms.String, Step: forms.Basics, Label: forms.T("Pool", "资源池"), Source: forms.Source{Name: "pools"},
			},
			{Key: "kind", Kind: forms.Choice, Step: forms.Basics, Label: forms.T("Kind", "类型"), Options: []forms.Option{
				{Value: "lite", Label: forms.T("Lite", "轻量")}, {Value: "std", Label: forms.T("standard", "标准")},
			}},
		},
		Checks: []forms.Check{forms.MatchesLookup{Field: "kind", Of: "pool", Fact: "kind"}},
	}
	if slips := form.Lint(); len(slips) > 0 {
		t.Error(slips)
	}
	known := &forms.Known{}
	known.Add(forms.Query{Source: "pools"}, []forms.Option{{Value: "p1", Facts: map[string]string{"kind": "std"}}, {Value: "p2"}})
	cases := map[string]struct {
		known *forms.Known
		say   []any
		want  []string
	}{
		"as told":     {known, []any{"pool", "p1", "kind", "std"}, nil},
		"otherwise":   {known, []any{"pool", "p1", "kind", "lite"}, []string{"kind: is standard for p1"}},
		"not told":    {known, []any{"pool", "p2", "kind", "lite"}, nil},
		"not asked":   {nil, []any{"pool", "p1", "kind", "lite"}, nil},
		"no kind yet": {known, []any{"pool", "p1"}, nil},
		"no pool yet": {known, []any{"kind", "lite"}, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			problems := form.Check(said(t, c.say...), c.known)
			if diff := cmp.Diff(append([]string{}, c.want...), append([]string{}, spoken(problems)...)); diff != "" {
				t.Error(diff)
			}
			for _, p := range problems {
				if p.Remedy != forms.T("choose standard", "请选择标准") || p.Summary.Zh != "p1 为标准" || len(p.Related) != 1 || p.Related[0] != "pool" {
					t.Errorf("%+v", p)
				}
			}
		})
	}
	label := form.Scope(&forms.Answers{}, nil).Label
	if got := form.Checks[0].Describe(label); got != forms.T("Kind is the same as Pool", "类型与所选的资源池一致") {
		t.Errorf("%+v", got)
	}
}

// TestWithinFacts: a size is held against both limits that a look-up knows of the
// kind, and against none that it does not.
func TestWithinFacts(t *testing.T) {
	t.Parallel()
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: []forms.Field{
			{Key: "size", Wire: "Size", Kind: forms.Integer, Step: forms.Basics, Label: forms.T("Size", "大小")},
			{Key: "kind", Wire: "Kind", Kind: forms.String, Step: forms.Basics, Label: forms.T("Kind", "类型"), Source: forms.Source{Name: "kinds"}},
		},
		Checks: []forms.Check{forms.WithinFacts{Field: "size", Of: "kind", Min: "min", Max: "max"}},
	}
	known := &forms.Known{}
	known.Add(forms.Query{Source: "kinds"}, []forms.Option{
		{Value: "both", Facts: map[string]string{"min": "20", "max": "500"}},
		{Value: "most", Facts: map[string]string{"max": "500"}},
		{Value: "least", Facts: map[string]string{"min": "20"}},
		{Value: "words", Facts: map[string]string{"min": "some", "max": "many"}},
	})
	for name, c := range map[string]struct {
		kind string
		size int64
		want string
	}{
		"the least":            {"both", 20, ""},
		"below":                {"both", 19, "size: must be 20 or more for both, by what the cloud says"},
		"the most":             {"both", 500, ""},
		"above":                {"both", 501, "size: must be 500 or less for both, by what the cloud says"},
		"below, not told":      {"most", 0, ""},
		"above, not told":      {"least", 501, ""},
		"no numbers":           {"words", 1, ""},
		"a kind not looked up": {"other", 1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := []string{}
			if c.want != "" {
				want = []string{c.want}
			}
			problems := forms.Errors(form.Check(said(t, "kind", c.kind, "size", c.size), known))
			if diff := cmp.Diff(want, append([]string{}, spoken(problems)...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestQuietAndAdvised: what is only filled in may differ, and where what belongs
// to the choice is no more than known of it, another answer is warned of.
func TestQuietAndAdvised(t *testing.T) {
	t.Parallel()
	text := func(key, source string) forms.Field {
		return forms.Field{Key: key, Kind: forms.String, Label: forms.T("Text", "文本"), Source: forms.Source{Name: source}}
	}
	form := &forms.Form{
		Steps:  []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: forms.OnStep(forms.Basics, text("pool", "pools"), text("block", ""), text("number", "")),
		Checks: []forms.Check{
			forms.MatchesLookup{Field: "block", Of: "pool", Fact: "block", Quiet: true},
			forms.AdviceCheck(forms.MatchesLookup{Field: "number", Of: "pool", Fact: "number", Follow: true}),
		},
	}
	known := &forms.Known{}
	known.Add(forms.Query{Source: "pools"}, []forms.Option{{Value: "p", Facts: map[string]string{"block": "a", "number": "7"}}})
	got := spoken(form.Check(said(t, "pool", "p", "block", "b", "number", "8"), known))
	if diff := cmp.Diff([]string{"(!) number: is 7 for p"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestImpliedBy: a choice implies the answers that are compared with it, and no
// others.
func TestImpliedBy(t *testing.T) {
	t.Parallel()
	text := func(key, source string) forms.Field {
		return forms.Field{Key: key, Kind: forms.String, Label: forms.T("Text", "文本"), Source: forms.Source{Name: source}}
	}
	late := text("late", "")
	late.When = forms.Is("pool", "p2")
	form := &forms.Form{
		Steps:  []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: forms.OnStep(forms.Basics, text("pool", "pools"), text("spare", "pools"), text("kind", ""), text("other", ""), text("block", ""), text("number", ""), late),
		Checks: []forms.Check{
			forms.MatchesLookup{Field: "kind", Of: "pool", Fact: "kind"},
			forms.MatchesLookup{Field: "other", Of: "spare", Fact: "kind"},
			forms.MatchesLookup{Field: "late", Of: "pool", Fact: "kind"},
			forms.MatchesLookup{Field: "block", Of: "pool", Fact: "block", Quiet: true},
			forms.AdviceCheck(forms.MatchesLookup{Field: "number", Of: "spare", Fact: "number", Follow: true}),
			forms.NotEqual{Field: "pool", Other: "spare"},
		},
	}
	known := &forms.Known{}
	known.Add(forms.Query{Source: "pools"}, []forms.Option{
		{Value: "p1", Facts: map[string]string{"kind": "std"}},
		{Value: "p2", Facts: map[string]string{"kind": "lite"}},
		{Value: "p3"},
		{Value: "p4", Facts: map[string]string{"block": "10.0.0.0/16", "number": "7", "kind": ""}},
	})
	cases := map[string]struct {
		say  []any
		at   forms.Path
		want []string
	}{
		"of the pool":    {[]any{"pool", "p1", "spare", "p2"}, "pool", []string{"kind=std"}},
		"of the spare":   {[]any{"pool", "p1", "spare", "p2"}, "spare", []string{"other=lite"}},
		"what applies":   {[]any{"pool", "p2"}, "pool", []string{"kind=lite", "late=lite"}},
		"nothing known":  {[]any{"pool", "p3"}, "pool", nil},
		"filled in":      {[]any{"pool", "p4", "block", "10.9.0.0/16"}, "pool", []string{"block=10.0.0.0/16"}},
		"goes along":     {[]any{"pool", "p1", "spare", "p4", "number", "8"}, "spare", []string{"number=7 follows"}},
		"not listed":     {[]any{"pool", "p9"}, "pool", nil},
		"no look-up":     {[]any{"kind", "std"}, "kind", nil},
		"no such answer": {nil, "nowhere", nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, implied := range form.ImpliedBy(said(t, c.say...), known, c.at) {
				line := string(implied.Question.Path()) + "=" + implied.Fact
				if implied.Follow {
					line += " follows"
				}
				got = append(got, line)
				if implied.Of.Path() != c.at {
					t.Error(implied.Of.Path())
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
