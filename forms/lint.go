package forms

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Lint returns what is wrong in the declarations themselves, in order of
// declaration: a language missing, a key or wire name used twice, an example
// or default that breaks its own rules, a reference to a field that does not
// exist or to a value that it cannot have, conditions that wait for each
// other, a Choice without options, a List without limits. It is meant for each
// cloud's tests; nil is good.
func (f *Form) Lint() []string {
	l := &linter{}
	form := f.Scope(&Answers{}, nil)
	l.steps(f, form)
	l.level(form, "")
	l.checks(form, "form", f.Checks)
	l.parts(f, form)
	l.cycles(form)
	for key, why := range f.Retired {
		l.text(key, why)
		if slices.Contains(f.Keys(), key) {
			l.report(key, "is asked and retired")
		}
	}
	return l.findings
}

type linter struct{ findings []string }

func (l *linter) report(where, format string, args ...any) {
	l.findings = append(l.findings, where+": "+fmt.Sprintf(format, args...))
}

func (l *linter) steps(f *Form, form *Scope) {
	asked := map[StepID]bool{}
	for i := range f.Fields {
		asked[f.Fields[i].Step] = true
		if _, ok := f.Step(f.Fields[i].Step); !ok {
			l.report(f.Fields[i].Key, "is on no step of the form")
		}
	}
	seen := map[StepID]bool{}
	for _, step := range f.Steps {
		where := "step " + string(step.ID)
		if seen[step.ID] {
			l.report(where, "is there twice")
		}
		if !asked[step.ID] {
			l.report(where, "has no fields")
		}
		seen[step.ID] = true
		l.text(where, step.Label)
		l.optional(where+" help", step.Help)
		l.condition(form, where, step.When)
	}
}

// halfWidth finds ASCII punctuation that touches a Chinese character.
var halfWidth = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\p{Han}[,:;!?()]|[,:;!?()]\p{Han}`) })

func (l *linter) text(where string, text Text) {
	if !text.Complete() {
		l.report(where, "a language is missing: %q / %q", text.En, text.Zh)
	}
	if found := halfWidth().FindString(text.Zh); found != "" {
		l.report(where, "Chinese wants full-width punctuation: %q", found)
	}
	if strings.ContainsFunc(text.En, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		l.report(where, "the English half holds Chinese: %q", text.En)
	}
}

func (l *linter) optional(where string, text Text) {
	if !text.IsZero() {
		l.text(where, text)
	}
}

func (l *linter) level(s *Scope, prefix string) {
	l.wires(s, prefix)
	for i, n := range s.level.nodes {
		where := prefix + n.Key
		for _, other := range s.level.nodes[:i] {
			l.keys(where, n, other)
		}
		l.field(s, n, where)
		if n.sub == nil {
			continue
		}
		inner := &Scope{level: n.sub, up: s, node: n}
		l.level(inner, where+".")
		l.checks(inner, where, n.Checks)
	}
}

// keys refuses two keys of one level that want the same place in the answers.
func (l *linter) keys(where string, n, other *node) {
	switch {
	case n.Key == other.Key:
		l.report(where, "the key is used twice")
	case strings.HasPrefix(n.Key, other.prefix), strings.HasPrefix(other.Key, n.prefix):
		l.report(where, "the key and %s lie one in the other", other.Key)
	}
	if n.SameAs != "" && n.SameAs == other.SameAs {
		l.report(where, "asks the same as %s: %s", other.Key, n.SameAs)
	}
}

func (l *linter) checks(s *Scope, where string, crosses []Check) {
	for _, cross := range crosses {
		l.text(where+" check", cross.Describe(s.Label))
		for _, ref := range cross.Refs() {
			l.reference(s, where, ref)
		}
		if only, ok := cross.(CheckWhen); ok {
			l.condition(s, where, only.When)
		}
		switch c := bareCheck(cross).(type) {
		case Unique:
			l.itemKey(s, where, c.List, c.Key)
			if c.With != "" {
				l.itemKey(s, where, c.List, c.With)
			}
		case SumAtMost:
			l.itemKey(s, where, c.List, c.Key)
		case SumEquals:
			l.itemKey(s, where, c.List, c.Key)
		case References:
			l.itemKey(s, where, c.List, c.Key)
			l.itemKey(s, where, c.In, c.InKey)
		case NoneIn:
			l.itemKey(s, where, c.List, c.Key)
		case FactIn:
			l.itemKey(s, where, c.List, c.Key)
		case RuleWhen:
			l.condition(s, where, c.When)
			l.ruleAt(s, where, c.Field, c.Rule)
		case RuleWhenFact:
			l.ruleAt(s, where, c.Field, c.Rule)
		}
	}
}

// ruleAt checks a rule on the field at ref.
func (l *linter) ruleAt(s *Scope, where, ref string, rule Rule) {
	if _, n := s.resolve(ref); n != nil {
		l.rule(n, where, rule)
	}
}

func (l *linter) itemKey(s *Scope, where, list, key string) {
	if _, n := s.resolve(list); n == nil || n.sub == nil || n.sub.byKey[key] == nil {
		l.report(where, "compares %s of the items of %s, which have none", key, list)
	}
}

func (l *linter) reference(s *Scope, where, ref string) *node {
	_, n := s.resolve(ref)
	if n == nil {
		l.report(where, "refers to %s, which does not exist", ref)
	}
	return n
}
