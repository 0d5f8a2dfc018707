package simulator_test

import (
	"fmt"
	"strings"
	"testing"
)

// pageRule is a rule of an API page with a request that breaks it: changes to a
// good one, and the code of the refusal with a word of its message.
type pageRule struct {
	rule        string // The page's section or table and what it says there.
	changes     []string
	code, about string
}

// checkRefused sends each request that breaks a rule.
func checkRefused(t *testing.T, rules []pageRule, send func(t *testing.T, changes ...string) answer) {
	t.Helper()
	for i, r := range rules {
		t.Run(fmt.Sprintf("%d %s", i, r.rule), func(t *testing.T) {
			t.Parallel()
			if a := send(t, r.changes...); a.Code != r.code || !strings.Contains(a.Message, r.about) {
				t.Errorf("%d %s, want %s about %s", a.Status, a.Raw, r.code, r.about)
			}
		})
	}
}

// pageBound is a range or list of an API page with requests at its ends, each
// made by changes to a good one.
type pageBound struct {
	rule     string
	requests [][]string
}

// checkAccepted sends each request at the end of a range.
func checkAccepted(t *testing.T, bounds []pageBound, send func(t *testing.T, changes ...string) answer) {
	t.Helper()
	for _, b := range bounds {
		for i, changes := range b.requests {
			t.Run(fmt.Sprintf("%s %d", b.rule, i), func(t *testing.T) {
				t.Parallel()
				if a := send(t, changes...); a.Status >= 300 || a.Code != "" {
					t.Errorf("%d %s", a.Status, a.Raw)
				}
			})
		}
	}
}

// each sets one member to several values, each in a request of its own.
func each(path string, values ...string) [][]string {
	var out [][]string
	for _, v := range values {
		out = append(out, []string{path, v})
	}
	return out
}

// quoted is JSON text of n times a character.
func quoted(character string, n int) string { return `"` + strings.Repeat(character, n) + `"` }

// entries is a JSON object of n members.
func entries(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,"k%d":"v"`, i)
	}
	return "{" + strings.TrimPrefix(b.String(), ",") + "}"
}
