package simulator

import (
	"slices"
	"strconv"
	"strings"
)

// anyNumber bounds lists of which no page tells how long they may be.
const anyNumber = 1000

// structured reads a member that is JSON itself or, in a query, JSON text.
func (o *object) structured(name string, want kind) (value, bool) {
	v := o.take(name)
	if v.kind == plain {
		parsed, err := parseJSON(v.text)
		if err != nil {
			o.fail(name)
			return value{}, false
		}
		v = parsed
	}
	if v.kind == absent {
		return value{}, false
	}
	if v.kind != want {
		o.fail(name)
		return value{}, false
	}
	return v, true
}

// embedded reads a string that holds JSON text.
func (o *object) embedded(name string, want kind) (value, bool) {
	if !o.has(name) {
		return value{}, false
	}
	v, err := parseJSON(o.text(name))
	if err != nil || v.kind != want {
		o.fail(name)
		return value{}, false
	}
	return v, true
}

// object reads a nested object with a function; false when absent.
func (o *object) object(name string, read func(*object)) bool {
	v, ok := o.structured(name, composite)
	if ok {
		o.readMember(name, v, read)
	}
	return ok
}

// needObject is object for one that must be sent.
func (o *object) needObject(name string, read func(*object)) {
	if o.need(name) {
		o.object(name, read)
	}
}

func (o *object) readMember(name string, v value, read func(*object)) {
	inner := v.object(o.at(name), o.sheet)
	read(inner)
	inner.finish()
}

// objects reads a list of lo..hi objects with a function; an absent list is
// not checked.
func (o *object) objects(name string, lo, hi int, read func(*object)) {
	if v, ok := o.structured(name, list); ok {
		o.readItems(name, v, lo, hi, read)
	}
}

func (o *object) readItems(name string, v value, lo, hi int, read func(*object)) {
	if len(v.items) < lo || len(v.items) > hi {
		o.fail(name)
		return
	}
	for i, item := range v.items {
		path := name + "." + strconv.Itoa(i)
		if item.kind != composite {
			o.fail(path)
			return
		}
		o.readMember(path, item, read)
	}
}

// texts reads a list of lo..hi strings; nil when absent.
func (o *object) texts(name string, lo, hi int, checks ...func(string) bool) []string {
	v, ok := o.structured(name, list)
	if !ok {
		return nil
	}
	if len(v.items) < lo || len(v.items) > hi {
		o.fail(name)
		return nil
	}
	out := make([]string, 0, len(v.items))
	for i, item := range v.items {
		if item.kind != text || item.text == "" || slices.ContainsFunc(checks, func(ok func(string) bool) bool { return !ok(item.text) }) {
			o.fail(name + "." + strconv.Itoa(i))
		}
		out = append(out, item.text)
	}
	return out
}

// indexed reads a list that is flattened over parameters Name.1 to Name.N,
// without gaps.
func (o *object) indexed(name string, limit int) []string {
	var out []string
	for i := 1; i <= limit && o.has(name+"."+strconv.Itoa(i)); i++ {
		out = append(out, o.text(name+"."+strconv.Itoa(i)))
	}
	return out
}

// groups reads objects that are flattened over parameters Name.1.Member.
func (o *object) groups(name string, limit int, read func(member func(string) string)) {
	for i := 1; i <= limit; i++ {
		prefix := name + "." + strconv.Itoa(i) + "."
		if !slices.ContainsFunc(o.value.names, func(n string) bool { return strings.HasPrefix(n, prefix) }) {
			return
		}
		read(func(member string) string { return prefix + member })
	}
}
