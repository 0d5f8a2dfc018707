package forms_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func TestSentAs(t *testing.T) {
	t.Parallel()
	form := twoLayouts()
	old := forms.Is("layout", "old").Describe(func(ref string) forms.Text {
		if strings.Contains(ref, "=") {
			return forms.Same("old")
		}
		return forms.T("Label", "标签")
	})
	for path, want := range map[forms.Path][]forms.SentAs{
		"layout":       {},
		"size":         {{Wire: "group.size"}, {Wire: "master_count", Encoding: forms.AsText, When: old}},
		"mtu":          {{Wire: "addons[].config.Mtu", Encoding: forms.AsText}},
		"storage":      {{Wire: "addons"}},
		"pods":         {{Wire: "addons[].config.Pods", KeyedBy: "zone", Unwrap: "ids"}, {Wire: "pod_ids", Unwrap: "ids", When: old}},
		"pods[7].ids":  {},
		"more[0].name": {{Wire: "name"}},
		"nowhere":      nil,
		"more[0].size": nil,
	} {
		t.Run(string(path), func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, form.SentAs(path)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
