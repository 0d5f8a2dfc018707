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
	if got := form.Checks[0].Describe(label); got != forms.T("Kind is that of Pool", "类型与所选的资源池一致") {
		t.Errorf("%+v", got)
	}
}
