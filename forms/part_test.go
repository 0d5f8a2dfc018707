package forms_test

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
)

// TestPartsAreHeldToTheForm: what they refer to exists, where they stand is a list.
func TestPartsAreHeldToTheForm(t *testing.T) {
	t.Parallel()
	word := func(key string) forms.Field {
		return forms.Field{Key: key, Kind: forms.String, Label: forms.Same(key), Step: forms.Basics}
	}
	inner := word("kind")
	inner.Step = ""
	for name, c := range map[string]struct {
		part    forms.Part
		unusual forms.Unusual
		want    string
	}{
		"right": {part: forms.Part{Kind: forms.QueuePart, Label: forms.Same("q"), At: "list", Name: "kind", Nodes: &forms.Nodes{Type: "kind"}}},
		"no kind": {
			part: forms.Part{Kind: "queues", Label: forms.Same("q"), Name: "name"}, want: "is of no kind",
		},
		"half a label": {part: forms.Part{Kind: forms.QueuePart, Label: forms.Text{En: "q"}}, want: "a language is missing"},
		"name of nothing": {
			part: forms.Part{Kind: forms.QueuePart, Label: forms.Same("q"), Name: "kind"}, want: "refers to kind, which does not exist",
		},
		"at no list":        {part: forms.Part{Kind: forms.QueuePart, Label: forms.Same("q"), At: "name"}, want: "stands at name, which is no list"},
		"of no machine":     {part: forms.Part{Kind: forms.QueuePart, Label: forms.Same("q"), Nodes: &forms.Nodes{}}, want: "tells no machine"},
		"disk of nothing":   {part: forms.Part{Kind: forms.QueuePart, Label: forms.Same("q"), Nodes: &forms.Nodes{Type: "name", Disks: []forms.Disk{{Size: "size"}}}}, want: "refers to size"},
		"unusual elsewhere": {unusual: forms.Unusual{Field: "kind", Text: forms.Same("odd")}, want: "refers to kind"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form := &forms.Form{
				Steps: []forms.Step{{ID: forms.Basics, Label: forms.Same("basics")}},
				Fields: []forms.Field{word("name"), {
					Key: "list", Kind: forms.List, Label: forms.Same("list"), Item: forms.Same("item"), Max: 3, Sizes: forms.Ours, Step: forms.Basics, Fields: []forms.Field{inner},
				}},
			}
			if c.part.Kind != "" {
				form.Parts = []forms.Part{c.part}
			}
			if c.unusual.Field != "" {
				form.Unusual = []forms.Unusual{c.unusual}
			}
			got := form.Lint()
			about := func(slip string) bool { return strings.HasPrefix(slip, "part ") || strings.HasPrefix(slip, "unusual ") }
			found := slices.IndexFunc(got, about) >= 0
			if c.want == "" && found || c.want != "" && !strings.Contains(strings.Join(got, "\n"), c.want) {
				t.Errorf("%q: %q", c.want, got)
			}
		})
	}
}
