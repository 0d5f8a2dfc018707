package profiles

import (
	"strings"

	"clusterwiz/forms"
)

// nearestKey returns the key, written as in forms.Form.Keys, that is meant by
// pattern. A key of the same name elsewhere comes before a similar one.
func nearestKey(pattern string, keys []string) (string, bool) {
	parent, name := splitLast(pattern)
	var siblings, elsewhere []string
	for _, key := range keys {
		at, last := splitLast(key)
		if at == parent {
			siblings = append(siblings, last)
		}
		if last == name {
			elsewhere = append(elsewhere, key)
		}
	}
	if found := forms.Nearest(name, siblings); found != "" {
		return join(parent, found), true
	}
	if len(elsewhere) == 1 {
		return elsewhere[0], true
	}
	found := forms.Nearest(pattern, keys)
	return found, found != ""
}

func splitLast(pattern string) (parent, name string) {
	cut := strings.LastIndexByte(pattern, '.')
	if cut < 0 {
		return "", pattern
	}
	return pattern[:cut], pattern[cut+1:]
}

func join(parent, name string) string {
	if parent == "" {
		return name
	}
	return parent + "." + name
}
