package mirror

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// split takes a path apart at its dots; `\.` is a dot within a name.
func split(path string) []string {
	const dot = "\x00"
	names := strings.Split(strings.ReplaceAll(path, `\.`, dot), ".")
	for i := range names {
		names[i] = strings.ReplaceAll(names[i], dot, ".")
	}
	return names
}

// each visits the members that names mean; "[]" behind a name is every item of its
// list, "[2]" the third, "*" every member of an object.
func each(in any, names []string, at string, visit func(in map[string]any, name, at string)) {
	object, ok := in.(map[string]any)
	if !ok {
		return
	}
	name, items, only := position(names[0])
	if name == "*" {
		for _, key := range slices.Sorted(maps.Keys(object)) {
			each(object, append([]string{key}, names[1:]...), at, visit)
		}
		return
	}
	path := join(at, Name(name))
	if len(names) == 1 {
		visit(object, name, path)
		return
	}
	if !items {
		each(object[name], names[1:], path, visit)
		return
	}
	list, _ := object[name].([]any)
	for i, item := range list {
		if only < 0 || i == only {
			each(item, names[1:], fmt.Sprintf("%s[%d]", path, i), visit)
		}
	}
}

// position takes "name[2]" and "name[]" apart; the number is below zero for every item.
func position(step string) (name string, items bool, only int) {
	name, rest, items := strings.Cut(step, "[")
	only, err := strconv.Atoi(strings.TrimSuffix(rest, "]"))
	if err != nil {
		only = -1
	}
	return name, items, only
}

// empty tells whether a value is how clouds write that there is none.
func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(v) == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}
