package mirror

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// form of a value in the request.
type form uint8

const (
	unknown form = iota
	text
	number
	boolean
	// open values are taken over as they are: the keys are the person's own.
	open
	hidden
)

// shape is what a form can send: by the path of a leaf how it stands there. The
// paths have "[]" for any item of a list and "*" for the name of any.
type shape struct {
	leaves map[string]form
	// encoded are the objects and lists that are JSON inside a string.
	encoded map[string]bool
}

func shapeOf(f *forms.Form) *shape {
	s := &shape{leaves: map[string]form{}, encoded: map[string]bool{}}
	s.fields("", f.Fields)
	return s
}

func (s *shape) fields(prefix string, fields []forms.Field) {
	for i := range fields {
		f := &fields[i]
		s.place(prefix, f, forms.Placement{Wire: f.Wire, Encoding: f.Encoding, KeyedBy: f.KeyedBy, Unwrap: f.Unwrap})
		for _, other := range f.Elsewhere {
			s.place(prefix, f, other)
		}
	}
}

// place notes one place of a field. An object without a wire name has its fields on
// the level around it.
func (s *shape) place(prefix string, f *forms.Field, at forms.Placement) {
	path := prefix
	if at.Wire != "" {
		path = join(prefix, patternOf(at.Wire))
	} else if f.Kind != forms.Object {
		return
	}
	// What lies in an object that is sent as text is that text's own.
	if outer, _, within := strings.Cut(path, textMark); within {
		s.leaves[outer] = text
		return
	}
	switch f.Kind {
	case forms.Object:
		s.fields(path, f.Fields)
	case forms.List:
		s.list(path, f, at)
	case forms.Map:
		s.leaf(path, open)
	case forms.Strings:
		if at.Encoding != forms.Joined && at.Encoding != forms.JSONText {
			path = strings.TrimSuffix(path, "[]") + "[]"
		}
		s.leaf(path, text)
	default:
		s.leaf(path, formOf(f, at.Encoding))
	}
	if at.Encoding == forms.JSONText {
		s.encoded[path] = true
	}
}

func (s *shape) list(path string, f *forms.Field, at forms.Placement) {
	switch item := strings.TrimSuffix(path, "[]") + "[]"; {
	case at.Unwrap != "":
		s.leaf(path, open)
	case at.KeyedBy != "":
		s.fields(path+".*", f.Fields)
	default:
		s.fields(item, f.Fields)
	}
}

// leaf keeps the more open of two ways in which a value can stand; what is a secret
// in one of them stays one.
func (s *shape) leaf(path string, as form) {
	if before := s.leaves[path]; before != unknown && before != as && as != hidden {
		as = max(before, open)
	}
	s.leaves[path] = as
}

func formOf(f *forms.Field, encoding forms.Encoding) form {
	constant := func(o forms.Option) bool { return o.Sends != "" }
	switch {
	case f.Kind == forms.Hidden:
		return hidden
	case encoding == forms.Literal || encoding == forms.JSONText || slices.ContainsFunc(f.Options, constant):
		return open
	case encoding == forms.AsBit:
		return number
	case encoding != forms.Plainly:
		return text
	case f.Kind == forms.Integer || f.Kind == forms.Decimal:
		return number
	case f.Kind == forms.Boolean:
		return boolean
	}
	return text
}

// textMark ends the name of an object that is JSON inside a string.
const textMark = "{}"

// patternOf writes a wire path without the labels of its elements:
// "addons[log].name" is "addons[].name".
func patternOf(wire string) string {
	var b strings.Builder
	for rest := wire; rest != ""; {
		before, after, found := strings.Cut(rest, "[")
		b.WriteString(before)
		if !found {
			break
		}
		b.WriteString("[]")
		_, rest, _ = strings.Cut(after, "]")
	}
	return b.String()
}

// join writes a path of a name below another; names are written as in wire paths,
// a dot within them as `\.`.
func join(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + "." + name
}

// Name writes a name as it stands in a path, a dot within it as `\.`.
func Name(name string) string { return strings.ReplaceAll(name, ".", `\.`) }
