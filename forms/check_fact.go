package forms

import "strconv"

// FactEquals wants a fact about the chosen value of Field to equal another field:
// the VPC of the vSwitch is the cluster's VPC. It is silent while no look-up
// knows the fact.
type FactEquals struct {
	Field, Fact, Other string
}

// Refs implements [Check].
func (c FactEquals) Refs() []string { return []string{c.Field, c.Other} }

// Describe implements [Check].
func (c FactEquals) Describe(label func(string) Text) Text {
	return Tf("%s belongs to %s", "%s 属于所选的 %s", label(c.Field), label(c.Other))
}

// Problems implements [Check].
func (c FactEquals) Problems(s *Scope) []Problem {
	at, n := s.resolve(c.Field)
	value, state := s.Value(c.Field)
	want, wantState := s.Value(c.Other)
	if n == nil || state != Set || wantState != Set {
		return nil
	}
	if n.DefaultFrom != "" && at.raw(n) == nil {
		// The answer that stands in is compared where it was given.
		return nil
	}
	var problems []Problem
	for _, text := range texts(value) {
		fact, known := s.known.Fact(n.Source.Name, text, c.Fact)
		if !known || fact == ValueText(want) {
			continue
		}
		summary := Tf("%s belongs to %s, not to %s", "%s 属于 %s，不属于 %s", text, fact, ValueText(want))
		remedy := Tf("choose one of %s", "请选择 %s 中的", ValueText(want))
		problems = append(problems, s.at(c.Field, summary, remedy, c.Other))
	}
	return problems
}

// FactIn wants a fact about each value of Field to be a value of Key in an
// item of List: the zone of each vSwitch of the nodes is one that pods have a
// vSwitch in. It is silent while no look-up knows the fact, and while the
// list is empty.
type FactIn struct{ Field, Fact, List, Key string }

// Refs implements [Check].
func (c FactIn) Refs() []string { return []string{c.Field, c.List} }

// Describe implements [Check].
func (c FactIn) Describe(label func(string) Text) Text {
	return Tf("each of %s is in a %s that is in %s", "%s所在的%s须已列入 %s", label(c.Field), label(c.List+"[]."+c.Key), label(c.List))
}

// Problems implements [Check].
func (c FactIn) Problems(s *Scope) []Problem {
	value, _ := s.Value(c.Field)
	var problems []Problem
	for _, text := range texts(value) {
		fact, known := s.FactOf(c.Field, text, c.Fact)
		if !known || !s.lacks(c.List, c.Key, fact) {
			continue
		}
		summary := Tf("%s is in %s, which is not in %s", "%s 位于 %s，而 %s 中没有该项", text, fact, s.Label(c.List))
		remedy := Tf("add %s to %s", "请在 %[2]s 中添加 %[1]s", fact, s.Label(c.List))
		problems = append(problems, s.at(c.Field, summary, remedy, c.List))
	}
	return problems
}

// lacks tells whether items of the list at ref have texts at key, none of which is text.
func (s *Scope) lacks(ref, key, text string) bool {
	some := false
	for one := range s.valuesOf(ref, key) {
		if one == text {
			return false
		}
		some = true
	}
	return some
}

// FactRule puts a rule on a fact about each value of Field. It is silent
// while no look-up knows the fact.
type FactRule struct {
	Field, Fact string
	Rule        Rule
	// Remedy is what to do about it; the zero one is to choose another.
	Remedy Text
}

// Refs implements [Check].
func (c FactRule) Refs() []string { return []string{c.Field} }

// Describe implements [Check].
func (c FactRule) Describe(label func(string) Text) Text {
	return Tf("%s, by what the cloud says of it: %s", "按云端给出的信息，%s%s", label(c.Field), c.Rule.Describe())
}

// Problems implements [Check].
func (c FactRule) Problems(s *Scope) []Problem {
	value, _ := s.Value(c.Field)
	var problems []Problem
	for _, text := range texts(value) {
		fact, known := s.FactOf(c.Field, text, c.Fact)
		if !known || fact == "" {
			continue
		}
		if wrong, severity := judge(c.Rule, fact); !wrong.IsZero() {
			p := s.at(c.Field, Tf("%s (%s) %s", "%s（%s）%s", text, fact, wrong), T("choose another", "请换一个"))
			if p.Severity = severity; !c.Remedy.IsZero() {
				p.Remedy = c.Remedy
			}
			problems = append(problems, p)
		}
	}
	return problems
}

// MatchesLookup wants the answer at Field to be what a look-up knows of the value
// chosen at Of: the kind of the chosen pool. It is silent while none has.
type MatchesLookup struct {
	Field, Of, Fact string
	// Follow says that the answer belongs to the chosen value, so that it goes with
	// it even where it was said: the number of the chosen user.
	Follow bool
	// Quiet says that the answer is only filled in and may well differ.
	Quiet bool
}

// Refs implements [Check].
func (c MatchesLookup) Refs() []string { return []string{c.Field, c.Of} }

// Describe implements [Check].
func (c MatchesLookup) Describe(label func(string) Text) Text {
	if c.Quiet {
		return Tf("%s follows %s as long as it is empty", "未填写时，%s 按所选的 %s 填入", label(c.Field), label(c.Of))
	}
	return Tf("%s is the same as %s", "%s 与所选的 %s 一致", label(c.Field), label(c.Of))
}

// Problems implements [Check].
func (c MatchesLookup) Problems(s *Scope) []Problem {
	_, n := s.resolve(c.Field)
	_, of := s.resolve(c.Of)
	said, state := s.Value(c.Field)
	chosen, ofState := s.Value(c.Of)
	if n == nil || of == nil || state != Set || ofState != Set {
		return nil
	}
	fact, known := s.known.Fact(of.Source.Name, ValueText(chosen), c.Fact)
	if !known || c.Quiet || fact == "" || fact == ValueText(said) {
		return nil
	}
	right := n.ShowText(fact)
	text := Tf("is %s for %s", "%[2]s 为 %[1]s", right, ValueText(chosen))
	return []Problem{s.at(c.Field, text, Tf("choose %s", "请选择 %s", right), c.Of)}
}

// FactOf returns what a look-up knows of a value of the field at ref.
func (s *Scope) FactOf(ref, value, fact string) (string, bool) {
	_, n := s.resolve(ref)
	if n == nil {
		return "", false
	}
	return s.known.Fact(n.Source.Name, value, fact)
}

// WithinQuota wants a list to hold no more than a fact about the chosen value of
// Field allows: a quota that a look-up knows along with it. With Key it is the
// sum of that number over the items that counts. It warns only, since quotas
// can be raised, and is silent while no look-up knows the fact.
type WithinQuota struct {
	List, Key   string
	Field, Fact string
	// Name is what the quota counts: "node pools of a cluster".
	Name Text
}

// Refs implements [Check].
func (c WithinQuota) Refs() []string { return []string{c.List, c.Field} }

// Describe implements [Check].
func (c WithinQuota) Describe(func(ref string) Text) Text {
	return Tf("%s stay within the quota of the account", "%s不超过账号配额", c.Name)
}

// Problems implements [Check].
func (c WithinQuota) Problems(s *Scope) []Problem {
	_, field := s.resolve(c.Field)
	chosen, state := s.Value(c.Field)
	if field == nil || state != Set {
		return nil
	}
	fact, known := s.known.Fact(field.Source.Name, ValueText(chosen), c.Fact)
	if !known {
		return nil
	}
	quota, err := strconv.ParseFloat(fact, 64)
	if err != nil {
		return nil
	}
	sum, _, n := s.sumOf(c.List, c.Key)
	if c.Key == "" {
		sum = float64(n)
	}
	if sum <= quota {
		return nil
	}
	p := s.at(c.List, Tf("%s: %s, more than the quota of %s", "%s：%s，超过配额 %s", c.Name, ValueText(sum), fact),
		T("ask for a larger quota, or use fewer", "请提升配额或减少数量"), c.Field)
	p.Severity = Warning
	return []Problem{p}
}
