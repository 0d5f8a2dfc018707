package simulator

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Checks of text, to be passed to object.text.

func oneOf(allowed ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(allowed, s) }
}

func prefixed(prefix string) func(string) bool {
	return func(s string) bool { return strings.HasPrefix(s, prefix) && len(s) > len(prefix) }
}

// length counts characters, not bytes.
func length(lo, hi int) func(string) bool {
	return func(s string) bool {
		n := utf8.RuneCountInString(s)
		return n >= lo && n <= hi
	}
}

// spelled tells whether every character is a letter or digit of any script or
// one of the extra signs.
func spelled(extra string) func(string) bool {
	return func(s string) bool {
		return !strings.ContainsFunc(s, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(extra, r)
		})
	}
}

// hostWord is lower-case letters, digits and hyphens.
func hostWord(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	})
}

// version is numbers joined by dots.
func version(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if part == "" || strings.ContainsFunc(part, func(r rune) bool { return r < '0' || r > '9' }) {
			return false
		}
	}
	return true
}

func absolute(s string) bool { return strings.HasPrefix(s, "/") }

func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func cidr(s string) bool {
	_, err := netip.ParsePrefix(s)
	return err == nil
}

func noLink(s string) bool {
	return !strings.Contains(s, "http://") && !strings.Contains(s, "https://")
}

// beginsWithLetter accepts letters of any script, Chinese included.
func beginsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
