package cloudtest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// FormIsSound looks for what is declared wrongly, and for what nobody says how it is
// known; it is always the same form.
func (c Cloud) FormIsSound(t *testing.T) {
	t.Helper()
	for _, slip := range append(c.Form().Lint(), c.Form().Ungrounded()...) {
		t.Error(slip)
	}
	if first, second := c.Form(), c.Form(); first != second {
		t.Error("two forms")
	}
}

// TakesAnyShape gives every question a value that is of no use to most, all the same: a
// profile may have that. They are told of, and nothing breaks.
func (c Cloud) TakesAnyShape(t *testing.T) {
	t.Helper()
	client := c.Connect(t, providers.Endpoint{})
	for _, value := range []any{[]string{"x"}, map[string]string{"x": "y"}, []any{map[string]any{}}, "x", int64(-1), 0.5, true} {
		answers := &forms.Answers{}
		for _, key := range c.Form().Keys() {
			path := forms.Path(strings.ReplaceAll(key, "[]", "[0]"))
			if field, _ := c.Form().Field(path); field.Kind == forms.Object || field.Kind == forms.List {
				continue
			}
			if err := answers.Set(path, value); err != nil {
				t.Fatal(err)
			}
		}
		if len(forms.Errors(c.Form().Check(answers, nil))) == 0 {
			t.Errorf("%T is right everywhere", value)
		}
		if _, err := client.Request(answers); err != nil {
			t.Errorf("%T: %v", value, err)
		}
	}
}

// DeclaresEveryParameter holds the form against wire_names.txt, the parameters
// of the API page. What is not declared stands in left_out.txt with a reason,
// what is declared beyond the page in added.txt, where there is any.
func (c Cloud) DeclaresEveryParameter(t *testing.T) {
	t.Helper()
	page, leftOut, added := names(t, "wire_names.txt", false), names(t, "left_out.txt", true), names(t, "added.txt", true)
	if len(page) == 0 {
		t.Error("an API without parameters")
	}
	declared := c.Form().Wires()
	for _, name := range page {
		if slices.Contains(declared, name) == slices.Contains(leftOut, name) {
			t.Errorf("%s must be either declared or listed as left out", name)
		}
	}
	for _, name := range declared {
		if slices.Contains(page, name) == slices.Contains(added, name) {
			t.Errorf("%s is declared: it must be either on the page or listed as added", name)
		}
	}
	for _, name := range leftOut {
		if !slices.Contains(page, name) {
			t.Errorf("%s is left out of nothing", name)
		}
	}
	for _, name := range added {
		if !slices.Contains(declared, name) {
			t.Errorf("%s is added, but not declared", name)
		}
	}
}

// names reads the first column of a list in testdata, none where there is no
// such list; the second, the reason, must be there when reasons is true.
func names(t *testing.T, file string, reasons bool) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, reason, _ := strings.Cut(line, "\t")
		if reasons == (reason == "") {
			t.Errorf("%s: reason of %s: %q", file, name, reason)
		}
		if slices.Contains(list, name) {
			t.Errorf("%s: %s stands there twice", file, name)
		}
		list = append(list, name)
	}
	return list
}

// StepsAreShort keeps each page to what can be taken in at one look: ten common
// questions that are always asked, and most with those that come up in a file.
func (c Cloud) StepsAreShort(t *testing.T, most int) {
	t.Helper()
	always := map[forms.StepID]int{}
	for i := range c.Form().Fields {
		if f := &c.Form().Fields[i]; !f.Advanced && f.When.IsZero() {
			always[f.Step]++
		}
	}
	for _, step := range c.Form().Steps {
		if n := always[step.ID]; n == 0 || n > 10 {
			t.Errorf("step %s always asks %d common questions", step.ID, n)
		}
		for _, file := range Files(t) {
			n := 0
			for _, q := range c.Form().Scope(c.Load(t, file), nil).Questions(step.ID) {
				if !q.Advanced {
					n++
				}
			}
			if n > most {
				t.Errorf("%s: step %s asks %d common questions at once", file, step.ID, n)
			}
		}
	}
}
