package cloudtest

import (
	"strconv"
	"testing"

	"clusterwiz/forms"
)

// located finds each answer of a request by the name of the parameter that it is
// sent as, as the cloud would write it in an error.
func located(t *testing.T, form *forms.Form, body *forms.Body) {
	t.Helper()
	eachParameter(body, "", func(wire string, path forms.Path) {
		if got := form.Locate(body, wire); got != path {
			t.Errorf("%s is sent from %s, not from %q", wire, path, got)
		}
	})
}

// eachParameter visits the members that hold a single value, positions in
// brackets.
func eachParameter(object *forms.Body, around string, visit func(wire string, path forms.Path)) {
	for _, m := range object.Members() {
		wire := around + m.Name
		switch value := m.Value.(type) {
		case *forms.Body:
			eachParameter(value, wire+".", visit)
		case []any:
			for i, item := range value {
				if inner, ok := item.(*forms.Body); ok {
					eachParameter(inner, wire+"["+strconv.Itoa(i)+"].", visit)
				}
			}
		case string, int64, float64, bool, forms.Secret:
			if m.Path() != "" {
				visit(wire, m.Path())
			}
		}
	}
}
