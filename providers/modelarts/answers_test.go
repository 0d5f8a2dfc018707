package modelarts_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"clusterwiz/forms"
	"clusterwiz/providers/modelarts"
)

// load reads answers from a profile in testdata.
func load(t testing.TB, file string) *forms.Answers {
	t.Helper()
	var tree map[string]any
	if _, err := toml.DecodeFile(filepath.Join("testdata", file), &tree); err != nil {
		t.Fatal(err)
	}
	answers := &forms.Answers{}
	for key, value := range tree {
		if key == "version" || key == "provider" || key == "region" {
			continue
		}
		if err := answers.Set(forms.Path(key), answer(forms.Path(key), value)); err != nil {
			t.Fatal(err)
		}
	}
	return answers
}

// answer turns what TOML gives at path into what answers hold.
func answer(path forms.Path, value any) any {
	field, _ := modelarts.New().Form().Field(path)
	switch v := value.(type) {
	case map[string]any:
		if field != nil && field.Kind == forms.Map {
			entries := map[string]string{}
			for key, inner := range v {
				entries[key], _ = inner.(string)
			}
			return entries
		}
		for key, inner := range v {
			v[key] = answer(path.Key(key), inner)
		}
		return v
	case []map[string]any:
		items := make([]any, len(v))
		for i := range v {
			items[i] = answer(path.Index(i), v[i])
		}
		return items
	case []any:
		list := make([]string, len(v))
		for i := range v {
			list[i], _ = v[i].(string)
		}
		return list
	}
	return value
}

// with returns the answers of a file after assignments such as
// "nodes.count=3", read as a person would type them; one without a value
// unsets.
func with(t testing.TB, file string, assignments ...string) *forms.Answers {
	t.Helper()
	answers := load(t, file)
	for _, assignment := range assignments {
		key, typed, _ := strings.Cut(assignment, "=")
		path := forms.Path(key)
		field, ok := modelarts.New().Form().Field(path)
		if !ok {
			t.Fatalf("no field %s", path)
		}
		if typed == "" {
			answers.Unset(path)
		} else if err := answers.Set(path, field.Parse(typed)); err != nil {
			t.Fatal(err)
		}
	}
	return answers
}

func check(t testing.TB, file string, assignments ...string) []forms.Problem {
	t.Helper()
	return modelarts.New().Form().Check(with(t, file, assignments...), nil)
}
