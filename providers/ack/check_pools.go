package ack

import (
	"slices"

	"clusterwiz/forms"
)

// login wants one way to log in to the nodes. Page and SDK ask for one; the live
// tests of the Terraform provider give none, so that only warns.
type login struct{ forms.ExactlyOneOf }

// Problems implements [forms.Check].
func (c login) Problems(s *forms.Scope) []forms.Problem {
	problems := c.ExactlyOneOf.Problems(s)
	none := !slices.ContainsFunc(c.Fields, func(ref string) bool { _, state := s.Value(ref); return state != forms.Unset })
	for i := range problems {
		if none {
			problems[i].Severity = forms.Warning
			problems[i].Summary = forms.Tf("%s; without any nobody can log in to the nodes", "%s；均不填写则无法登录节点", problems[i].Summary)
		}
	}
	return problems
}

// oneWay keeps types and patterns apart.
type oneWay struct{}

// The references of the comparisons within a pool.
const (
	types, patterns = "instance_types", "instance_patterns"
	limits, limit   = "spot_price_limits", "instance_type"
	imageKind       = "image_type"
	managedPool     = "management.enable"
	eventCenter     = "/addons.events"
	moreAddons      = "/addons.more"
)

// Refs implements [forms.Check].
func (oneWay) Refs() []string { return []string{types, patterns} }

// Describe implements [forms.Check].
func (oneWay) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("%s or %s, not both", "%s与%s只能填写一项", label(types), label(patterns))
}

// Problems implements [forms.Check]. That one is needed is told of the types.
func (c oneWay) Problems(s *forms.Scope) []forms.Problem {
	_, first := s.Value(types)
	_, second := s.Value(patterns)
	if first != forms.Set || second != forms.Set {
		return nil
	}
	return []forms.Problem{{
		Path: s.PathOf(patterns), Summary: forms.Tf("cannot be given together with %s; give only one", "与%s只能填写一项", s.Label(types)), Related: []forms.Path{s.PathOf(types)},
	}}
}

// spotLimits wants each price limit to be of a type that the pool has.
type spotLimits struct{}

// Refs implements [forms.Check].
func (spotLimits) Refs() []string { return []string{limits, types} }

// Describe implements [forms.Check].
func (spotLimits) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("the type of each of %s is one of %s", "%s的规格须在%s中", label(limits), label(types))
}

// Problems implements [forms.Check]. Of patterns it is not known what they match.
func (spotLimits) Problems(s *forms.Scope) []forms.Problem {
	value, _ := s.Value(types)
	have, _ := value.([]string)
	var problems []forms.Problem
	for _, item := range s.Items(limits) {
		of, state := item.Value(limit)
		if text := forms.ValueText(of); state == forms.Set && len(have) > 0 && !slices.Contains(have, text) {
			problems = append(problems, forms.Problem{
				Path: item.PathOf(limit), Summary: forms.Tf("%s is not among %s", "%s 不在%s中", text, s.Label(types)),
				Remedy: forms.T("remove it, or add the type", "请删除该上限，或添加该规格"), Related: []forms.Path{s.PathOf(types)},
			})
		}
	}
	return problems
}

// spotLimited wants each type to have a price limit, where there are any.
type spotLimited struct{}

// Refs implements [forms.Check].
func (spotLimited) Refs() []string { return []string{limits, types} }

// Describe implements [forms.Check].
func (spotLimited) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("each of %s has one of %s", "每个%s都有%s", label(types), label(limits))
}

// Problems implements [forms.Check].
func (spotLimited) Problems(s *forms.Scope) []forms.Problem {
	value, _ := s.Value(types)
	have, _ := value.([]string)
	items := s.Items(limits)
	var without []string
	for _, one := range have {
		if !slices.ContainsFunc(items, func(item *forms.Scope) bool { of, _ := item.Value(limit); return forms.ValueText(of) == one }) {
			without = append(without, one)
		}
	}
	if len(items) == 0 || len(without) == 0 {
		return nil
	}
	return []forms.Problem{{
		Path: s.PathOf(limits), Summary: forms.Tf("%s has no limit", "%s 没有价格上限", forms.Enumerate(without)), Related: []forms.Path{s.PathOf(types)},
	}}
}
