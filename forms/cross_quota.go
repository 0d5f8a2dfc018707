package forms

import "strconv"

// Within wants a list to hold no more than a fact about the chosen value of
// Field allows: a quota that a look-up told along with it. With Key it is the
// sum of that number over the items that counts. It warns only, since quotas
// can be raised, and is silent while no look-up has told the fact.
type Within struct {
	List, Key   string
	Field, Fact string
	// Name is what the quota counts: "node pools of a cluster".
	Name Text
}

// Touches implements [Cross].
func (c Within) Touches() []string { return []string{c.List, c.Field} }

// Describe implements [Cross].
func (c Within) Describe(func(ref string) Text) Text {
	return Tf("%s stay within the quota of the account", "%s不超过账号配额", c.Name)
}

// Check implements [Cross].
func (c Within) Check(s *Scope) []Problem {
	_, _, field := s.resolve(c.Field)
	chosen, state := s.Value(c.Field)
	if field == nil || state != Set {
		return nil
	}
	fact, told := s.known.Fact(field.Source.Name, ValueText(chosen), c.Fact)
	quota, err := strconv.ParseFloat(fact, 64)
	if !told || err != nil {
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
