package forms_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
)

func TestParsePath(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		typed string
		want  forms.Path
		wrong string
	}{
		"root":              {typed: ""},
		"key":               {typed: "name", want: "name"},
		"dotted":            {typed: "network.vpc_id", want: "network.vpc_id"},
		"nested lists":      {typed: "queues[2].nodes[0].type", want: "queues[2].nodes[0].type"},
		"list of lists":     {typed: "a[1][2]", want: "a[1][2]"},
		"leading zeros":     {typed: "a[007].b", want: "a[7].b"},
		"chinese key":       {typed: "标签.键", want: "标签.键"},
		"empty key":         {typed: "a..b", wrong: "a name is missing"},
		"begins with dot":   {typed: ".a", wrong: "a name is missing"},
		"ends in dot":       {typed: "a.", wrong: "a name is missing"},
		"ends in item dot":  {typed: "a[0].", wrong: "a name is missing"},
		"begins with item":  {typed: "[0]", wrong: "a name is missing"},
		"dot before item":   {typed: "a.[0]", wrong: "a name is missing"},
		"no dot after item": {typed: "a[0]b", wrong: "a dot is missing"},
		"stray bracket":     {typed: "a]b", wrong: "a dot is missing"},
		"open bracket":      {typed: "a[0", wrong: "not a position"},
		"empty position":    {typed: "a[]", wrong: "not a position"},
		"signed position":   {typed: "a[+1]", wrong: "not a position"},
		"negative":          {typed: "a[-1]", wrong: "not a position"},
		"words":             {typed: "a[last]", wrong: "not a position"},
		"too large":         {typed: "a[99999999999999999999]", wrong: "not a position"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := forms.ParsePath(c.typed)
			if c.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), c.wrong) {
					t.Fatalf("got %q, %v, want an error with %q", got, err, c.wrong)
				}
				return
			}
			if err != nil || got != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestPathParts(t *testing.T) {
	t.Parallel()
	for path, want := range map[forms.Path]struct {
		parent  forms.Path
		pattern string
	}{
		"":                       {"", ""},
		"name":                   {"", "name"},
		"network.vpc_id":         {"network", "network.vpc_id"},
		"queues[12]":             {"queues", "queues[]"},
		"queues[1].nodes[0].bid": {"queues[1].nodes[0]", "queues[].nodes[].bid"},
	} {
		if got := path.Parent(); got != want.parent {
			t.Errorf("parent of %q: got %q, want %q", path, got, want.parent)
		}
		if got := path.Pattern(); got != want.pattern {
			t.Errorf("pattern of %q: got %q, want %q", path, got, want.pattern)
		}
	}
	if got, want := forms.Path("").Key("a.b").Index(3).Key("c"), forms.Path("a.b[3].c"); got != want {
		t.Errorf("built %q, want %q", got, want)
	}
}

func TestPathContains(t *testing.T) {
	t.Parallel()
	cases := []struct {
		outer, inner forms.Path
		want         bool
	}{
		{"", "anything", true},
		{"queues", "queues", true},
		{"queues", "queues[0].name", true},
		{"network", "network.vpc_id", true},
		{"queues[1]", "queues[1].name", true},
		{"queues[1]", "queues[10].name", false},
		{"net", "network", false},
		{"network.vpc_id", "network", false},
	}
	for _, c := range cases {
		if got := c.outer.Contains(c.inner); got != c.want {
			t.Errorf("%q contains %q: got %v", c.outer, c.inner, got)
		}
	}
}

func FuzzParsePath(f *testing.F) {
	for _, seed := range []string{"", "a", "a.b[0].c", "a[01]", "a..b", "a[", "]", "a[0]b", "标签[3]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		path, err := forms.ParsePath(typed)
		if err != nil {
			return
		}
		again, err := forms.ParsePath(string(path))
		if err != nil || again != path {
			t.Fatalf("%q gave %q, which gave %q, %v", typed, path, again, err)
		}
		if path != "" && !path.Parent().Contains(path) {
			t.Fatalf("the parent %q of %q does not contain it", path.Parent(), path)
		}
		_ = path.Pattern()
		answers := &forms.Answers{}
		_, _ = answers.Get(path)
		answers.Unset(path)
	})
}
