package profiles

import (
	"slices"

	"clusterwiz/forms"
)

// list makes the first difference between two lists of tables good. there tells that
// the document has the list at all.
func (e *editor) list(here spot, had, wanted []any, there bool) (string, error) {
	pair, isPair := e.sheet.pairAround(here.at)
	switch {
	case len(wanted) == 0 && len(had) == 0 && there:
		return "", nil
	case len(wanted) == 0 && isPair && pair.at == here.at:
		return e.replaced(pair.value, "[]"), nil
	case len(wanted) == 0 && len(had) > 0:
		return e.gone(here.at)
	case len(wanted) == 0:
		return e.put(here, "[]")
	case isPair && len(had) != len(wanted):
		return e.again(pair)
	case isPair:
		return e.items(here, len(wanted))
	}
	at, removes, inserts := e.step(here, had, wanted)
	switch {
	case removes:
		return e.without(here.at.item(at)), nil
	case inserts:
		return e.addItem(here, at, len(had)), nil
	case at < 0:
		return "", errNotEdited // The order is another.
	}
	return e.items(here, len(wanted))
}

// items compares what stands at the same position in both.
func (e *editor) items(here spot, n int) (string, error) {
	for i := range n {
		text, err := e.level(here.field().Fields, here.path.Index(i), here.at.item(i))
		if text != "" || err != nil {
			return text, err
		}
	}
	return "", nil
}

// step is the first item that has to go or to be added, found by what tells the items
// apart, else by what is the same at both ends; at is -1 where the order is another.
func (e *editor) step(here spot, had, wanted []any) (at int, removes, inserts bool) {
	if unique, keyed := e.form.KeyOf(here.path); keyed {
		old, now := namesOf(unique, had), namesOf(unique, wanted)
		if distinct(old) && distinct(now) {
			return keyedStep(old, now)
		}
	}
	if len(had) == len(wanted) {
		return 0, false, false
	}
	start := 0
	for start < min(len(had), len(wanted)) && e.alike(here.field(), had[start], wanted[start]) {
		start++
	}
	end := 0
	for end < min(len(had), len(wanted))-start && e.alike(here.field(), had[len(had)-1-end], wanted[len(wanted)-1-end]) {
		end++
	}
	if len(had) > len(wanted) {
		return len(had) - 1 - end, true, false
	}
	return len(had) - end, false, true
}

// keyedStep is [editor.step] by names. An item whose name alone is new stays where it is.
func keyedStep(old, now []string) (at int, removes, inserts bool) {
	for i := range max(len(old), len(now)) {
		gone := i < len(old) && !slices.Contains(now, old[i])
		added := i < len(now) && !slices.Contains(old, now[i])
		switch {
		case gone && added, i < min(len(old), len(now)) && old[i] == now[i]:
		case gone:
			return i, true, false
		case added:
			return i, false, true
		default:
			return -1, false, false
		}
	}
	return 0, false, false
}

// namesOf are what tells the items apart.
func namesOf(unique forms.Unique, items []any) []string {
	names := make([]string, len(items))
	for i, item := range items {
		table, _ := item.(map[string]any)
		for _, key := range []string{unique.Key, unique.With} {
			if key != "" {
				names[i] += inline(table[key]) + "\x00"
			}
		}
	}
	return names
}

func distinct(names []string) bool {
	return len(slices.Compact(slices.Sorted(slices.Values(names)))) == len(names)
}

// alike tells whether two items say the same.
func (e *editor) alike(_ *forms.Field, a, b any) bool {
	return inlineTree(e.plain(a)) == inlineTree(e.plain(b))
}

// addItem writes a whole item: behind the one before it, before the one behind it, or
// where the order of the form puts the list.
func (e *editor) addItem(here spot, at, had int) string {
	header := headerOf(here.at)
	e.e.buf.Reset()
	n := entry{field: here.field(), path: here.path, hinted: true}
	e.e.item(n, at)
	e.e.buf.WriteString("[[" + headerText(header) + "]]\n")
	e.e.section(header, "", e.e.entries(here.field().Fields, here.path.Index(at), false))
	block := e.e.buf.String()
	switch {
	case at > 0:
		return e.inserted(e.closed(e.sheet.last(here.at.item(at-1))), "\n"+block)
	case had > 0:
		for _, one := range e.sheet.lines {
			if one.at == here.at.item(0) {
				return e.inserted(one.lead, block+"\n")
			}
		}
	}
	return e.inserted(e.behind(here), "\n"+block)
}
