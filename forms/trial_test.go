package forms_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// island has the comparisons of real forms: facts, lists that exclude each other, one
// of two, numbers in order, a value that another follows.
func island() *forms.Form {
	text := func(key string, source forms.Source) forms.Field {
		return forms.Field{Key: key, Wire: key, Kind: forms.String, Label: forms.Same(key), Source: source}
	}
	return &forms.Form{
		Fields: []forms.Field{
			text("vpc", forms.Source{Name: "vpcs"}),
			text("vsw", forms.Source{Name: "vsws", By: []string{"vpc"}}),
			text("mount", forms.Source{Name: "mounts"}),
			text("zone", forms.Source{}),
			text("key", forms.Source{Name: "keys"}), text("password", forms.Source{}),
			{Key: "least", Wire: "l", Kind: forms.Integer, Label: forms.Same("least")},
			{Key: "most", Wire: "m", Kind: forms.Integer, Label: forms.Same("most")},
			{Key: "pods", Wire: "p", Kind: forms.List, Label: forms.Same("pods"), Fields: []forms.Field{
				text("id", forms.Source{Name: "vsws", By: []string{"/vpc"}}), text("place", forms.Source{}),
			}, Checks: []forms.Check{
				forms.MatchesLookup{Field: "place", Of: "id", Fact: "zone"},
			}},
			{Key: "pools", Wire: "o", Kind: forms.List, Fields: []forms.Field{
				{Key: "nodes", Wire: "n", Kind: forms.Strings, Label: forms.Same("nodes"), Min: 2, Source: forms.Source{Name: "vsws", By: []string{"/vpc"}}},
			}, Checks: []forms.Check{forms.NoneIn{Field: "nodes", List: "/pods", Key: "id"}}},
		},
		Checks: []forms.Check{
			forms.FactEquals{Field: "vsw", Fact: "vpc", Other: "vpc"},
			forms.FactEquals{Field: "mount", Fact: "vpc", Other: "vpc"},
			forms.ExactlyOneOf{Fields: []string{"key", "password"}},
			forms.LessOrEqual{Low: "least", High: "most"},
			forms.MatchesLookup{Field: "zone", Of: "vsw", Fact: "zone"},
		},
	}
}

func onIsland(t *testing.T, said map[forms.Path]any) (*forms.Answers, *forms.Known) {
	t.Helper()
	answers, known := &forms.Answers{}, &forms.Known{}
	for _, path := range []forms.Path{"vpc", "vsw", "mount", "zone", "key", "password", "most", "pods[0].id", "pods[0].place", "pools[0].nodes"} {
		if value, ok := said[path]; ok {
			if err := answers.Set(path, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	option := func(value, vpc, zone string) forms.Option {
		return forms.Option{Value: value, Facts: map[string]string{"vpc": vpc, "zone": zone}}
	}
	known.Add(forms.Query{Source: "vsws"}, []forms.Option{option("va", "a", "z1"), option("vb", "b", "z2")})
	known.Add(forms.Query{Source: "mounts"}, []forms.Option{option("ma", "a", ""), option("mb", "b", "")})
	return answers, known
}

// TestTrial says of a value what the check would say, and nothing that is not the
// value's own doing.
func TestTrial(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		said  map[forms.Path]any
		path  forms.Path
		free  []forms.Path
		value string
		want  string
	}{
		"of the VPC":                  {map[forms.Path]any{"vpc": "a"}, "mount", nil, "ma", ""},
		"of another VPC":              {map[forms.Path]any{"vpc": "a"}, "mount", nil, "mb", "mount: mb belongs to b, not to a"},
		"in place of a wrong one":     {map[forms.Path]any{"vpc": "a", "mount": "mb"}, "mount", nil, "ma", ""},
		"no VPC yet":                  {nil, "mount", nil, "mb", ""},
		"nobody knows it":             {map[forms.Path]any{"vpc": "a"}, "mount", nil, "mz", ""},
		"what is in it follows":       {map[forms.Path]any{"vpc": "a", "mount": "ma", "vsw": "va"}, "vpc", nil, "b", ""},
		"taken for pods":              {map[forms.Path]any{"pods[0].id": "va", "pools[0].nodes": []string{"vb"}}, "pools[0].nodes", nil, "va", "pools[0].nodes: va is already used by pods"},
		"not the least number":        {map[forms.Path]any{"pools[0].nodes": []string{"vb", "va"}}, "pools[0].nodes", nil, "va", ""},
		"taken for nodes":             {map[forms.Path]any{"pods[0].place": "z1", "pools[0].nodes": []string{"va"}}, "pods[0].id", nil, "va", "pools[0].nodes: va is already used by pods"},
		"another zone":                {map[forms.Path]any{"pods[0].place": "z1"}, "pods[0].id", nil, "vb", "pods[0].place: is z2 for vb"},
		"another zone, which follows": {map[forms.Path]any{"pods[0].place": "z1", "pods[0].id": "va"}, "pods[0].id", []forms.Path{"pods[0].place"}, "vb", ""},
		"the second of one":           {map[forms.Path]any{"password": "x"}, "key", nil, "k", ""},
		"a number too large":          {map[forms.Path]any{"most": int64(3)}, "least", nil, "4", "least: must be at most most (3)"},
		"a number":                    {map[forms.Path]any{"most": int64(3)}, "least", nil, "3", ""},
		"no number":                   {nil, "least", nil, "x", ""},
	} {
		answers, known := onIsland(t, c.said)
		before := answers.Clone()
		trial, ok := island().Try(answers, known, c.path, c.free...)
		if !ok {
			t.Fatal(name)
		}
		var got []string
		for range 2 {
			got = nil
			for _, p := range trial.Problems(c.value) {
				got = append(got, string(p.Path)+": "+p.Summary.En)
			}
			trial.Problems("va")
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if !answers.Equal(before) {
			t.Errorf("%s: the answers changed", name)
		}
	}
	if _, ok := island().Try(&forms.Answers{}, nil, "nowhere"); ok {
		t.Error("a question that is not there")
	}
}
