package profiles

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// unsaid stands for what an error does not repeat: it may be a secret that came
// to the wrong place.
const unsaid = "…"

// besideSecret tells whether an unknown key, written as in forms.Form.Keys, is
// most likely no key at all: it stands below a secret, or beside one and is like
// none of the keys there.
func besideSecret(form *forms.Form, pattern string) bool {
	for parent, _ := splitLast(pattern); parent != ""; parent, _ = splitLast(parent) {
		if hidden(form, parent) {
			return true
		}
	}
	parent, name := splitLast(pattern)
	var beside []string
	secret := false
	for _, key := range form.Keys() {
		if at, last := splitLast(key); at == parent {
			beside = append(beside, last)
			secret = secret || hidden(form, key)
		}
	}
	return secret && !slices.Contains(beside, name) && forms.Nearest(name, beside) == ""
}

func hidden(form *forms.Form, key string) bool {
	field, known := form.Field(forms.Path(strings.ReplaceAll(key, "[]", "[0]")))
	return known && field.Kind == forms.Hidden
}

// Repeated is the part of an assignment's path that an error may repeat: what can
// stand in one. A value that was tied to it with another sign is left out.
func Repeated(path string) string {
	end := strings.IndexFunc(path, func(r rune) bool {
		return !strings.ContainsRune("._-[]", r) && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
	if end < 0 {
		end = len(path)
	}
	if most := min(end, longestPath); most < len(path) {
		return path[:most] + unsaid
	}
	return path
}
