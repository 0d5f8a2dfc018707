package forms

// Known is what look-ups have answered so far, for checks that compare with
// the cloud's own lists. The zero value knows nothing. It is not safe for
// concurrent use.
type Known struct {
	lists map[string]map[string]Option
	facts map[[2]string]Option
}

// Add remembers the whole answer to a query.
func (k *Known) Add(query Query, options []Option) {
	if k.lists == nil {
		k.lists, k.facts = map[string]map[string]Option{}, map[[2]string]Option{}
	}
	list := make(map[string]Option, len(options))
	for _, option := range options {
		list[option.Value] = option
		k.facts[[2]string{query.Source, option.Value}] = option
	}
	k.lists[query.ID()] = list
}

// Option returns what the answer to query says of value. listed tells whether
// value is in it, asked whether query was answered at all.
func (k *Known) Option(query Query, value string) (option Option, listed, asked bool) {
	if k == nil {
		return Option{}, false, false
	}
	list, asked := k.lists[query.ID()]
	option, listed = list[value]
	return option, listed, asked
}

// Fact returns a fact about a value of a source, from whichever answer had it.
func (k *Known) Fact(source, value, name string) (string, bool) {
	if k == nil {
		return "", false
	}
	fact, ok := k.facts[[2]string{source, value}].Facts[name]
	return fact, ok
}

// has tells whether any answer of the source listed value.
func (k *Known) has(source, value string) bool {
	_, ok := k.facts[[2]string{source, value}]
	return ok
}
