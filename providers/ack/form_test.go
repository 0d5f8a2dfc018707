package ack_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
)

//go:generate go test -run ^TestReference$ -update .

func TestReference(t *testing.T) {
	t.Parallel()
	cloud.Reference(t)
}

func TestFormIsSound(t *testing.T) {
	t.Parallel()
	cloud.FormIsSound(t)
}

func TestEveryParameterIsDeclared(t *testing.T) {
	t.Parallel()
	cloud.DeclaresEveryParameter(t)
}

func TestStepsAreShort(t *testing.T) {
	t.Parallel()
	cloud.StepsAreShort(t, 11)
}

// TestLabelsFitTheirColumn: beside a sidebar, at 80 columns, a label has 20.
func TestLabelsFitTheirColumn(t *testing.T) {
	t.Parallel()
	for _, key := range cloud.Form().Keys() {
		field, _ := cloud.Form().Field(forms.Path(strings.ReplaceAll(key, "[]", "[0]")))
		for _, label := range []string{field.Label.En, field.Label.Zh} {
			if width := ansi.StringWidth(label); width > 20 {
				t.Errorf("%s: %s takes %d columns", key, label, width)
			}
		}
	}
}
