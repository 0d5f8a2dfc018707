package cloudtest

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/plan"
)

// Plans compares what each file of answers will come to, in both languages and by
// what the simulator tells of its machines, with the golden file beside it.
func (c Cloud) Plans(t *testing.T) {
	t.Helper()
	if len(c.Form().Parts) == 0 {
		t.Fatal("nothing says what will exist")
	}
	rig := c.Rig(t)
	var text strings.Builder
	for _, file := range Files(t) {
		answers := c.Load(t, file)
		p := plan.Of(c.Form(), answers, plan.Machines(t.Context(), rig, c.Form(), answers))
		identified(t, file, p)
		for _, lang := range []forms.Lang{forms.En, forms.Zh} {
			text.WriteString("# " + file + " " + string(lang) + "\n")
			for _, line := range append(p.Will(), p.Ends()...) {
				text.WriteString(line.In(lang) + "\n")
			}
			text.WriteString("\n")
		}
	}
	golden(t, "plan.golden", text.String())
}

// identified wants each line to be known from the others, and to lead somewhere.
func identified(t *testing.T, file string, p plan.Plan) {
	t.Helper()
	seen := map[string]bool{}
	for _, line := range p.Lines {
		if seen[line.ID()] {
			t.Errorf("%s: two lines are %s", file, line.ID())
		}
		if seen[line.ID()] = true; line.Path == "" {
			t.Errorf("%s: %s leads nowhere", file, line.ID())
		}
	}
}
