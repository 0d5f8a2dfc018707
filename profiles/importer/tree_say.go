package importer

import "strconv"

func (t *Tree) scalar() bool { return t.Type == Text || t.Type == Number || t.Type == Boolean }

// empty tells whether it says nothing.
func (t *Tree) empty() bool {
	switch t.Type {
	case Null:
		return true
	case Text:
		return t.Text == ""
	case List:
		for _, item := range t.Items {
			if !item.empty() {
				return false
			}
		}
		return true
	case Object:
		for _, m := range t.Members {
			if !m.Value.empty() {
				return false
			}
		}
		return true
	case Boolean, Number:
	}
	return false
}

// zero tells whether it says nothing, or what a tool writes for "not set".
func (t *Tree) zero() bool {
	switch t.Type {
	case Boolean:
		return t.Text == "false"
	case Number:
		n, err := strconv.ParseFloat(t.Text, 64)
		return err == nil && n == 0
	case List:
		for _, item := range t.Items {
			if !item.zero() {
				return false
			}
		}
		return true
	case Object:
		for _, m := range t.Members {
			if !m.Value.zero() {
				return false
			}
		}
		return true
	case Null, Text:
	}
	return t.empty()
}

// same tells whether both say the same; the order of members means nothing.
func (t *Tree) same(other *Tree) bool {
	if t.Type != other.Type || len(t.Items) != len(other.Items) || len(t.Members) != len(other.Members) {
		return false
	}
	switch t.Type {
	case Null:
	case Boolean, Text:
		return t.Text == other.Text
	case Number:
		return sameNumber(t.Text, other.Text)
	case List:
		for i := range t.Items {
			if !t.Items[i].same(other.Items[i]) {
				return false
			}
		}
	case Object:
		for _, m := range t.Members {
			at := other.Get(m.Name)
			if at == nil || !m.Value.same(at) {
				return false
			}
		}
	}
	return true
}

func sameNumber(a, b string) bool {
	if a == b {
		return true
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}

// holds tells whether all that part says is said here too.
func (t *Tree) holds(part *Tree) bool {
	if t.Type != Object || part.Type != Object {
		return t.same(part)
	}
	for _, m := range part.Members {
		at := t.Get(m.Name)
		if at == nil || !at.holds(m.Value) {
			return false
		}
	}
	return true
}
