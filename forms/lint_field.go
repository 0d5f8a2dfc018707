package forms

import (
	"regexp"
	"slices"
	"sync"
)

var keyShape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$`)
})

func (l *linter) field(s *Scope, n *node, where string) {
	if !keyShape().MatchString(n.Key) {
		l.report(where, "a key has lower case letters, digits and underscores, joined by dots")
	}
	if n.SameAs != "" && !keyShape().MatchString(n.SameAs) {
		l.report(where, "what is asked is named as keys are, not %q", n.SameAs)
	}
	if n.SameAs != "" && slices.Contains([]Kind{Hidden, Map, Object, List}, n.Kind) {
		l.report(where, "an answer of the kind %s is not taken over", n.Kind)
	}
	l.text(where+" label", n.Label)
	if !n.Heading.IsZero() {
		l.text(where+" heading", n.Heading)
	}
	l.optional(where+" help", n.Help)
	l.optional(where+" unit", n.Unit)
	l.options(n, where)
	l.rules(n, where)
	l.condition(s, where, n.When)
	l.condition(s, where, n.RequiredWhen)
	l.condition(s, where, n.DefaultWhen)
	l.condition(s, where, n.DuplicatesWhen)
	for _, ref := range n.Source.Refs() {
		l.reference(s, where, ref)
	}
	if n.DefaultFrom != "" {
		l.reference(s, where, n.DefaultFrom)
	}
	if s.up != nil && n.Step != "" {
		l.report(where, "only fields of the form itself stand on a step")
	}
	l.kind(n, where)
	l.placements(s, n, where)
	l.values(s, n, where)
}

func (l *linter) options(n *node, where string) {
	seen := map[string]bool{}
	for _, option := range n.Options {
		if seen[option.Value] {
			l.report(where, "the option %q is there twice", option.Value)
		}
		seen[option.Value] = true
		switch value, fits := n.Convert(option.Value); {
		case option.Value == "" || value == nil:
			l.report(where, "the option %q is empty", option.Value)
		case !fits:
			l.report(where, "the option %q: %s", option.Value, n.Kind.wanted().En)
		}
		l.optional(where+" option "+option.Value, option.Label)
		l.optional(where+" option "+option.Value, option.Why)
	}
}

// rules refuses rules that can never look at a value of the field's kind.
func (l *linter) rules(n *node, where string) {
	for _, rule := range n.Rules {
		l.text(where+" rule", rule.Describe())
		l.rule(n, where, rule)
	}
}

func (l *linter) rule(n *node, where string, rule Rule) {
	rule = bareRule(rule)
	if !slices.Contains(rule.Kinds(), n.Kind) {
		l.report(where, "the rule %T does not suit the kind %s", rule, n.Kind)
	}
	if pattern, ok := rule.(Pattern); ok {
		if _, err := regexp.Compile(pattern.Expr()); err != nil {
			l.report(where, "the pattern cannot be read: %v", err)
		}
	}
}

// condition checks that every comparison can come true.
func (l *linter) condition(s *Scope, where string, c Condition) {
	if c.IsZero() {
		return
	}
	for _, sub := range c.Of {
		l.condition(s, where, sub)
	}
	switch c.Op {
	case opAll, opAny:
		return
	case opSet, opIs, opIsNot:
	default:
		l.report(where, "unknown condition %q", c.Op)
	}
	n := l.reference(s, where, c.Ref)
	if n == nil || c.Op == opSet || c.wantsNone() {
		return
	}
	for _, value := range c.Values {
		if !n.canBe(value) {
			l.report(where, "waits for %s to be %q, which it cannot be", c.Ref, value)
		}
	}
}

// canBe tells whether text may be what [ValueText] gives for a value of n.
func (n *node) canBe(text string) bool {
	switch n.Kind {
	case Choice:
		return slices.Contains(n.choices, text)
	case Integer, Decimal, Boolean:
		value := n.Parse(text)
		return n.fits(value).IsZero() && ValueText(value) == text
	case Hidden, Object, List, Map:
		return false
	case String, LongText, Strings:
	}
	return text != ""
}

func (l *linter) kind(n *node, where string) {
	switch n.Kind {
	case Choice:
		if len(n.Options) == 0 {
			l.report(where, "a choice needs options")
		}
	case List:
		l.text(where+" item", n.Item)
		if n.Max == 0 {
			l.report(where, "a list needs limits")
		}
	case Strings, Map:
		if n.Max == 0 {
			l.report(where, "needs a limit")
		}
	case String, LongText, Hidden, Integer, Decimal, Boolean, Object:
		if n.Max != 0 || n.Min != 0 {
			l.report(where, "only List, Strings and Map count items; use a rule")
		}
	default:
		l.report(where, "unknown kind %q", n.Kind)
	}
	if n.AllowDuplicates && n.Kind != Strings {
		l.report(where, "only Strings hold values that repeat")
	}
	if !n.DuplicatesWhen.IsZero() && !n.AllowDuplicates {
		l.report(where, "says when values may repeat, and they may not")
	}
	if n.Min < 0 || (n.Max != 0 && n.Min > n.Max) {
		l.report(where, "no number is in %d-%d", n.Min, n.Max)
	}
	nested := n.Kind == List || n.Kind == Object
	if nested != (len(n.Fields) > 0) || (!nested && len(n.Checks) > 0) {
		l.report(where, "fields and their checks belong to an object or a list, which has at least one")
	}
	if n.Kind == Hidden && (n.Example != "" || n.Default != nil || n.ServerDefault != nil || n.Source.Name != "") {
		l.report(where, "a secret has no example, no default and no look-up")
	}
	if n.MayHide && (!slices.Contains([]Kind{String, LongText, Map}, n.Kind) || n.Encoding != Plainly && n.Encoding != Base64ed || n.Source.Name != "") {
		l.report(where, "only text and maps that are sent as they are, or in Base64, may hold secrets")
	}
}

func (l *linter) values(s *Scope, n *node, where string) {
	if !n.DefaultWhen.IsZero() && n.Default == nil {
		l.report(where, "says when a default stands in, and has none")
	}
	if n.DefaultOf != nil && n.DefaultFrom == "" {
		l.report(where, "has defaults for the answers of no field")
	}
	for answer, value := range n.DefaultOf {
		if misfit := n.fits(value); !misfit.IsZero() {
			l.report(where, "the default for %s: %s", answer, misfit.En)
		}
	}
	if n.ServerDefault != nil && (n.Default != nil || n.DefaultFrom != "") {
		l.report(where, "has both a default and an absent value")
	}
	if (n.Kind == List || n.Kind == Object) && (n.Default != nil || n.ServerDefault != nil || n.DefaultFrom != "") {
		l.report(where, "a list or an object has no default; its fields may")
		return
	}
	q := Question{Field: n.Field, node: n, scope: s}
	for _, c := range []struct {
		name  string
		value any
	}{{"example", n.Parse(n.Example)}, {"default", n.Default}, {"absent value", n.ServerDefault}} {
		if c.value == nil {
			continue
		}
		if misfit := n.fits(c.value); !misfit.IsZero() {
			l.report(where, "%s %v: %s", c.name, c.value, misfit.En)
			continue
		}
		if text, _ := c.value.(string); n.Kind == Choice && !slices.Contains(n.choices, text) {
			l.report(where, "%s %s is none of the options", c.name, text)
		}
		for _, p := range q.checkRules(c.value) {
			if p.Severity == Error {
				l.report(where, "%s %v: %s", c.name, c.value, p.Summary.En)
			}
		}
	}
}
