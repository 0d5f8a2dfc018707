package mask

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// words finds the name of a secret that is followed by its value: Password=x,
// "Password": "x", Password%3Dx.
var words = sync.OnceValue(func() *regexp.Regexp {
	const name = `(?:password|passwd|pwd|secret|secret_?access_?key|access_?key_?secret|secret_?key|token|private_?key|user_ca)`
	const quote = `(?:\\*["']|%(?:25)*5C|%(?:25)*22|&quot;|&#34;)+`
	return regexp.MustCompile(`(?i)(` + name + `(?:\s*(?:=|%(?:25)*3D)|` + quote + `\s*(?::|=|%(?:25)*3A))\s*)\S`)
})

// opening are the signs between the name of a secret and its value.
const opening = "\"'\\ "

// stems are parts of the names in words, of which each has one.
var stems = []string{"passw", "pwd", "secret", "token", "private", "user_ca"}

// mayName tells whether words could find something: most texts have none of its signs,
// and it takes its time.
func mayName(text string) bool {
	if !strings.ContainsAny(text, "=:%") {
		return false
	}
	const longS = "\u017f" // The one letter besides S that a search without regard to case takes for s.
	lower := strings.ReplaceAll(strings.ToLower(text), longS, "s")
	return slices.ContainsFunc(stems, func(stem string) bool { return strings.Contains(lower, stem) })
}

// Cut returns what a cloud says without what stands behind the first name of a
// secret that has a value which is not masked: who comes back to a run may not know
// the secret, and a message that was cut off has but a part of it.
func Cut(text string) string {
	if !mayName(text) {
		return text
	}
	for from := 0; ; {
		found := words().FindStringSubmatchIndex(text[from:])
		if found == nil {
			return text
		}
		value := strings.TrimLeft(text[from+found[3]:], opening)
		if !strings.HasPrefix(strings.TrimPrefix(value, "%22"), forms.Mask) {
			return text[:from+found[3]] + forms.Mask
		}
		from += found[3]
	}
}
