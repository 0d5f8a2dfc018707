package qingcloud_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"clusterwiz/forms"
	"clusterwiz/providers/qingcloud"
)

// load reads answers from a file in testdata. A secret is written as
// { plain = "..." } or { env = "..." } there.
func load(t testing.TB, file string) *forms.Answers {
	t.Helper()
	var tree map[string]any
	if _, err := toml.DecodeFile(filepath.Join("testdata", file), &tree); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"version", "provider", "region"} {
		delete(tree, key)
	}
	answers := &forms.Answers{}
	for key, value := range tree {
		set(t, answers, forms.Path(key), value)
	}
	return answers
}

func set(t testing.TB, answers *forms.Answers, path forms.Path, value any) {
	t.Helper()
	if err := answers.Set(path, leaf(value)); err != nil {
		t.Fatal(err)
	}
}

// leaf turns what TOML gives into what answers hold.
func leaf(value any) any {
	switch v := value.(type) {
	case map[string]any:
		if text, ok := v["plain"].(string); ok {
			return forms.Plain(text)
		}
		if name, ok := v["env"].(string); ok {
			return forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: name})
		}
		for key, inner := range v {
			v[key] = leaf(inner)
		}
		return v
	case []map[string]any:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = leaf(item)
		}
		return items
	case []any:
		texts := make([]string, len(v))
		for i, item := range v {
			texts[i], _ = item.(string)
		}
		return texts
	default:
		return value
	}
}

// with returns the answers of a file after assignments such as
// `queues[0].name=comp`, read as a person would type them; an assignment
// without a value unsets.
func with(t testing.TB, file string, assignments ...string) *forms.Answers {
	t.Helper()
	answers := load(t, file)
	for _, assignment := range assignments {
		path, text, _ := strings.Cut(assignment, "=")
		field, ok := qingcloud.New().Form().Field(forms.Path(path))
		if !ok {
			t.Fatalf("no field %s", path)
		}
		if text == "" {
			answers.Unset(forms.Path(path))
			continue
		}
		set(t, answers, forms.Path(path), field.Parse(text))
	}
	return answers
}

// only returns the problems at path and below, of every severity.
func only(problems []forms.Problem, path forms.Path) []forms.Problem {
	var list []forms.Problem
	for _, p := range problems {
		if path.Contains(p.Path) {
			list = append(list, p)
		}
	}
	return list
}
