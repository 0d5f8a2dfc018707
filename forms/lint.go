package forms

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// Lint returns the slips in the declarations themselves, in order of
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
	l.crosses(form, "form", f.Checks)
	l.cycles(form)
	return l.slips
}

type linter struct{ slips []string }

func (l *linter) slip(where, format string, args ...any) {
	l.slips = append(l.slips, where+": "+fmt.Sprintf(format, args...))
}

func (l *linter) steps(f *Form, form *Scope) {
	asked := map[StepID]bool{}
	for i := range f.Fields {
		asked[f.Fields[i].Step] = true
		if _, ok := f.Step(f.Fields[i].Step); !ok {
			l.slip(f.Fields[i].Key, "is on no step of the form")
		}
	}
	seen := map[StepID]bool{}
	for _, step := range f.Steps {
		where := "step " + string(step.ID)
		if seen[step.ID] {
			l.slip(where, "is there twice")
		}
		if !asked[step.ID] {
			l.slip(where, "has no fields")
		}
		seen[step.ID] = true
		l.text(where, step.Label)
		l.optional(where+" help", step.Help)
		l.condition(form, where, step.When)
	}
}

// halfWidth finds ASCII punctuation that touches a Chinese character.
var halfWidth = regexp.MustCompile(`\p{Han}[,:;!?()]|[,:;!?()]\p{Han}`)

func (l *linter) text(where string, text Text) {
	if !text.Complete() {
		l.slip(where, "a language is missing: %q / %q", text.En, text.Zh)
	}
	if found := halfWidth.FindString(text.Zh); found != "" {
		l.slip(where, "Chinese wants full-width punctuation: %q", found)
	}
	if strings.ContainsFunc(text.En, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		l.slip(where, "the English half holds Chinese: %q", text.En)
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
		l.crosses(inner, where, n.Checks)
	}
}

// keys refuses two keys of one level that want the same place in the answers.
func (l *linter) keys(where string, n, other *node) {
	switch {
	case n.Key == other.Key:
		l.slip(where, "the key is used twice")
	case strings.HasPrefix(n.Key, other.prefix), strings.HasPrefix(other.Key, n.prefix):
		l.slip(where, "the key and %s lie one in the other", other.Key)
	}
	if n.Like != "" && n.Like == other.Like {
		l.slip(where, "asks the same as %s: %s", other.Key, n.Like)
	}
}

func (l *linter) crosses(s *Scope, where string, crosses []Cross) {
	for _, cross := range crosses {
		l.text(where+" check", cross.Describe(s.Label))
		for _, ref := range cross.Touches() {
			l.reference(s, where, ref)
		}
		if only, ok := cross.(Only); ok {
			l.condition(s, where, only.When)
			cross = only.Cross
		}
		switch c := cross.(type) {
		case Unique:
			l.itemKey(s, where, c.List, c.Key)
		case SumWithin:
			l.itemKey(s, where, c.List, c.Key)
		case SumIs:
			l.itemKey(s, where, c.List, c.Key)
		case Listed:
			l.itemKey(s, where, c.List, c.Key)
			l.itemKey(s, where, c.In, c.InKey)
		case Apart:
			l.itemKey(s, where, c.List, c.Key)
		case FactAmong:
			l.itemKey(s, where, c.List, c.Key)
		case Given:
			l.condition(s, where, c.When)
		}
	}
}

func (l *linter) itemKey(s *Scope, where, list, key string) {
	if _, _, n := s.resolve(list); n == nil || n.sub == nil || n.sub.byKey[key] == nil {
		l.slip(where, "compares %s of the items of %s, which have none", key, list)
	}
}

func (l *linter) reference(s *Scope, where, ref string) *node {
	_, _, n := s.resolve(ref)
	if n == nil {
		l.slip(where, "refers to %s, which does not exist", ref)
	}
	return n
}
