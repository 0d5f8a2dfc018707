package profiles

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// unsaid stands for what an error does not repeat: it may be a secret that came
// to the wrong place.
const unsaid = "…"

// secretLevels are the levels of a form, written as in forms.Form.Keys, on which
// secrets stand, each with the names of all its keys, and the secrets themselves,
// below which there is none.
func secretLevels(form *forms.Form) map[string][]string {
	names, levels := map[string][]string{}, map[string][]string{}
	for _, key := range form.Keys() {
		parent, name := splitLast(key)
		names[parent] = append(names[parent], name)
		field, known := form.Field(forms.Path(strings.ReplaceAll(key, "[]", "[0]")))
		if known && field.Kind == forms.Hidden {
			levels[key], levels[parent] = nil, nil
		}
	}
	for level := range levels {
		levels[level] = names[level]
	}
	return levels
}

// besideSecret tells whether an unknown key is most likely no key at all: it
// stands below a secret, or beside one and is like none of the keys there.
func besideSecret(levels map[string][]string, pattern string) bool {
	parent, name := splitLast(pattern)
	for above := parent; above != ""; above, _ = splitLast(above) {
		if names, level := levels[above]; level && names == nil {
			return true
		}
	}
	beside, secret := levels[parent]
	return secret && !slices.Contains(beside, name) && forms.Nearest(name, beside) == ""
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
