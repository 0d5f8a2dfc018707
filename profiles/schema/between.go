package schema

import "clusterwiz/forms"

// check writes a comparison between fields of a scope, as far as a schema can say it:
// rules under a condition, and that one of several is answered.
func (b *builder) check(s *scope, check forms.Check) {
	when := s.reach()
	for {
		if forms.GroundOfCheck(check).Severity() != forms.Error {
			return
		}
		switch c := check.(type) {
		case forms.GroundedCheck:
			check = c.Check
		case forms.Stuck:
			check = c.Check
		case forms.CheckWhen:
			when, check = both(when, s.when(c.When, true)), c.Check
		case forms.RuleWhen:
			b.ruleWhen(s, both(when, s.when(c.When, true)), c)
			return
		case forms.ExactlyOneOf:
			b.oneOf(s, when, c)
			return
		default:
			return
		}
	}
}

func (b *builder) ruleWhen(s *scope, when cases, c forms.RuleWhen) {
	base, at, f := s.resolve(c.Field)
	if f == nil {
		return
	}
	limit := unlessEmpty(f.Kind, ruled(f, []forms.Rule{c.Rule}))
	if limit == nil {
		return
	}
	at.holding(both(when, base.asks(at, f)), within(at.keys(f), limit))
}

// oneOf wants one of the fields answered that are asked, and no second.
func (b *builder) oneOf(s *scope, when cases, c forms.ExactlyOneOf) {
	var fields []answerable
	assumed := b.Partial
	for _, ref := range c.Fields {
		base, at, f := s.resolve(ref)
		if f == nil || at.base != s.base {
			return
		}
		assumed = assumed || f.Default != nil || f.ServerDefault != nil || f.DefaultFrom != ""
		fields = append(fields, answerable{at.keys(f), seen(f, nil, true), both(when, base.asks(at, f))})
	}
	one := &node{Description: c.Ask.In(b.Lang)}
	for _, f := range fields {
		one.AnyOf = append(one.AnyOf, given(f.keys, nil))
	}
	for i, f := range fields {
		if !assumed {
			s.holding(f.asked, one)
		}
		for _, other := range fields[:i] {
			two := &node{AllOf: []*node{given(other.keys, other.answered), given(f.keys, f.answered)}}
			s.holding(both(other.asked, f.asked), &node{Not: two, Description: forms.T("answer only one of them", "只能填写其中一项").In(b.Lang)})
		}
	}
}

// answerable is one of several alternatives.
type answerable struct {
	keys     []string
	answered *node
	asked    cases
}
