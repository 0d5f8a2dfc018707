package engine

import (
	"slices"
	"strconv"
)

// Sheet collects what is wrong with a call. The first finding stands, because
// the clouds name one parameter at a time.
type Sheet struct {
	Refused *Refusal
	// Invalid words the refusal of a parameter in the product's manner.
	Invalid func(path string, missing bool) *Refusal
}

// Object reads the members of a composite value strictly: each member is read
// once by name, and finish refuses those that nobody read. Reading goes on
// after a finding; the values are then of no use.
type Object struct {
	Path  string // "" at the top, else "Queues.0".
	Value Value
	used  []bool
	Sheet *Sheet
}

// Object reads the members of a composite value, which has a path in its call.
func (v Value) Object(path string, s *Sheet) *Object {
	return &Object{Path: path, Value: v, used: make([]bool, len(v.Items)), Sheet: s}
}

// At is the wire path of a member.
func (o *Object) At(name string) string {
	if o.Path == "" {
		return name
	}
	return o.Path + "." + name
}

// Fail refuses the call because of a member.
func (o *Object) Fail(name string) { o.Reject(o.At(name), false) }

// Reject refuses the call because of a path.
func (o *Object) Reject(path string, missing bool) {
	if o.Sheet.Refused == nil {
		o.Sheet.Refused = o.Sheet.Invalid(path, missing)
	}
}

// Refuse refuses the call with a code of its own.
func (o *Object) Refuse(r *Refusal) {
	if o.Sheet.Refused == nil {
		o.Sheet.Refused = r
	}
}

// Has tells whether a member was sent, without reading it.
func (o *Object) Has(name string) bool { return slices.Contains(o.Value.Names, name) }

// Take reads a member.
func (o *Object) Take(name string) Value {
	i := slices.Index(o.Value.Names, name)
	if i < 0 {
		return Value{}
	}
	o.used[i] = true
	return o.Value.Items[i]
}

// Need refuses the call when a member was not sent.
func (o *Object) Need(name string) bool {
	if o.Has(name) || o.hasFlattened(name) {
		return true
	}
	o.Reject(o.At(name), true)
	return false
}

// Free reads text that may also be empty; "" when absent.
func (o *Object) Free(name string) string {
	v := o.Take(name)
	if v.Kind != Absent && v.Kind != Text && v.Kind != Plain {
		o.Fail(name)
	}
	return v.Text
}

// Text reads text that must not be empty and must pass every check; "" when absent.
func (o *Object) Text(name string, checks ...func(string) bool) string {
	s := o.Free(name)
	if !o.Has(name) {
		return ""
	}
	if s == "" {
		o.Fail(name)
	}
	for _, ok := range checks {
		if !ok(s) {
			o.Fail(name)
		}
	}
	return s
}

// NeedText is text that must be sent.
func (o *Object) NeedText(name string, checks ...func(string) bool) string {
	o.Need(name)
	return o.Text(name, checks...)
}

// NotGiven marks integers that were not sent.
const NotGiven = -1

// Integer reads a whole number in lo..hi; NotGiven when absent.
func (o *Object) Integer(name string, lo, hi int) int {
	v := o.Take(name)
	if v.Kind == Absent {
		return NotGiven
	}
	n, err := strconv.Atoi(v.Text)
	if !v.IsNumber() || err != nil || n < lo || n > hi {
		o.Fail(name)
		return lo
	}
	return n
}

// IntegerOr is integer with a default.
func (o *Object) IntegerOr(name string, lo, hi, fallback int) int {
	if n := o.Integer(name, lo, hi); n != NotGiven {
		return n
	}
	return fallback
}

// Boolean reads true or false.
func (o *Object) Boolean(name string, fallback bool) bool {
	v := o.Take(name)
	if v.Kind == Absent {
		return fallback
	}
	if v.Kind != boolean && v.Kind != Plain || v.Text != "true" && v.Text != "false" {
		o.Fail(name)
	}
	return v.Text == "true"
}

// Nullable reads a member that may be null; it returns false when it is.
func (o *Object) Nullable(name string) bool {
	for i, n := range o.Value.Names {
		if n == name && o.Value.Items[i].Kind == null {
			o.used[i] = true
			return false
		}
	}
	return true
}

// Scalar reads a member of any simple type.
func (o *Object) Scalar(name string) {
	if v := o.Take(name); v.Kind == List || v.Kind == Composite {
		o.Fail(name)
	}
}

// Finish refuses members that nobody read.
func (o *Object) Finish() {
	for i, used := range o.used {
		if !used {
			o.Fail(o.Value.Names[i])
			return
		}
	}
}

// Sorted orders the members of composites, so that equal bodies are equal text.
func (v Value) Sorted() Value {
	out := v
	out.Names, out.Items = slices.Clone(v.Names), nil
	for _, item := range v.Items {
		out.Items = append(out.Items, item.Sorted())
	}
	if v.Kind != Composite {
		return out
	}
	slices.Sort(out.Names)
	for i, name := range out.Names {
		out.Items[i] = v.Member(name).Sorted()
	}
	return out
}
