package forms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func TestRuleWhenFactAndNotEqual(t *testing.T) {
	t.Parallel()
	field := func(key, source, label string) forms.Field {
		return forms.Field{Key: key, Wire: key, Kind: forms.String, Label: forms.Same(label), Source: forms.Source{Name: source}}
	}
	fields := forms.OnStep(forms.Basics, field("image", "images", "Image"), field("folder", "", "Folder"), field("other", "", "Other"), forms.Field{
		Key: "groups", Wire: "groups", Kind: forms.List, Max: 3, Label: forms.Same("Groups"), Item: forms.Same("group"),
		Fields: []forms.Field{field("image", "images", "Image")},
	})
	form := &forms.Form{
		Steps:  []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: fields,
		Checks: []forms.Check{
			forms.RuleWhenFact{
				Of: "image", List: "groups", Key: "image", Fact: "system", Is: "Linux", WellKnown: map[string]string{"ubuntu": "Linux"},
				Field: "folder", Rule: forms.Prefix{"/"},
			},
			forms.NotEqual{Field: "folder", Other: "other"},
		},
	}
	for _, slip := range form.Lint() {
		t.Error(slip)
	}
	known := &forms.Known{}
	known.Add(forms.Query{Source: "images"}, []forms.Option{
		{Value: "mine", Facts: map[string]string{"system": "Linux"}}, {Value: "theirs", Facts: map[string]string{"system": "Windows"}}, {Value: "bare"},
	})
	wrong := []string{"folder: must begin with / when Image is Linux"}
	cases := map[string]struct {
		known *forms.Known
		say   []any
		want  []string
	}{
		"told":                   {known, []any{"image", "mine", "folder", "C:"}, wrong},
		"told of another":        {known, []any{"image", "theirs", "folder", "C:"}, nil},
		"not asked":              {nil, []any{"image", "mine", "folder", "C:"}, nil},
		"well known":             {nil, []any{"image", "ubuntu", "folder", "C:"}, wrong},
		"no image":               {nil, []any{"folder", "C:"}, nil},
		"an item of the same":    {known, []any{"image", "mine", "groups[0].image", "mine", "folder", "C:"}, wrong},
		"an item of another":     {known, []any{"image", "mine", "groups[0].image", "theirs", "folder", "C:"}, nil},
		"right":                  {known, []any{"image", "mine", "folder", "/x", "other", "/y"}, nil},
		"the same in both":       {nil, []any{"folder", "x", "other", "x"}, []string{"folder: x is already used by Other"}},
		"neither of the two":     {nil, []any{"other", "x"}, nil},
		"an image without facts": {known, []any{"image", "bare", "folder", "C:"}, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(append([]string{}, c.want...), append([]string{}, spoken(form.Check(said(t, c.say...), c.known))...)); diff != "" {
				t.Error(diff)
			}
		})
	}
	label := form.Scope(&forms.Answers{}, nil).Label
	for i, want := range []string{"Folder must begin with / when Image is Linux", "Folder is not Other"} {
		if got := form.Checks[i].Describe(label).En; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
