package forms

import "slices"

// Commitments returns the paths of the answers that commit to pay in advance:
// chosen options marked Binds, of fields that apply.
func (f *Form) Commitments(answers *Answers) []Path {
	return f.Scope(answers, nil).commitments()
}

func (s *Scope) commitments() []Path {
	var paths []Path
	for _, q := range s.Questions("") {
		switch q.Kind {
		case List:
			for _, item := range q.Items() {
				paths = append(paths, item.commitments()...)
			}
		case Object:
			if q.scope.has(q.node) {
				paths = append(paths, q.Inner().commitments()...)
			}
		default:
			value, _ := q.Effective()
			binds := func(o Option) bool { return o.Binds && o.Value == ValueText(value) }
			if slices.ContainsFunc(q.Options, binds) {
				paths = append(paths, q.Path())
			}
		}
	}
	return paths
}
