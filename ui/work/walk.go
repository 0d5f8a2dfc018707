package work

import "clusterwiz/forms"

// walk visits the questions of a scope that are asked, each before what it leads to.
func walk(scope *forms.Scope, visit func(forms.Question)) {
	for q := range scope.Asked("") {
		visit(q)
		switch q.Kind {
		case forms.Object:
			walk(q.Inner(), visit)
		case forms.List:
			for _, item := range q.Items() {
				walk(item, visit)
			}
		default: // A single value leads to nothing.
		}
	}
}
