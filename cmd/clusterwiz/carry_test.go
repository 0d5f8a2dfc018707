package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/clouds"
)

// TestCarryOver shows for every pair of clouds which answers stay when the
// provider is changed: those of the keys that both forms have, and those that
// are taken over to another key. A key has the same kind everywhere, and choices
// have answers in common, else the answer would not fit.
func TestCarryOver(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	list := clouds.All()
	for i, from := range list {
		for _, to := range list[i+1:] {
			fmt.Fprintf(&b, "%s <-> %s\n", from.About().ID, to.About().ID)
			for _, key := range shared(t, from.Form(), to.Form()) {
				fmt.Fprintf(&b, "  %s\n", key)
			}
			for _, pair := range alike(t, from.Form(), to.Form()) {
				fmt.Fprintf(&b, "  %s\n", pair)
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
		if a.Kind == forms.Choice && b.Kind == forms.Choice && !meet(a, b) {
			t.Errorf("%s: no answer fits both", key)
		}
	}
	return keys
}

// meet tells whether two choices have an answer in common.
func meet(a, b *forms.Field) bool {
	return slices.ContainsFunc(a.Options, func(o forms.Option) bool {
		return slices.ContainsFunc(b.Options, func(other forms.Option) bool { return other.Value == o.Value })
	})
}

// alike lists what both forms ask at different keys.
func alike(t *testing.T, from, to *forms.Form) []string {
	t.Helper()
	var pairs []string
	here, there := likes(from), likes(to)
	for _, like := range slices.Sorted(maps.Keys(here)) {
		a, b := here[like], there[like]
		if len(b) == 0 || slices.Equal(a, b) {
			continue
		}
		pairs = append(pairs, fmt.Sprintf("%s: %s <-> %s", like, strings.Join(a, ", "), strings.Join(b, ", ")))
		x, _ := from.Field(forms.Path(strings.ReplaceAll(a[0], "[]", "[0]")))
		y, _ := to.Field(forms.Path(strings.ReplaceAll(b[0], "[]", "[0]")))
		texts := []forms.Kind{forms.String, forms.Choice, forms.Strings}
		if x.Kind != y.Kind && (!slices.Contains(texts, x.Kind) || !slices.Contains(texts, y.Kind)) {
			t.Errorf("%s is %s here and %s there", like, x.Kind, y.Kind)
		}
		if x.Kind == forms.Choice && y.Kind == forms.Choice && !meet(x, y) {
			t.Errorf("%s: no answer fits both", like)
		}
	}
	return pairs
}

// likes are the keys of a form by what they ask.
func likes(form *forms.Form) map[string][]string {
	found := map[string][]string{}
	for _, key := range form.Keys() {
		field, _ := form.Field(forms.Path(strings.ReplaceAll(key, "[]", "[0]")))
		if field.SameAs != "" {
			found[field.SameAs] = append(found[field.SameAs], key)
		}
	}
	return found
}
