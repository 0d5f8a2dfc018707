package cloudtest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// FilesObeyTheRules checks every file: no answer in testdata is wrong.
func (c Cloud) FilesObeyTheRules(t *testing.T) {
	t.Helper()
	for _, file := range Files(t) {
		for _, p := range forms.Errors(c.Check(t, file)) {
			t.Errorf("%s: %s: %s", file, p.Path, p.Summary.En)
		}
	}
}

// LeavesNothingIdle looks for answers that are kept and not sent in the files,
// whose answers all belong there; meant are the paths of those that show it.
func (c Cloud) LeavesNothingIdle(t *testing.T, meant map[string][]forms.Path) {
	t.Helper()
	for _, file := range Files(t) {
		var got []forms.Path
		for _, idle := range c.Form().Inactive(c.Load(t, file)) {
			got = append(append(got, idle.Path), idle.Others...)
		}
		if diff := gocmp.Diff(meant[file], got); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

// Limit is a rule seen from both sides: what it takes and what not. The values
// go to Path in File, [Largest] where none is named, after the assignments in
// Set. Warn: the bad ones are only worth a warning.
type Limit struct {
	Path, File string
	Set        []string
	Good, Bad  []string
	Warn       bool
}

// Limits tries each limit.
func (c Cloud) Limits(t *testing.T, limits []Limit) {
	for _, l := range limits {
		file := cmp.Or(l.File, Largest)
		t.Run(fmt.Sprintf("%s/%s/warn=%t", l.Path, file, l.Warn), func(t *testing.T) {
			t.Parallel()
			at := func(value string) []forms.Problem {
				return Only(c.Check(t, file, append(slices.Clone(l.Set), l.Path+"="+value)...), forms.Path(l.Path))
			}
			for _, value := range l.Good {
				if p := at(value); len(p) > 0 {
					t.Errorf("%.40s was refused: %s", value, p[0].Summary.En)
				}
			}
			for _, value := range l.Bad {
				if p := at(value); len(p) == 0 || l.Warn == (len(forms.Errors(p)) > 0) {
					t.Errorf("%.40s: %v", value, p)
				}
			}
		})
	}
}

// Needed takes away answers, by path, that cannot be missed in a file.
func (c Cloud) Needed(t *testing.T, files map[string]string) {
	for path, file := range files {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			if len(forms.Errors(Only(c.Check(t, file, path+"="), forms.Path(path)))) == 0 {
				t.Error("nothing was missed")
			}
		})
	}
}

// Condition tells whether the question at Path applies in File, [Largest] where
// none is named, after the assignments in Set.
type Condition struct {
	Path, File string
	Set        []string
	Applies    bool
}

// Conditions looks which questions apply; an answer to one goes into the
// request if it does, and else not.
func (c Cloud) Conditions(t *testing.T, conditions map[string]Condition) {
	for name, condition := range conditions {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answers := c.With(t, cmp.Or(condition.File, Largest), condition.Set...)
			q, ok := c.Form().Question(answers, nil, forms.Path(condition.Path))
			if !ok {
				t.Fatal("no such question")
			}
			if q.Applies() != condition.Applies {
				t.Errorf("applies: %t", q.Applies())
			}
			value, answered := answers.Get(q.Path())
			without := answers.Clone()
			without.Unset(q.Path())
			sent := c.body(t, answers) != c.body(t, without)
			// Where the default is answered, it stands in for the answer.
			if want := condition.Applies && answered && !gocmp.Equal(value, q.Default); sent != want {
				t.Errorf("sent: %t", sent)
			}
		})
	}
}

func (c Cloud) body(t *testing.T, answers *forms.Answers) string {
	t.Helper()
	text, err := c.Form().Body(answers).JSON(forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Comparison tells where the problems are, joined by commas, that the
// assignments in Set make in File, [Example] where none is named. Warn: none of
// them is an error, else one is.
type Comparison struct {
	File string
	Set  []string
	At   string
	Warn bool
}

// Comparisons tries rules between answers, and between answers and the lists
// that are known: a problem must stand where it can be mended.
func (c Cloud) Comparisons(t *testing.T, known *forms.Known, comparisons map[string]Comparison) {
	for name, comparison := range comparisons {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := cmp.Or(comparison.File, Example)
			before := c.Form().Check(c.Load(t, file), known)
			problems := slices.DeleteFunc(c.Form().Check(c.With(t, file, comparison.Set...), known), func(p forms.Problem) bool {
				return slices.ContainsFunc(before, func(old forms.Problem) bool { return gocmp.Equal(old, p) })
			})
			var at []string
			for _, p := range problems {
				at = append(at, string(p.Path))
			}
			if len(problems) > 0 && comparison.Warn == (len(forms.Errors(problems)) > 0) {
				t.Error(problems)
			}
			if diff := gocmp.Diff(comparison.At, strings.Join(at, ",")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
