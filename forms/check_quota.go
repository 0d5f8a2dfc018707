package forms

import "strconv"

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
	_, _, field := s.resolve(c.Field)
	chosen, state := s.Value(c.Field)
	if field == nil || state != Set {
		return nil
	}
	fact, known := s.known.Fact(field.Source.Name, ValueText(chosen), c.Fact)
	quota, err := strconv.ParseFloat(fact, 64)
	if !known || err != nil {
		return nil
	}
	items := s.itemsOf(c.List)
	sum := float64(len(items))
	if c.Key != "" {
		sum, _ = sumOf(items, c.Key)
	}
	if sum <= quota {
		return nil
	}
	p := s.at(c.List, Tf("%s: %s, more than the quota of %s", "%s：%s，超过配额 %s", c.Name, ValueText(sum), fact),
		T("ask for a larger quota, or use fewer", "请提升配额或减少数量"), c.Field)
	p.Severity = Warning
	return []Problem{p}
}
