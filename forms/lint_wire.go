package forms

import (
	"slices"
	"strings"
)

// wires refuses a wire name used twice, unless conditions on both places can
// keep them apart or both add to an array. An object without a wire name sends
// its fields to the level around it.
func (l *linter) wires(s *Scope, prefix string) {
	if s.node != nil && s.node.Kind == Object && s.node.Wire == "" {
		return
	}
	always := map[string]bool{}
	var walk func(*level)
	walk = func(of *level) {
		for _, n := range of.nodes {
			if n.Wire == "" && n.Kind == Object {
				walk(n.sub)
			}
			for _, p := range n.places() {
				if p.Wire == "" || strings.HasSuffix(p.Wire, "[]") {
					continue
				}
				apart := !n.When.IsZero() || len(n.elsewhere) > 0
				before, twice := always[p.Wire]
				if twice && (before || !apart) {
					l.report(prefix+n.Key, "the wire name %s is used twice", p.Wire)
				}
				always[p.Wire] = before || !apart
			}
		}
	}
	walk(s.level)
}

// placements checks each place that a field may be sent to.
func (l *linter) placements(s *Scope, n *node, where string) {
	for i, p := range n.places() {
		if i > 0 && (p.When.IsZero() || p.Wire == "") {
			l.report(where, "another place needs a condition and a wire name")
		}
		l.condition(s, where, p.When)
		l.path(p, where)
		l.encoding(n, p, where)
		l.keyed(s, n, p, where)
	}
	for _, option := range n.Options {
		if _, ok := n.sends[option.Value]; option.Sends != "" && (!ok || n.Kind != Choice) {
			l.report(where, "the option %q sends %s: only a choice sends something else, as JSON", option.Value, option.Sends)
		}
	}
}

func (l *linter) path(p *place, where string) {
	for i, at := range p.path {
		if at.name == "" {
			l.report(where, "the wire name %s has an empty part", p.Wire)
		}
		inner := i < len(p.path)-1
		if strings.ContainsAny(at.name, "[]{}") || (inner && at.appends) || (!inner && at.text) || (at.text && at.label != "") {
			l.report(where, "the wire name %s cannot be read", p.Wire)
		}
	}
}

func (l *linter) encoding(n *node, p *place, where string) {
	fit := true
	switch p.Encoding {
	case Plainly, JSONText:
	case AsText:
		fit = n.Kind == Integer || n.Kind == Decimal || n.Kind == Boolean
	case AsDigit, AsBit:
		fit = n.Kind == Boolean
	case Base64ed:
		fit = n.Kind == String || n.Kind == LongText || n.Kind == Hidden
	case Literal:
		fit = n.Kind == String || n.Kind == LongText
	case Joined:
		fit = n.Kind == Strings
	default:
		l.report(where, "unknown encoding %q", p.Encoding)
	}
	if !fit {
		l.report(where, "the encoding %s does not suit the kind %s", p.Encoding, n.Kind)
	}
	if p.Suffix != "" && p.Encoding != AsText {
		l.report(where, "a suffix follows only what is sent as text")
	}
}

// keyed checks that items sent under a name each have one of their own, and
// that items sent as one value have it.
func (l *linter) keyed(s *Scope, n *node, p *place, where string) {
	if p.Unwrap != "" && (n.sub == nil || n.sub.byKey[p.Unwrap] == nil) {
		l.report(where, "sends %s alone, which its items do not have", p.Unwrap)
	}
	if p.KeyedBy == "" {
		return
	}
	if n.sub == nil || n.Kind != List || n.sub.byKey[p.KeyedBy] == nil || !n.sub.byKey[p.KeyedBy].Required {
		l.report(where, "is keyed by %s, which must be a required field of its items", p.KeyedBy)
	}
	if !slices.ContainsFunc(s.level.checks, func(c Check) bool {
		unique, ok := bareCheck(c).(Unique)
		return ok && unique == Unique{List: n.Key, Key: p.KeyedBy}
	}) {
		l.report(where, "is keyed by %s, which no check keeps unique", p.KeyedBy)
	}
}
