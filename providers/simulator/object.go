package simulator

import (
	"slices"
	"strconv"
	"strings"
)

// sheet collects what is wrong with a call. The first finding stands, because
// the clouds name one parameter at a time.
type sheet struct {
	refused *refusal
	// invalid words the refusal of a parameter in the product's manner.
	invalid func(path string, missing bool) *refusal
}

// object reads the members of a composite value strictly: each member is read
// once by name, and finish refuses those that nobody read. Reading goes on
// after a finding; the values are then of no use.
type object struct {
	path  string // "" at the top, else "Queues.0".
	value value
	used  []bool
	sheet *sheet
}

func (v value) object(path string, s *sheet) *object {
	return &object{path: path, value: v, used: make([]bool, len(v.items)), sheet: s}
}

// at is the wire path of a member.
func (o *object) at(name string) string {
	if o.path == "" {
		return name
	}
	return o.path + "." + name
}

// fail refuses the call because of a member.
func (o *object) fail(name string) { o.reject(o.at(name), false) }

func (o *object) reject(path string, missing bool) {
	if o.sheet.refused == nil {
		o.sheet.refused = o.sheet.invalid(path, missing)
	}
}

// refuse refuses the call with a code of its own.
func (o *object) refuse(r *refusal) {
	if o.sheet.refused == nil {
		o.sheet.refused = r
	}
}

// has tells whether a member was sent, without reading it.
func (o *object) has(name string) bool { return slices.Contains(o.value.names, name) }

// take reads a member.
func (o *object) take(name string) value {
	i := slices.Index(o.value.names, name)
	if i < 0 {
		return value{}
	}
	o.used[i] = true
	return o.value.items[i]
}

// need refuses the call when a member was not sent.
func (o *object) need(name string) bool {
	if o.has(name) {
		return true
	}
	o.reject(o.at(name), true)
	return false
}

// free reads text that may also be empty; "" when absent.
func (o *object) free(name string) string {
	v := o.take(name)
	if v.kind != absent && v.kind != text && v.kind != plain {
		o.fail(name)
	}
	return v.text
}

// text reads text that must not be empty and must pass every check; "" when absent.
func (o *object) text(name string, checks ...func(string) bool) string {
	s := o.free(name)
	if !o.has(name) {
		return ""
	}
	if s == "" {
		o.fail(name)
	}
	for _, ok := range checks {
		if !ok(s) {
			o.fail(name)
		}
	}
	return s
}

// needText is text that must be sent.
func (o *object) needText(name string, checks ...func(string) bool) string {
	o.need(name)
	return o.text(name, checks...)
}

// notGiven marks integers that were not sent.
const notGiven = -1

// integer reads a whole number in lo..hi; notGiven when absent.
func (o *object) integer(name string, lo, hi int) int {
	v := o.take(name)
	if v.kind == absent {
		return notGiven
	}
	n, err := strconv.Atoi(v.text)
	if v.kind != number && v.kind != plain || err != nil || n < lo || n > hi {
		o.fail(name)
		return lo
	}
	return n
}

// integerOr is integer with a default.
func (o *object) integerOr(name string, lo, hi, fallback int) int {
	if n := o.integer(name, lo, hi); n != notGiven {
		return n
	}
	return fallback
}

// boolean reads true or false.
func (o *object) boolean(name string, fallback bool) bool {
	v := o.take(name)
	if v.kind == absent {
		return fallback
	}
	if v.kind != boolean && v.kind != plain || v.text != "true" && v.text != "false" {
		o.fail(name)
	}
	return v.text == "true"
}

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

// finish refuses members that nobody read.
func (o *object) finish() {
	for i, used := range o.used {
		if !used {
			o.fail(o.value.names[i])
			return
		}
	}
}
