package simulator

import (
	"slices"
	"strconv"
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

// nullable reads a member that may be null; it returns false when it is.
func (o *object) nullable(name string) bool {
	for i, n := range o.value.names {
		if n == name && o.value.items[i].kind == null {
			o.used[i] = true
			return false
		}
	}
	return true
}

// scalar reads a member of any simple type.
func (o *object) scalar(name string) {
	if v := o.take(name); v.kind == list || v.kind == composite {
		o.fail(name)
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
