package forms

import "slices"

// Inactive is an answer that is kept but not sent, since its question does not
// apply: it is there again when the question comes back.
type Inactive struct {
	Path Path
	// Label is that of the question, or of its page where the whole page does
	// not apply.
	Label Text
	// When says when it would be sent.
	When Text
	// Others are idle for the same reason: the same answer in other items of
	// a list, or other answers of the page.
	Others []Path

	// page is the page that does not apply.
	page StepID
}

// Inactive returns the answers that are not sent, in order of declaration. Of a
// list or an object that does not apply only itself is named, and what belongs
// together is named once.
func (f *Form) Inactive(answers *Answers) []Inactive {
	var kept []Inactive
	for _, one := range f.Scope(answers, nil).inactive(nil) {
		i := slices.IndexFunc(kept, one.belongsTo)
		if i < 0 {
			kept = append(kept, one)
			continue
		}
		kept[i].Others = append(kept[i].Others, one.Path)
	}
	for i := range kept {
		if step, ok := f.Step(kept[i].page); ok && len(kept[i].Others) > 0 {
			kept[i].Label = step.Label
		}
	}
	return kept
}

func (i Inactive) belongsTo(other Inactive) bool {
	if i.page != "" || other.page != "" {
		return i.page == other.page
	}
	return i.When == other.When && i.Path.Pattern() == other.Path.Pattern()
}

// Problem words it as a warning.
func (i Inactive) Problem() Problem {
	what, n := i.Label, len(i.Others)
	if i.page != "" && n > 0 {
		what = Tf("%s (%d answers)", "%s（%d 项）", i.Label, n+1)
	}
	text := Tf("%s: not sent, only used when %s", "%s：不会发送，仅在 %s 时适用", what, i.When)
	if i.page == "" && n > 0 {
		text = Tf("%s (and %d more)", "%s（另有 %d 处）", text, n)
	}
	return Problem{Path: i.Path, Severity: Warning, Summary: text, Related: i.Others}
}

// idle adds the answers of this scope and below that are not sent.
func (s *Scope) inactive(found []Inactive) []Inactive {
	for _, n := range s.level.nodes {
		if s.raw(n) == nil {
			continue
		}
		q := Question{Field: n.Field, node: n, scope: s}
		switch {
		case !n.onStep.holds(s):
			found = append(found, Inactive{Path: q.Path(), Label: n.Label, When: n.step.Describe(s.Label), page: n.Step})
		case !n.when.holds(s):
			found = append(found, Inactive{Path: q.Path(), Label: n.Label, When: n.When.Describe(s.Label)})
		case n.Kind == Object:
			found = q.Inner().inactive(found)
		case n.Kind == List:
			for _, item := range q.Items() {
				found = item.inactive(found)
			}
		}
	}
	return found
}
