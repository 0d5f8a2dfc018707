package cloudtest

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
)

// wordOfTomorrow stands in no list of today.
const wordOfTomorrow = "word-of-tomorrow"

// TakesOtherWords puts a word that no list has into every open list of the files that fit
// the simulator's world: it is warned of with its source, sent as it is, and taken.
func (c Cloud) TakesOtherWords(t *testing.T, files map[string]string) {
	tried := map[string]bool{}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		for _, q := range openLists(c.Form().Scope(c.Read(t, file), nil)) {
			pattern := q.Path().Pattern()
			if tried[pattern] {
				continue
			}
			tried[pattern] = true
			t.Run(pattern, func(t *testing.T) {
				t.Parallel()
				answers := c.Read(t, file)
				if err := c.Form().Set(answers, q.Path(), wordOfTomorrow); err != nil {
					t.Fatal(err)
				}
				problems := c.Form().Check(answers, nil)
				if wrong := forms.Errors(problems); len(wrong) > 0 {
					t.Fatalf("refused: %+v", wrong)
				}
				if own := Only(problems, q.Path()); len(own) != 1 || !strings.Contains(own[0].Summary.En, q.Listed[0].Date) {
					t.Errorf("warned of by %+v", own)
				}
				if body := c.body(t, answers); !strings.Contains(body, wordOfTomorrow) {
					t.Error("it is not sent")
				}
				if _, _, err := c.Rig(t).In(t, cmp.Or(files[file], c.Region)).Try(t, answers); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// openLists are the choices that apply in a scope and within, and are open.
func openLists(s *forms.Scope) []forms.Question {
	var found []forms.Question
	for _, q := range s.Questions("") {
		switch {
		case q.Kind == forms.List:
			for _, item := range q.Items() {
				found = append(found, openLists(item)...)
			}
		case q.Kind == forms.Object:
			if q.Answer() != nil {
				found = append(found, openLists(q.Inner())...)
			}
		case q.Kind == forms.Choice && q.Open():
			found = append(found, q)
		}
	}
	return found
}
