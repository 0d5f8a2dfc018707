package profiles

import (
	"strings"

	"clusterwiz/forms"
)

// parent is the table that a key stands in.
func parent(at tomlPath) (table tomlPath, key string) {
	cut := strings.LastIndexByte(string(at), 0)
	return at[:cut], string(at[cut+1:])
}

// add writes a new pair where the order of the form puts it: behind the nearest field
// before it that stands in the same table, else before the nearest behind it, else below
// the heading of the table, which is written where there is none.
func (e *editor) add(here spot, value string) (string, error) {
	table, key := parent(here.at)
	line := quoteKey(key) + " = " + value
	beside, after, found := e.sibling(here, table)
	if found {
		prefix, ok := beside.prefix()
		if !ok {
			return "", errNotEdited
		}
		if after {
			return e.inserted(beside.end, e.labelled(here, prefix+line)), nil
		}
		return e.inserted(beside.lead, e.labelled(here, prefix+line)), nil
	}
	for _, one := range e.sheet.lines {
		if one.heading && one.at == table {
			return e.inserted(one.end, e.labelled(here, line)), nil
		}
	}
	if table == "" {
		return "", errNotEdited
	}
	if i := e.sheet.last(table); i >= 0 && !e.sheet.lines[i].heading && !e.declared(table) {
		return "", errNotEdited // Dotted keys have made the table, and no heading can.
	}
	heading := "[" + headerText(headerOf(table)) + "]"
	return e.inserted(e.behind(here), "\n"+heading+"\n"+e.labelled(here, line)), nil
}

// declared tells whether a heading leads to a table or below it.
func (e *editor) declared(table tomlPath) bool {
	for _, one := range e.sheet.lines {
		if one.heading && inside(one.at, table) {
			return true
		}
	}
	return false
}

// labelled puts the label of the field above a line, where the document has labels.
func (e *editor) labelled(here spot, line string) string {
	e.e.buf.Reset()
	e.e.label(entry{field: here.field(), path: here.path, hinted: true})
	return e.e.buf.String() + line
}

// sibling is the pair in the same table beside which a new one goes.
func (e *editor) sibling(here spot, table tomlPath) (beside statement, after, found bool) {
	order := map[tomlPath]int{}
	for i := range here.fields {
		order[dottedIn(here.table, here.fields[i].Key)] = i
	}
	best := -1
	var last statement
	for _, one := range e.sheet.lines {
		if one.heading {
			continue
		}
		if in, _ := parent(one.at); in != table {
			continue
		}
		last, found = one, true
		i, known := order[one.at]
		switch {
		case !known:
		case i < here.index && i > best:
			beside, after, best = one, true, i
		case i > here.index && best < 0 && beside.end == 0:
			beside = one
		}
	}
	if found && beside.end == 0 {
		return last, true, true
	}
	return beside, after, found
}

// headerOf are the keys of a table as its heading has them.
func headerOf(table tomlPath) []string {
	var names []string
	for _, part := range strings.Split(string(table), "\x00") {
		if name, _, _ := strings.Cut(part, "\x01"); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// behind is where a new heading goes: at the end of the list item that it belongs to, or
// behind what the form asks before.
func (e *editor) behind(here spot) int {
	if cut := strings.LastIndexByte(string(here.table), 1); cut >= 0 {
		item, _, _ := strings.Cut(string(here.table[cut:]), "\x00")
		return e.closed(e.sheet.last(here.table[:cut] + tomlPath(item)))
	}
	at := len(e.form.Fields)
	for i := range e.form.Fields {
		if forms.Path(e.form.Fields[i].Key).Contains(here.path) {
			at = i
			break
		}
	}
	for at--; at >= 0; at-- {
		if i := e.sheet.last(dottedIn("", e.form.Fields[at].Key)); i >= 0 {
			return e.closed(i)
		}
	}
	return e.closed(e.rootPairs())
}

// rootPairs is the position of the last pair before the first heading.
func (e *editor) rootPairs() int {
	for i, one := range e.sheet.lines {
		if one.heading {
			return i - 1
		}
	}
	return len(e.sheet.lines) - 1
}

// closed is behind a statement and the pairs that follow in the same table, which a
// heading between would take over.
func (e *editor) closed(i int) int {
	for i+1 < len(e.sheet.lines) && (i < 0 || !e.sheet.lines[i+1].heading) {
		i++
	}
	if i < 0 {
		return 0
	}
	return e.sheet.lines[i].end
}
