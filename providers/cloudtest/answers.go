package cloudtest

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"clusterwiz/forms"
)

// Load reads answers from a file in testdata. A secret is written as
// { plain = "..." } or { env = "..." } there.
func (c Cloud) Load(t testing.TB, file string) *forms.Answers {
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
		c.Set(t, answers, forms.Path(key), value)
	}
	return answers
}

// Set puts a value, as TOML gives it, at path.
func (c Cloud) Set(t testing.TB, answers *forms.Answers, path forms.Path, value any) {
	t.Helper()
	if err := answers.Set(path, leaf(c.Form(), path, value)); err != nil {
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
// `queues[0].name=comp`, read as a person would type them; an assignment
// without a value unsets.
func (c Cloud) With(t testing.TB, file string, assignments ...string) *forms.Answers {
	t.Helper()
	answers := c.Load(t, file)
	c.Assign(t, answers, assignments...)
	return answers
}

// Assign changes answers as [Cloud.With] does.
func (c Cloud) Assign(t testing.TB, answers *forms.Answers, assignments ...string) {
	t.Helper()
	for _, assignment := range assignments {
		path, text, _ := strings.Cut(assignment, "=")
		field, ok := c.Form().Field(forms.Path(path))
		if !ok {
			t.Fatalf("no field %s", path)
		}
		if text == "" {
			answers.Unset(forms.Path(path))
			continue
		}
		c.Set(t, answers, forms.Path(path), field.Parse(text))
	}
}

// Read returns the answers of a file with every secret read that is only
// referenced there.
func (c Cloud) Read(t testing.TB, file string) *forms.Answers {
	t.Helper()
	answers := c.Load(t, file)
	for _, q := range c.questions(answers) {
		if secret, ok := q.Answer().(forms.Secret); ok && secret.Ref().Kind != "" {
			if err := answers.Set(q.Path(), secret.Resolved("Simulator-1")); err != nil {
				t.Fatal(err)
			}
		}
	}
	return answers
}

// questions lists all that is asked where answers are as they are.
func (c Cloud) questions(answers *forms.Answers) []forms.Question {
	var list []forms.Question
	var walk func(*forms.Scope)
	walk = func(s *forms.Scope) {
		for _, q := range s.Questions("") {
			list = append(list, q)
			if q.Kind == forms.Object {
				walk(q.Inner())
			}
			for _, item := range q.Items() {
				walk(item)
			}
		}
	}
	walk(c.Form().Scope(answers, nil))
	return list
}

// Check returns the problems of the answers of a file after assignments.
func (c Cloud) Check(t testing.TB, file string, assignments ...string) []forms.Problem {
	t.Helper()
	return c.Form().Check(c.With(t, file, assignments...), nil)
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
