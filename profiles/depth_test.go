package profiles_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// levels counts how deep a tree is, itself included.
func levels(value any) int {
	most := 0
	switch v := value.(type) {
	case map[string]any:
		for _, child := range v {
			most = max(most, levels(child))
		}
	case []any:
		for _, child := range v {
			most = max(most, levels(child))
		}
	case []map[string]any:
		for _, child := range v {
			most = max(most, levels(child))
		}
	default:
		return 0
	}
	return most + 1
}

func TestDeepNestingIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	for text, place := range map[string]string{
		head + "a = " + strings.Repeat("[", 33):                    "p.toml:3:37",
		head + "a = " + strings.Repeat("[", 4_000_000):             "p.toml:3:37",
		strings.Repeat("[", 4_000_000):                             "p.toml:1:1",
		head + "a = " + strings.Repeat("{a=", 15_000):              "p.toml:3:101",
		head + "a = [\"x\", 'y', " + strings.Repeat("[", 33):       "p.toml:3:47",
		strings.Repeat("a.", 11_000) + "a = 1":                     "p.toml:1:66",
		head + "[" + strings.Repeat("a.", 11_000) + "a]":           "p.toml:3:",
		head + "[a.b]\n[[c.d]]\n" + strings.Repeat("e.", 40) + "e": "p.toml:5:",
	} {
		began := time.Now()
		_, issues := profiles.Parse([]byte(text), "p.toml", knownForms)
		if took := time.Since(began); took > time.Minute {
			t.Errorf("%.40q took %v", text, took)
		}
		found := false
		for _, issue := range issues {
			found = found || strings.HasPrefix(issue.Error(), place) && strings.Contains(issue.Error(), "is nested deeper than 32 levels")
		}
		if !found {
			t.Errorf("%.40q…: %.300q", text, issues)
		}
	}
	// What is read for the place of a slip takes quotes for closed elsewhere.
	profiles.Parse([]byte(head+"a = \"x\nb = \" = "+strings.Repeat("[", 4_000_000)), "p.toml", knownForms)
	for _, text := range []string{
		"a = " + strings.Repeat("[", 31) + strings.Repeat("]", 31),
		"a = \"\"\"\n" + strings.Repeat("[", 99) + "\"\"\"\"\"\nb = '" + strings.Repeat("{", 99) + "' # " + strings.Repeat(".", 99),
		"a = \"\"\nb = ''\nc = \"\\\"" + strings.Repeat("[", 99) + "\"\nd = '''" + strings.Repeat("[", 99) + "'''",
		"a = [" + strings.Repeat("[1.5], ", 99) + "]",
		strings.Repeat("a = 1.5\n", 99),
		"[a.b", "[[a.\"b", "a = \"", "a = [",
	} {
		if err := profiles.Depth(text); err != nil {
			t.Errorf("%.40q: %v", text, err)
		}
	}
}

// What a hostile document may cost is a matter of its size alone.
func TestManySlipsAreCheap(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"unknown keys": strings.Repeat("\n", 3) + numbered("key%d = 1\n", 80_000), "tables": numbered("[t%d]\n", 80_000),
		"slips": strings.Repeat("x = \n", 100_000), "one line": "a = [" + strings.Repeat("1,", 500_000) + "]", "braces": "a = {" + numbered("k%d=1,", 90_000) + "z=1}",
	} {
		began := time.Now()
		_, issues := profiles.Parse([]byte(head+text), "p.toml", knownForms)
		if took := time.Since(began); took > time.Minute || len(issues) == 0 {
			t.Errorf("%s: %d issues, %v", name, len(issues), took)
		}
	}
}

func TestNearKeysAreSoughtForTheFirstOnly(t *testing.T) {
	t.Parallel()
	_, issues := profiles.Parse([]byte(head+numbered("regio%c = 1\n", 25)), "p.toml", knownForms)
	guesses := 0
	for _, issue := range issues {
		if strings.HasPrefix(issue.Remedy.In(forms.En), "did you mean") {
			guesses++
		}
	}
	if len(issues) != 25 || guesses != 20 {
		t.Errorf("%d issues, %d guesses", len(issues), guesses)
	}
}

// numbered repeats a line with its number.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		if strings.Contains(format, "%c") {
			i += 'A'
		}
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// FuzzDepth holds the reader of the depth against the library: what that takes
// is refused only where it is deep, and let through only where it is not.
func FuzzDepth(f *testing.F) {
	for _, seed := range []string{
		wholeProfile, strings.Repeat("a.", 40) + "a = 1", "a = " + strings.Repeat("[", 40) + strings.Repeat("]", 40), "a = \"\"\"[[[[\\\"\"\"\"\"\"\"\n[[b.c]] # ]",
		"a = '''''''''\nb = \"\\\\\"\nc = {d.e = {f.\"g.h\" = [[{}], 1.5]}}", "[[a]]\n[a.b]\n[[a.b.c]]\nd.e = 1", "\"a\\\"[\" . '[' = 1979-05-27 07:32:00.999",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return // The library alone has no limit.
		}
		err := profiles.Depth(text)
		tree := profiles.LibraryTree(text)
		if n := levels(tree); tree != nil && (err != nil && n < profiles.Deepest || err == nil && n > 2*profiles.Deepest+4) {
			t.Fatalf("%q: %d levels, %v", text, n, err)
		}
	})
}
