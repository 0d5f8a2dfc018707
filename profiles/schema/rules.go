package schema

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// typeOf is the type of a kind's values.
func typeOf(kind forms.Kind) string {
	switch kind {
	case forms.Integer, forms.Boolean:
		return string(kind)
	case forms.Decimal:
		return "number"
	case forms.Strings, forms.List:
		return "array"
	case forms.Map, forms.Object, forms.Hidden:
		return "object"
	case forms.String, forms.LongText, forms.Choice:
	}
	return "string"
}

// constants are texts as values of a field.
func constants(f *forms.Field, values []string) []any {
	list := make([]any, 0, len(values))
	for _, text := range values {
		if typeOf(f.Kind) == "array" || typeOf(f.Kind) == "string" {
			list = append(list, text)
			continue
		}
		if value, fits := f.Convert(text); fits {
			list = append(list, value)
		}
	}
	return list
}

// limits returns what an answer to f must be for check not to refuse it; nil where
// nothing can be said. An empty answer is none, and is always taken.
func limits(f *forms.Field) *node {
	out := ruled(f, f.Rules)
	if f.Kind == forms.Choice && (!f.Open() || listed(f)) {
		out.Enum = options(f)
	}
	if f.Kind == forms.String && f.Identifies() && !slices.ContainsFunc(f.Rules, isNoBlanks) {
		out.also(&node{Pattern: loosely(noBlanks)})
	}
	if f.Sizes.Severity() == forms.Error && f.Max > 0 {
		out.size(f.Kind, f.Min, f.Max)
	}
	return unlessEmpty(f.Kind, out)
}

// ruled is what rules want of f.
func ruled(f *forms.Field, rules []forms.Rule) *node {
	out := &node{}
	for _, r := range rules {
		out.limit(f, r)
	}
	return out
}

// listed tells whether the open list of a choice refuses other values.
func listed(f *forms.Field) bool {
	return forms.Ground{Standing: forms.Listed, Cites: f.Listed}.Severity() == forms.Error
}

func options(f *forms.Field) []any {
	values := make([]string, len(f.Options))
	for i, option := range f.Options {
		values[i] = option.Value
	}
	return constants(f, values)
}

// unlessEmpty says of a value that it obeys n unless it is empty; nil where n is.
func unlessEmpty(kind forms.Kind, n *node) *node {
	if rest := *n; len(n.AllOf) == 1 {
		if rest.AllOf = nil; rest.empty() {
			n = n.AllOf[0]
		}
	}
	if n.empty() {
		return nil
	}
	filled := &node{Type: []string{typeOf(kind)}, MinLength: 1, MinItems: 1, MinProperties: 1}
	filled.only(typeOf(kind))
	if filled.MinLength+filled.MinItems+filled.MinProperties == 0 {
		return n
	}
	return &node{If: filled, Then: n}
}

// empty tells whether n says nothing.
func (n *node) empty() bool {
	text, _ := marshal(n)
	return string(text) == "{}"
}

// size limits a list or a table of texts.
func (n *node) size(kind forms.Kind, least, most int) {
	if kind == forms.Map {
		n.MinProperties, n.MaxProperties = least, most
		return
	}
	n.MinItems, n.MaxItems = least, most
}

// also adds what holds besides.
func (n *node) also(other *node) { n.AllOf = append(n.AllOf, other) }

// noBlanks is the expression of ids.
const noBlanks = `^\S*$`

func isNoBlanks(r forms.Rule) bool { return bareRule(r) == forms.NoBlanks() }

// around stands for what is cut off around an id: blanks, and what nobody sees. It takes
// more than those, so that people can read it.
const around = `\W*`

// loosely lets an expression take what is cut off before it is looked at.
func loosely(expr string) string {
	if rest, begins := strings.CutPrefix(expr, "^"); begins {
		expr = "^" + around + rest
	}
	if rest, ends := strings.CutSuffix(expr, "$"); ends {
		expr = rest + around + "$"
	}
	return expr
}

// limit adds a rule, as far as it refuses and a schema can say it.
func (n *node) limit(f *forms.Field, r forms.Rule) {
	bare := bareRule(r)
	if entries, ok := bare.(forms.Entries); ok {
		n.entries(entries)
		return
	}
	refuses := forms.GroundOf(r).Severity() == forms.Error
	if _, block := bare.(forms.CIDR); block {
		refuses = true // The form of a block, at least.
	}
	if !refuses {
		return
	}
	if items, ok := bare.(forms.Items); ok {
		n.also(&node{})
		n.AllOf[len(n.AllOf)-1].size(f.Kind, items.Min, items.Max)
		return
	}
	one := said(f, bare)
	if one != nil && f.Identifies() {
		one.loosen()
	}
	switch {
	case one == nil:
	case f.Kind == forms.Strings:
		n.also(&node{Items: one})
	default:
		n.also(one)
	}
}

// entries adds the rules on the names and the values of a table.
func (n *node) entries(e forms.Entries) {
	text := &forms.Field{Kind: forms.String}
	for _, part := range []struct {
		rule forms.Rule
		add  func(*node)
	}{
		{e.Name, func(one *node) { n.also(&node{PropertyNames: one}) }},
		{e.Value, func(one *node) { n.also(&node{Others: one}) }},
	} {
		if part.rule == nil || forms.GroundOf(part.rule).Severity() != forms.Error {
			continue
		}
		if one := said(text, bareRule(part.rule)); one != nil {
			part.add(one)
		}
	}
}

func bareRule(r forms.Rule) forms.Rule {
	switch of := r.(type) {
	case forms.Advice:
		return bareRule(of.Rule)
	case forms.Grounded:
		return bareRule(of.Rule)
	}
	return r
}

// said writes a rule on one value; nil where a schema cannot say it.
func said(f *forms.Field, r forms.Rule) *node {
	switch r := r.(type) {
	case forms.Length:
		return &node{MinLength: r.Min, MaxLength: r.Max}
	case forms.Pattern:
		return portable(r.Expr())
	case forms.Prefix:
		return &node{Pattern: `^(?:` + anyOf(r) + `)[\s\S]`}
	case forms.NoPrefix:
		return unlike(`^(?:` + anyOf(r) + `)`)
	case forms.Without:
		return unlike(anyOf(r))
	case forms.CIDR:
		return &node{Pattern: `^(?:[0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$`}
	case forms.URL:
		return &node{Pattern: `^[A-Za-z][A-Za-z0-9+.-]*://[^ \t\n]+$`}
	case forms.OneOf:
		return &node{Enum: constants(f, r)}
	case forms.NoneOf:
		return &node{Not: &node{Enum: constants(f, r)}}
	case forms.Range:
		return between(r)
	case forms.Positive:
		return &node{ExclusiveMinimum: 0}
	}
	if r == forms.NoBlanks() {
		return &node{Pattern: noBlanks}
	}
	return nil
}

// loosen is [loosely] for the expression of a rule. How long an id is can be more.
func (n *node) loosen() {
	n.MaxLength = 0
	if n.Pattern != "" {
		n.Pattern = loosely(n.Pattern)
	}
	if n.Not != nil {
		n.Not.loosen()
	}
}

func between(r forms.Range) *node {
	n := &node{}
	if r.Min != math.MinInt64 {
		n.Minimum = r.Min
	}
	if r.Max != math.MaxInt64 {
		n.Maximum = json.Number(strconv.FormatInt(r.Max, 10))
	}
	return n
}

// unlike holds for texts in which an expression is not found; what is no text is left
// to its type.
func unlike(expr string) *node { return &node{Not: &node{Type: []string{"string"}, Pattern: expr}} }

func anyOf(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = regexp.QuoteMeta(text)
	}
	return strings.Join(quoted, "|")
}

// portable writes an expression of Go's for the dialect of schemas; nil where it uses
// what that does not have.
func portable(expr string) *node {
	expr = strings.TrimSuffix(strings.TrimPrefix(expr, `\A`), `\z`)
	for _, special := range []string{`\p`, `\A`, `\z`, `\x{`, `[[:`, `\Q`} {
		if strings.Contains(expr, special) {
			return nil
		}
	}
	if slices.ContainsFunc(strings.Split(expr, "(?")[1:], func(s string) bool { return !strings.HasPrefix(s, ":") }) {
		return nil
	}
	return &node{Pattern: "^" + expr + "$"}
}
