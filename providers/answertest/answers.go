// Package answertest gives the tests of every cloud answers from files and
// from assignments, read in one way.
package answertest

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"clusterwiz/forms"
)

// Load reads answers of form from a file in testdata. A secret is written as
// { plain = "..." } or { env = "..." } there.
func Load(t testing.TB, form *forms.Form, file string) *forms.Answers {
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
		Set(t, form, answers, forms.Path(key), value)
	}
	return answers
}

// Set puts a value, as TOML gives it, at path.
func Set(t testing.TB, form *forms.Form, answers *forms.Answers, path forms.Path, value any) {
	t.Helper()
	if err := answers.Set(path, leaf(form, path, value)); err != nil {
		t.Fatal(err)
	}
}

// leaf turns what TOML gives at path into what answers hold.
func leaf(form *forms.Form, path forms.Path, value any) any {
	switch v := value.(type) {
	case map[string]any:
		return table(form, path, v)
	case []map[string]any:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = leaf(form, path.Index(i), item)
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

func table(form *forms.Form, path forms.Path, v map[string]any) any {
	if text, ok := v["plain"].(string); ok {
		return forms.Plain(text)
	}
	if name, ok := v["env"].(string); ok {
		return forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: name})
	}
	if field, ok := form.Field(path); ok && field.Kind == forms.Map {
		entries := map[string]string{}
		for name, text := range v {
			entries[name], _ = text.(string)
		}
		return entries
	}
	for key, inner := range v {
		v[key] = leaf(form, path.Key(key), inner)
	}
	return v
}

// With returns the answers of a file after assignments such as
// `queues[0].name=comp`, read as a person would type them into form; an
// assignment without a value unsets.
func With(t testing.TB, form *forms.Form, file string, assignments ...string) *forms.Answers {
	t.Helper()
	answers := Load(t, form, file)
	for _, assignment := range assignments {
		path, text, _ := strings.Cut(assignment, "=")
		field, ok := form.Field(forms.Path(path))
		if !ok {
			t.Fatalf("no field %s", path)
		}
		if text == "" {
			answers.Unset(forms.Path(path))
			continue
		}
		Set(t, form, answers, forms.Path(path), field.Parse(text))
	}
	return answers
}

// Only returns the problems at path and below, of every severity.
func Only(problems []forms.Problem, path forms.Path) []forms.Problem {
	var list []forms.Problem
	for _, p := range problems {
		if path.Contains(p.Path) {
			list = append(list, p)
		}
	}
	return list
}
