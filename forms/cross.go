package forms

import "slices"

// Cross compares several fields of one scope. Its references are written as in
// conditions. A comparison with a value that is not set finds nothing.
type Cross interface {
	// Touches returns the references of every field that is compared.
	Touches() []string
	// Describe says in a sentence without full stop what must hold.
	Describe(label func(ref string) Text) Text
	Check(s *Scope) []Problem
}

// at makes a problem at the field ref, which others take part in.
func (s *Scope) at(ref string, summary, remedy Text, others ...string) Problem {
	p := Problem{Path: s.PathOf(ref), Summary: summary, Remedy: remedy}
	for _, other := range others {
		if path := s.PathOf(other); path != p.Path {
			p.Touches = append(p.Touches, path)
		}
	}
	return p
}

// ExactlyOne wants one of the fields answered and no more.
type ExactlyOne struct{ Fields []string }

// Touches implements [Cross].
func (c ExactlyOne) Touches() []string { return c.Fields }

// Describe implements [Cross].
func (c ExactlyOne) Describe(label func(string) Text) Text {
	return Tf("exactly one of %s", "%s 只能且必须填写一项", joinLabels(c.Fields, label))
}

// Check implements [Cross]. It asks nothing when none of the fields applies.
func (c ExactlyOne) Check(s *Scope) []Problem {
	asked := slices.DeleteFunc(slices.Clone(c.Fields), func(ref string) bool {
		base, at, n := s.resolve(ref)
		return n == nil || !at.asks(base, n)
	})
	set := s.answered(asked)
	switch {
	case len(asked) == 0 || len(set) == 1:
		return nil
	case len(set) == 0:
		return []Problem{s.at(asked[0], Tf("give exactly one of %s", "%s 须填写其中一项", joinLabels(asked, s.Label)), Text{}, asked...)}
	}
	return []Problem{s.at(set[1], Tf("give only one of %s", "%s 只能填写其中一项", joinLabels(set, s.Label)), Text{}, set...)}
}

func (s *Scope) answered(refs []string) []string {
	return slices.DeleteFunc(slices.Clone(refs), func(ref string) bool {
		_, state := s.Value(ref)
		return state == Unset
	})
}

func joinLabels(refs []string, label func(string) Text) Text {
	text := label(refs[0])
	for _, ref := range refs[1:] {
		text = Tf("%s, %s", "%s、%s", text, label(ref))
	}
	return text
}

// Differ wants the answers of two fields not to be the same.
type Differ struct{ Field, From string }

// Touches implements [Cross].
func (c Differ) Touches() []string { return []string{c.Field, c.From} }

// Describe implements [Cross].
func (c Differ) Describe(label func(string) Text) Text {
	return Tf("%s is not %s", "%s 与 %s 不同", label(c.Field), label(c.From))
}

// Check implements [Cross].
func (c Differ) Check(s *Scope) []Problem {
	value, state := s.Value(c.Field)
	other, otherState := s.Value(c.From)
	if state != Set || otherState != Set || ValueText(value) != ValueText(other) {
		return nil
	}
	summary := Tf("%s is that of %s", "%s 已用于 %s", ValueText(value), s.Label(c.From))
	return []Problem{s.at(c.Field, summary, T("choose another", "请换一个"), c.From)}
}
