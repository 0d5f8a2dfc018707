package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// TestCarryOver shows for every pair of clouds which answers stay when the
// provider is changed: those of the keys that both forms have. A key has the
// same kind everywhere, and choices have answers in common, else the answer
// would not fit.
func TestCarryOver(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	list := clouds()
	for i, from := range list {
		for _, to := range list[i+1:] {
			fmt.Fprintf(&b, "%s <-> %s\n", from.About().ID, to.About().ID)
			for _, key := range shared(t, from.Form(), to.Form()) {
				fmt.Fprintf(&b, "  %s\n", key)
			}
		}
	}
	const golden = "testdata/carry.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("-want +got, -update writes it anew:\n%s", diff)
	}
}

func shared(t *testing.T, from, to *forms.Form) []string {
	t.Helper()
	var keys []string
	for _, key := range from.Keys() {
		if !slices.Contains(to.Keys(), key) {
			continue
		}
		keys = append(keys, key)
		path := forms.Path(strings.ReplaceAll(key, "[]", "[0]"))
		a, _ := from.Field(path)
		b, _ := to.Field(path)
		if text := func(k forms.Kind) bool { return k == forms.String || k == forms.Choice }; a.Kind != b.Kind && (!text(a.Kind) || !text(b.Kind)) {
			t.Errorf("%s is %s here and %s there", key, a.Kind, b.Kind)
		}
		if a.Kind == forms.Choice && b.Kind == forms.Choice && !slices.ContainsFunc(a.Options, func(o forms.Option) bool {
			return slices.ContainsFunc(b.Options, func(other forms.Option) bool { return other.Value == o.Value })
		}) {
			t.Errorf("%s: no answer fits both", key)
		}
	}
	return keys
}
