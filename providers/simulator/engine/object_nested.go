package engine

import (
	"slices"
	"strconv"
	"strings"
)

// AnyNumber bounds lists of which no page tells how long they may be.
const AnyNumber = 1000

// Structured reads a member that is JSON itself or, in a query, JSON text or
// several parameters.
func (o *Object) Structured(name string, want Kind) (Value, bool) {
	v := o.Take(name)
	if v.Kind == Absent {
		v = o.flattened(name)
	}
	if v.Kind == Plain {
		parsed, err := ParseJSON(v.Text)
		if err != nil {
			o.Fail(name)
			return Value{}, false
		}
		v = parsed
	}
	if v.Kind == Absent {
		return Value{}, false
	}
	if v.Kind != want {
		o.Fail(name)
		return Value{}, false
	}
	return v, true
}

// Embedded reads a string that holds JSON text.
func (o *Object) Embedded(name string, want Kind) (Value, bool) {
	if !o.Has(name) {
		return Value{}, false
	}
	v, err := ParseJSON(o.Text(name))
	if err != nil || v.Kind != want {
		o.Fail(name)
		return Value{}, false
	}
	return v, true
}

// Object reads a nested object with a function; false when absent.
func (o *Object) Object(name string, read func(*Object)) bool {
	v, ok := o.Structured(name, Composite)
	if ok {
		o.ReadMember(name, v, read)
	}
	return ok
}

// NeedObject is object for one that must be sent.
func (o *Object) NeedObject(name string, read func(*Object)) {
	if o.Need(name) {
		o.Object(name, read)
	}
}

// ReadMember reads a member's value as an object with a function.
func (o *Object) ReadMember(name string, v Value, read func(*Object)) {
	inner := v.Object(o.At(name), o.Sheet)
	read(inner)
	inner.Finish()
}

// Objects reads a list of lo..hi objects with a function; an absent list is
// not checked.
func (o *Object) Objects(name string, lo, hi int, read func(*Object)) {
	if v, ok := o.Structured(name, List); ok {
		o.ReadItems(name, v, lo, hi, read)
	}
}

// ReadItems reads a list's value of lo..hi objects with a function.
func (o *Object) ReadItems(name string, v Value, lo, hi int, read func(*Object)) {
	if len(v.Items) < lo || len(v.Items) > hi {
		o.Fail(name)
		return
	}
	for i, item := range v.Items {
		path := name + "." + strconv.Itoa(i)
		if item.Kind != Composite {
			o.Fail(path)
			return
		}
		o.ReadMember(path, item, read)
	}
}

// Texts reads a list of lo..hi strings; nil when absent.
func (o *Object) Texts(name string, lo, hi int, checks ...func(string) bool) []string {
	v, ok := o.Structured(name, List)
	if !ok {
		return nil
	}
	if len(v.Items) < lo || len(v.Items) > hi {
		o.Fail(name)
		return nil
	}
	out := make([]string, 0, len(v.Items))
	for i, item := range v.Items {
		if item.Kind != Text && item.Kind != Plain || item.Text == "" || slices.ContainsFunc(checks, func(ok func(string) bool) bool { return !ok(item.Text) }) {
			o.Fail(name + "." + strconv.Itoa(i))
		}
		out = append(out, item.Text)
	}
	return out
}

// Indexed reads a list that is flattened over parameters Name.1 to Name.N,
// without gaps.
func (o *Object) Indexed(name string, limit int) []string {
	var out []string
	for i := 1; i <= limit && o.Has(name+"."+strconv.Itoa(i)); i++ {
		out = append(out, o.Text(name+"."+strconv.Itoa(i)))
	}
	return out
}

// Groups reads objects that are flattened over parameters Name.1.Member.
func (o *Object) Groups(name string, limit int, read func(member func(string) string)) {
	for i := 1; i <= limit; i++ {
		prefix := name + "." + strconv.Itoa(i) + "."
		if !slices.ContainsFunc(o.Value.Names, func(n string) bool { return strings.HasPrefix(n, prefix) }) {
			return
		}
		read(func(member string) string { return prefix + member })
	}
}
