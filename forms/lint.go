package forms

import (
	"fmt"
	"strings"
)

// Lint returns the slips in the declarations themselves: a language missing, a
// key or wire name used twice, an example or default that breaks its own
// rules, a reference to a field that does not exist, a Choice without options,
// a List without limits. It is meant for each cloud's tests; nil is good.
func (f *Form) Lint() []string {
	l := &linter{}
	steps := map[StepID]bool{}
	for _, step := range f.Steps {
		steps[step.ID] = true
		l.text("step "+string(step.ID), step.Label)
	}
	for i := range f.Fields {
		if !steps[f.Fields[i].Step] {
			l.slip(f.Fields[i].Key, "is on no step of the form")
		}
	}
	l.level(f.Scope(&Answers{}, nil), "")
	l.crosses(f.Scope(&Answers{}, nil), "form", f.Checks)
	return l.slips
}

type linter struct{ slips []string }

func (l *linter) slip(where, format string, args ...any) {
	l.slips = append(l.slips, where+": "+fmt.Sprintf(format, args...))
}

func (l *linter) text(where string, text Text) {
	if !text.Complete() {
		l.slip(where, "a language is missing: %q / %q", text.En, text.Zh)
	}
}

func (l *linter) optional(where string, text Text) {
	if !text.IsZero() {
		l.text(where, text)
	}
}

func (l *linter) level(s *Scope, prefix string) {
	keys, wires := map[string]bool{}, map[string]bool{}
	for _, n := range s.level.nodes {
		where := prefix + n.Key
		if keys[n.Key] {
			l.slip(where, "the key is used twice")
		}
		if n.Wire != "" && wires[n.Wire] && n.When.IsZero() {
			l.slip(where, "the wire name %s is used twice", n.Wire)
		}
		keys[n.Key], wires[n.Wire] = true, true
		l.field(s, n, where)
		if n.sub == nil {
			continue
		}
		inner := &Scope{level: n.sub, up: s}
		l.level(inner, where+".")
		l.crosses(inner, where, n.Checks)
	}
}

func (l *linter) field(s *Scope, n *node, where string) {
	l.text(where+" label", n.Label)
	l.optional(where+" help", n.Help)
	l.optional(where+" unit", n.Unit)
	for _, option := range n.Options {
		l.optional(where+" option "+option.Value, option.Label)
	}
	for _, rule := range n.Rules {
		l.text(where+" rule", rule.Describe())
	}
	for _, ref := range append(append(n.When.Refs(), n.RequiredWhen.Refs()...), n.Source.By...) {
		l.reference(s, where, strings.TrimSuffix(ref, "?"))
	}
	if n.DefaultFrom != "" {
		l.reference(s, where, n.DefaultFrom)
	}
	if s.up != nil && n.Step != "" {
		l.slip(where, "only fields of the form itself stand on a step")
	}
	l.kind(n, where)
	l.values(s, n, where)
}

func (l *linter) reference(s *Scope, where, ref string) {
	if _, _, n := s.resolve(ref); n == nil {
		l.slip(where, "refers to %s, which does not exist", ref)
	}
}

func (l *linter) crosses(s *Scope, where string, crosses []Cross) {
	for _, cross := range crosses {
		l.text(where+" check", cross.Describe(s.Label))
		for _, ref := range cross.Touches() {
			l.reference(s, where, ref)
		}
	}
}

func (l *linter) kind(n *node, where string) {
	switch n.Kind {
	case Choice:
		if len(n.Options) == 0 {
			l.slip(where, "a choice needs options")
		}
	case List:
		l.text(where+" item", n.Item)
		if n.Max == 0 || n.Min > n.Max {
			l.slip(where, "a list needs limits")
		}
	case Strings, Map:
		if n.Max == 0 {
			l.slip(where, "needs a limit")
		}
	case String, LongText, Hidden, Integer, Decimal, Boolean, Object:
	default:
		l.slip(where, "unknown kind %q", n.Kind)
	}
	nested := n.Kind == List || n.Kind == Object
	if nested != (n.sub != nil) {
		l.slip(where, "fields belong to an object or a list, which has at least one")
	}
	if n.Kind == Hidden && (n.Example != "" || n.Default != nil) {
		l.slip(where, "a secret has no example and no default")
	}
}

func (l *linter) values(s *Scope, n *node, where string) {
	if n.Default != nil && n.Absent != nil {
		l.slip(where, "has both a default and an absent value")
	}
	q := Question{Field: n.Field, node: n, scope: &Scope{level: s.level, up: s.up}}
	for name, value := range map[string]any{
		"example": n.Parse(n.Example), "default": n.Default, "absent value": n.Absent,
	} {
		if value == nil {
			continue
		}
		if misfit := n.fits(value); !misfit.IsZero() {
			l.slip(where, "%s %v: %s", name, value, misfit.En)
			continue
		}
		for _, p := range q.checkRules(value) {
			if p.Severity == Error {
				l.slip(where, "%s %v: %s", name, value, p.Summary.En)
			}
		}
	}
}
