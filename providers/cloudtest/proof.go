package cloudtest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// wild are the signs in a pattern that stand for other text.
var wild = regexp.MustCompile(`\*|\?|\[.*?\]`)

// Proves holds a table of refusals against itself, the pages and what a creation
// comes to: each code has all that is to be told of it, stands on its page, and
// is of the kind that it is said to be. vague are the codes of the pages that
// may come after the work was done. refused sends a creation that is answered
// with a code.
func Proves(t *testing.T, refusals exchange.Refusals, vague []string, refused func(t *testing.T, code string) error) {
	t.Helper()
	seen := map[string]bool{}
	for _, r := range refusals {
		if r.Kind == "" || r.Kind == providers.Unavailable || len(r.Codes) == 0 || len(strings.Fields(r.Proof)) < 5 {
			t.Errorf("not all is told: %+v", r)
		}
		page := pageText(t, r.Source)
		for _, code := range r.Codes {
			if seen[code] {
				t.Errorf("%s stands there twice", code)
			}
			seen[code] = true
			if !mentions(page, code) {
				t.Errorf("%s does not tell of %s", r.Source, code)
			}
			one := instance(code)
			f := providers.AsFailure(refused(t, one))
			if f != nil && f.Kind == providers.Invalid && r.Kind == providers.Absent {
				f.Kind = r.Kind // A creation cannot miss what it makes: an answer is wrong.
			}
			if f == nil || f.Kind != r.Kind || f.Code != one || !f.Summary.Complete() || !f.Remedy.Complete() {
				t.Errorf("%s: got %+v, want %s", one, f, r.Kind)
			}
		}
	}
	for _, code := range vague {
		if f := providers.AsFailure(refused(t, code)); refusals.Prove(code, 0) || f == nil || f.Kind != providers.Unclear || f.Code != code || !f.Remedy.Complete() {
			t.Errorf("%s may come after the work was done: got %+v", code, f)
		}
	}
}

// pageText reads a page by its path in the repository.
func pageText(t *testing.T, page string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// mentions tells whether a page has a code, be it only its end, as ".NoCard"
// behind "OrderError.Arrearage".
func mentions(page, code string) bool {
	for _, part := range wild.Split(code, -1) {
		if !strings.Contains(page, part) && !strings.Contains(page, part[strings.LastIndex(part, ".")+1:]) {
			return false
		}
	}
	return true
}

// instance is a code that fits a pattern.
func instance(pattern string) string {
	return wild.ReplaceAllStringFunc(pattern, func(sign string) string {
		switch sign {
		case "*":
			return "W"
		case "?":
			return "1"
		}
		return sign[1:2]
	})
}
