package forms

import (
	"bytes"
	"slices"
	"strings"
)

// located is a value of a request with the answer that it comes from.
type located struct {
	value any
	path  Path
}

// at returns the values at names below value, which comes from path. skipped
// tells that a position was left out, so that each item is looked at.
func (l *locator) at(value any, path Path, names []string, skipped bool) []located {
	if len(names) == 0 {
		return l.made(value, path)
	}
	switch v := value.(type) {
	case jsonText:
		return l.at(v.value, path, names, skipped)
	case []any:
		if i, ok := position(names[0]); ok {
			if i >= len(v) {
				return nil
			}
			return l.at(v[i], comesFrom(v[i], path), names[1:], skipped)
		}
		return l.each(v, path, names)
	case *Body:
		for _, m := range v.members {
			if used, ok := (&place{path: []wireName{{name: m.Name}}}).takes(names); ok {
				return l.at(m.Value, m.from.or(path), names[used:], skipped)
			}
		}
		if items := v.keyed(); len(items) > 0 {
			return l.each(items, path, names)
		}
		from := v.from.path()
		if n := l.form.levels().find(keysOf(from)); n != nil && n.Kind == List && !skipped {
			return []located{{path: n.sub.within(from, names)}}
		}
	}
	return nil
}

// made returns the value itself, or, of one that several questions make without
// a question for the whole, what each of them gave.
func (l *locator) made(value any, path Path) []located {
	var inner []located
	switch v := value.(type) {
	case jsonText:
		return l.made(v.value, path)
	case []any:
		for _, item := range v {
			inner = append(inner, located{item, comesFrom(item, path)})
		}
	case *Body:
		if v.from.isZero() {
			for _, m := range v.members {
				inner = append(inner, located{m.Value, m.from.or(path)})
			}
		}
	}
	n := l.form.levels().find(keysOf(path))
	if len(inner) == 0 || n == nil || !slices.Contains([]Kind{String, LongText, Choice, Hidden, Integer, Decimal, Boolean}, n.Kind) {
		return []located{{value, path}}
	}
	return inner
}

func (l *locator) each(items []any, path Path, names []string) (found []located) {
	for _, item := range items {
		found = append(found, l.at(item, comesFrom(item, path), names, true)...)
	}
	return found
}

// keyed are the items of a list that is sent as an object, nil for other
// objects.
func (b *Body) keyed() (items []any) {
	for _, m := range b.members {
		object, ok := m.Value.(*Body)
		if !ok || object.from.isZero() {
			return nil
		}
		items = append(items, object)
	}
	return items
}

// or returns the answer that a value comes from: its own, or that of what holds it.
func (o origin) or(around Path) Path {
	if o.isZero() {
		return around
	}
	return o.path()
}

// comesFrom returns the answer that an item comes from.
func comesFrom(item any, around Path) Path {
	if object, ok := item.(*Body); ok {
		return object.from.or(around)
	}
	return around
}

// endingIn returns the members below value whose names, positions left out, end
// in names; way are the names that lead to value.
func (l *locator) endingIn(value any, path Path, way, names []string) (found []located) {
	switch v := value.(type) {
	case jsonText:
		return l.endingIn(v.value, path, way, names)
	case []any:
		for _, item := range v {
			found = append(found, l.endingIn(item, comesFrom(item, path), way, names)...)
		}
	case *Body:
		for _, m := range v.members {
			to := slices.Concat(way, strings.Split(m.Name, "."))
			if hasEnd(to, names) {
				found = append(found, l.made(m.Value, m.from.or(path))...)
			}
			found = append(found, l.endingIn(m.Value, m.from.or(path), to, names)...)
		}
	}
	return found
}

// hasEnd tells whether the names of way end in those of end, positions of end
// left out.
func hasEnd(way, end []string) bool {
	for i := len(end) - 1; i >= 0; i-- {
		if _, isPosition := position(end[i]); isPosition {
			continue
		}
		if len(way) == 0 || !strings.EqualFold(way[len(way)-1], end[i]) {
			return false
		}
		way = way[:len(way)-1]
	}
	return true
}

// oneOfEqual returns where the values come from; of values that are all the same
// only the first, since to change one is to change them all.
func oneOfEqual(found []located) []Path {
	var paths []Path
	same := true
	var first []byte
	for i, one := range found {
		text, err := EncodeJSON(one.value, Revealed)
		if i == 0 {
			first = text
		}
		same = same && err == nil && bytes.Equal(text, first)
		paths = append(paths, one.path)
	}
	if same && len(paths) > 1 {
		return paths[:1]
	}
	return paths
}

// eachText visits every text below value with the answer that it comes from.
func eachText(value any, path Path, visit func(text string, path Path)) {
	switch v := value.(type) {
	case string:
		visit(v, path)
	case jsonText:
		eachText(v.value, path, visit)
	case []any:
		for _, item := range v {
			eachText(item, comesFrom(item, path), visit)
		}
	case *Body:
		for _, m := range v.members {
			eachText(m.Value, m.from.or(path), visit)
		}
	}
}
