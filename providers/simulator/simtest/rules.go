package simtest

import (
	"fmt"
	"strings"
	"testing"
)

// PageRules are rules of an API page.
type PageRules []PageRule

// PageRule is a rule with a request that breaks it: changes to a good one, and
// the code of the refusal with a word of its message.
type PageRule = struct {
	Rule        string // The page's section or table and what it says there.
	Changes     []string
	Code, About string
}

// CheckRefused sends each request that breaks a rule.
func CheckRefused(t *testing.T, rules PageRules, send func(t *testing.T, changes ...string) Answer) {
	t.Helper()
	for i, r := range rules {
		t.Run(fmt.Sprintf("%d %s", i, r.Rule), func(t *testing.T) {
			t.Parallel()
			if a := send(t, r.Changes...); a.Code != r.Code || !strings.Contains(a.Message, r.About) {
				t.Errorf("%d %s, want %s about %s", a.Status, a.Raw, r.Code, r.About)
			}
		})
	}
}

// PageBounds are ranges and lists of an API page, each with requests at its ends
// that are made by changes to a good one.
type PageBounds []struct {
	Rule     string
	Requests [][]string
}

// CheckAccepted sends each request at the end of a range.
func CheckAccepted(t *testing.T, bounds PageBounds, send func(t *testing.T, changes ...string) Answer) {
	t.Helper()
	for _, b := range bounds {
		for i, changes := range b.Requests {
			t.Run(fmt.Sprintf("%s %d", b.Rule, i), func(t *testing.T) {
				t.Parallel()
				if a := send(t, changes...); a.Status >= 300 || a.Code != "" {
					t.Errorf("%d %s", a.Status, a.Raw)
				}
			})
		}
	}
}

// Each sets one member to several values, each in a request of its own.
func Each(path string, values ...string) [][]string {
	var out [][]string
	for _, v := range values {
		out = append(out, []string{path, v})
	}
	return out
}

// Quoted is JSON text of n times a character.
func Quoted(character string, n int) string { return `"` + strings.Repeat(character, n) + `"` }

// Entries is a JSON object of n members.
func Entries(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,"k%d":"v"`, i)
	}
	return "{" + strings.TrimPrefix(b.String(), ",") + "}"
}
