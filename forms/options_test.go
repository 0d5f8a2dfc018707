package forms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func TestOptions(t *testing.T) {
	t.Parallel()
	want := []forms.Option{{Value: "a", Label: forms.T("A", "甲")}, {Value: "b", Label: forms.T("B", "乙")}}
	if diff := cmp.Diff(want, forms.Options("a", "A", "甲", "b", "B", "乙")); diff != "" {
		t.Error(diff)
	}
	if got := forms.Options(); len(got) != 0 {
		t.Error(got)
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	want := []forms.Option{{Value: "Spot", Label: forms.Same("Spot")}}
	if diff := cmp.Diff(want, forms.Words("Spot")); diff != "" {
		t.Error(diff)
	}
}

func TestOptionsOf(t *testing.T) {
	t.Parallel()
	got := forms.OptionsOf([]string{"a", "", "b", "a"}, func(s string) forms.Option {
		return forms.Option{Value: s, Cells: []string{s + s}}
	})
	want := []forms.Option{{Value: "a", Cells: []string{"aa"}}, {Value: "b", Cells: []string{"bb"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if none := forms.OptionsOf(nil, func(s string) forms.Option { return forms.Option{Value: s} }); none == nil || len(none) != 0 {
		t.Errorf("nothing found: %#v", none)
	}
}

func TestOnStep(t *testing.T) {
	t.Parallel()
	for _, f := range forms.OnStep("network", forms.Field{Key: "a"}, forms.Field{Key: "b"}) {
		if f.Step != "network" {
			t.Errorf("%s is on %q", f.Key, f.Step)
		}
	}
}

func TestNoBlanks(t *testing.T) {
	t.Parallel()
	for text, good := range map[string]bool{"vsw-1": true, "a b": false, "a\t": false, " ": false, "a\u200bb": false, "a\u00a0b": false} {
		if got := forms.NoBlanks().Check(text); got.IsZero() != good {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestNoBlanksKeepsSecrets: what it says of a secret does not quote it.
func TestNoBlanksKeepsSecrets(t *testing.T) {
	t.Parallel()
	if got := forms.NoBlanks().Check(forms.Plain("Canary\u200b7")); got != forms.NoBlanks().Describe() {
		t.Error(got)
	}
}
