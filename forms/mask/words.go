package mask

import (
	"regexp"
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

// Cut returns what a cloud says without what stands behind the first name of a
// secret that has a value which is not masked: who comes back to a run may not know
// the secret, and a message that was cut off has but a part of it.
func Cut(text string) string {
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
