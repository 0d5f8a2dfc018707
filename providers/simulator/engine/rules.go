package engine

import (
	"encoding/base64"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Checks of text, to be passed to object.text.

// OneOf accepts what is in a list.
func OneOf(allowed ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(allowed, s) }
}

// Prefixed accepts what has something behind a prefix.
func Prefixed(prefix string) func(string) bool {
	return func(s string) bool { return strings.HasPrefix(s, prefix) && len(s) > len(prefix) }
}

// Length counts characters, not bytes.
func Length(lo, hi int) func(string) bool {
	return func(s string) bool {
		n := utf8.RuneCountInString(s)
		return n >= lo && n <= hi
	}
}

// Dotted is numbers joined by dots.
func Dotted(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if part == "" || strings.ContainsFunc(part, func(r rune) bool { return r < '0' || r > '9' }) {
			return false
		}
	}
	return true
}

// Absolute is a path from the root.
func Absolute(s string) bool { return strings.HasPrefix(s, "/") }

// WebAddress is a URL of http or https.
func WebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// CIDR is an address block.
func CIDR(s string) bool {
	_, err := netip.ParsePrefix(s)
	return err == nil
}

// NoLink has no web address in it.
func NoLink(s string) bool {
	return !strings.Contains(s, "http://") && !strings.Contains(s, "https://")
}

// BeginsWithLetter accepts letters of any script, Chinese included.
func BeginsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// Passes tells whether a filter lets something through; an empty one lets all.
func Passes(filter []string, s string) bool { return len(filter) == 0 || slices.Contains(filter, s) }

// Base64Text is base64 in its standard alphabet.
func Base64Text(s string) bool {
	_, err := base64.StdEncoding.DecodeString(s)
	return err == nil
}

// SignKinds counts which of upper-case letters, lower-case letters, digits and
// the special signs a text has; false when it has anything else.
func SignKinds(s, special string) (kinds int, ok bool) {
	var upper, lower, digit, sign int
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			upper = 1
		case r >= 'a' && r <= 'z':
			lower = 1
		case r >= '0' && r <= '9':
			digit = 1
		case strings.ContainsRune(special, r):
			sign = 1
		default:
			return 0, false
		}
	}
	return upper + lower + digit + sign, true
}

// First is the first item that fits, nil when none does.
func First[T any](items []*T, fits func(*T) bool) *T {
	for _, item := range items {
		if fits(item) {
			return item
		}
	}
	return nil
}

// Pattern is a check by a regular expression, which is compiled at the first
// use.
func Pattern(expression string) func(string) bool {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
	return func(s string) bool { return compiled().MatchString(s) }
}
