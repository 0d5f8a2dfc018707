package ack_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
)

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
