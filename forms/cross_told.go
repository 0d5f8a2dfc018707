package forms

// AsTold wants the answer at Field to be what a look-up has told of the value
// chosen at Of: the kind of the chosen pool. It is silent while none has.
type AsTold struct{ Field, Of, Fact string }

// Touches implements [Cross].
func (c AsTold) Touches() []string { return []string{c.Field, c.Of} }

// Describe implements [Cross].
func (c AsTold) Describe(label func(string) Text) Text {
	return Tf("%s is that of %s", "%s 与所选的 %s 一致", label(c.Field), label(c.Of))
}

// Check implements [Cross].
func (c AsTold) Check(s *Scope) []Problem {
	_, _, n := s.resolve(c.Field)
	_, _, of := s.resolve(c.Of)
	said, state := s.Value(c.Field)
	chosen, ofState := s.Value(c.Of)
	if n == nil || of == nil || state != Set || ofState != Set {
		return nil
	}
	fact, told := s.known.Fact(of.Source.Name, ValueText(chosen), c.Fact)
	if !told || fact == ValueText(said) {
		return nil
	}
	right := T(n.Show(fact, En), n.Show(fact, Zh))
	text := Tf("is %s for %s", "%[2]s 为 %[1]s", right, ValueText(chosen))
	return []Problem{s.at(c.Field, text, Tf("choose %s", "请选择 %s", right), c.Of)}
}
