package forms

import (
	"reflect"
	"slices"
)

// Standing says how a rule is known, and so whether it refuses or only warns.
type Standing string

// The standings.
const (
	// Structure cannot be otherwise: types, JSON, the arithmetic of blocks. Refuses.
	Structure Standing = "structure"
	// Documented is what sources say; see [Ground.Severity].
	Documented Standing = "documented"
	// Listed are the values that a source named on its date; others may well exist.
	Listed Standing = "listed"
	// Sense is advice of this program. Warns.
	Sense Standing = "sense"
)

// CiteKind is the kind of a source. Sources of different kinds are taken to have
// been written independently of each other.
type CiteKind string

// The kinds of sources.
const (
	Page       CiteKind = "page"     // a page of the vendor's documentation
	SDK        CiteKind = "sdk"      // the texts in the vendor's client
	Provider   CiteKind = "provider" // the checks of the vendor's Terraform provider
	Tried      CiteKind = "tried"    // live tests of a vendor's tool
	ErrorTable CiteKind = "errors"   // the cloud's own table of error codes, or an error that it was seen to give
)

// Cite is one source of a rule; a cloud declares each of its own once.
type Cite struct {
	Kind CiteKind
	// Name is how people know it: "CreateCluster page".
	Name Text
	// Date is when it was written, or read where it has no date: 2024-07, 2024-07-30.
	Date string
}

// Text names the source with its date.
func (c Cite) Text() Text { return Tf("%s of %s", "%[2]s 的 %[1]s", c.Name, c.Date) }

func citeTexts(cites []Cite) Text {
	var text Text
	for i, c := range cites {
		if i == 0 {
			text = c.Text()
			continue
		}
		text = Tf("%s, %s", "%s、%s", text, c.Text())
	}
	return text
}

// Ground is what a rule rests on. The zero Ground is a rule whose standing was not
// declared: it refuses, and [Form.Ungrounded] names it.
type Ground struct {
	Standing Standing
	Cites    []Cite
}

// The grounds that need no source.
var (
	ByNature = Ground{Standing: Structure}
	Ours     = Ground{Standing: Sense}
)

// Says is the ground of what the sources say.
func Says(cites ...Cite) Ground { return Ground{Standing: Documented, Cites: cites} }

// Severity is what a broken rule on this ground is: what is documented refuses where
// the cloud's own errors say so, or sources of two kinds; a list only where errors
// do.
func (g Ground) Severity() Severity {
	switch g.Standing {
	case Sense:
		return Warning
	case Documented, Listed:
		for i, c := range g.Cites {
			other := func(before Cite) bool { return before.Kind != c.Kind }
			if c.Kind == ErrorTable || (g.Standing == Documented && slices.ContainsFunc(g.Cites[:i], other)) {
				return Error
			}
		}
		return Warning
	case Structure:
	}
	return Error
}

// Text names the standing with its sources: "documented: CreateCluster page of
// 2024-07".
func (g Ground) Text() Text {
	var standing Text
	switch g.Standing {
	case Structure:
		return T("structure", "结构要求")
	case Sense:
		return T("our advice", "本程序的建议")
	case Listed:
		standing = T("listed", "列举")
	case Documented:
		standing = T("documented", "文档说明")
	default:
		return Text{}
	}
	if len(g.Cites) == 0 {
		return standing
	}
	return Tf("%s: %s", "%s：%s", standing, citeTexts(g.Cites))
}

// cited ends a warning with its sources.
func (g Ground) cited(text Text) Text {
	if len(g.Cites) == 0 || g.Severity() == Error {
		return text
	}
	return Tf("%s (%s)", "%s（%s）", text, citeTexts(g.Cites))
}

// Grounded is a rule with what it rests on; made by [By] and [Structural].
type Grounded struct {
	Rule
	On Ground
}

// By gives a rule its sources.
func By(rule Rule, cites ...Cite) Rule {
	on := Says(cites...)
	if _, list := rule.(OneOf); list {
		on.Standing = Listed
	}
	return Grounded{rule, on}
}

// Structural says of a rule that it cannot be otherwise.
func Structural(rule Rule) Rule { return Grounded{rule, ByNature} }

// GroundOf returns what a rule rests on.
func GroundOf(rule Rule) Ground {
	switch r := rule.(type) {
	case Advice:
		return Ours
	case Grounded:
		return r.On
	case JSON, URL, noBlanks:
		return ByNature
	case CIDR:
		if r.MinBits == 0 && r.MaxBits == 32 && len(r.Within) == 0 {
			return ByNature
		}
	}
	return Ground{}
}

// bareRule returns the rule without what it rests on.
func bareRule(rule Rule) Rule {
	switch r := rule.(type) {
	case Advice:
		return bareRule(r.Rule)
	case Grounded:
		return bareRule(r.Rule)
	}
	return rule
}

// Limit is one thing that a field or a comparison wants, and what it rests on.
type Limit struct {
	Says Text
	On   Ground
	// Beside tells that another limit of the field is of the same kind and has the other
	// effect: what refuses and what only warns must then be told apart.
	Beside bool
	// kinds are those of the rules that are said together.
	kinds []reflect.Type
}

// Words are what is wanted; beside a limit of the other effect with what becomes of an
// answer that is otherwise.
func (l Limit) Words() Text {
	switch {
	case !l.Beside || l.On.Standing == Sense:
		return l.Says
	case l.On.Severity() == Error:
		return Tf("%s, else refused", "%s，否则拒绝", l.Says)
	}
	return Tf("%s, else a warning", "%s，否则警告", l.Says)
}

// Text is the limit with its standing in brackets.
func (l Limit) Text() Text {
	if l.On.Standing == "" {
		return l.Words()
	}
	return Tf("%s (%s)", "%s（%s）", l.Words(), l.On.Text())
}

// beside marks limits of one kind of which some refuse and others only warn. Our own
// advice, which says that it is that, is told apart already.
func beside(limits []Limit) []Limit {
	against := func(l, other Limit) bool {
		return other.On.Standing != Sense && other.On.Severity() != l.On.Severity() &&
			slices.ContainsFunc(other.kinds, func(kind reflect.Type) bool { return slices.Contains(l.kinds, kind) })
	}
	for i, l := range limits {
		limits[i].Beside = slices.ContainsFunc(limits, func(other Limit) bool { return against(l, other) })
	}
	return limits
}

// Limits returns what limits the value of a field: its list where that is open, the
// size of a list, and its rules. What is said on the same ground stands together.
func (f *Field) Limits() []Limit {
	var limits []Limit
	add := func(says Text, on Ground, kinds ...reflect.Type) {
		if last := len(limits) - 1; last >= 0 && limits[last].On.Text() == on.Text() {
			limits[last].Says = Tf("%s; %s", "%s；%s", limits[last].Says, says)
			limits[last].kinds = append(limits[last].kinds, kinds...)
			return
		}
		limits = append(limits, Limit{Says: says, On: on, kinds: kinds})
	}
	if f.Kind == Choice && f.Open() {
		add(T("another value is sent as typed", "其他值按所填发送"), Ground{Standing: Listed, Cites: f.Listed})
	}
	if f.Max > 0 {
		add(Tf("%d-%s", "%d-%s 项", f.Min, Count(f.Max, "item", "items")), f.Sizes)
	}
	for _, rule := range f.Rules {
		for _, part := range partsOf(rule) {
			add(part.Says, part.On, kindOf(rule))
		}
	}
	return beside(limits)
}

// kindOf is what a rule limits: a list of numbers does what a range does.
func kindOf(rule Rule) reflect.Type {
	if _, list := bareRule(rule).(OneOf); list {
		return reflect.TypeFor[Range]()
	}
	return reflect.TypeOf(bareRule(rule))
}

// partsOf takes apart what is said of names and of values.
func partsOf(rule Rule) []Limit {
	entries, ok := bareRule(rule).(Entries)
	if !ok {
		return []Limit{{Says: rule.Describe(), On: GroundOf(rule)}}
	}
	var parts []Limit
	for _, part := range []Entries{{Name: entries.Name}, {Value: entries.Value}} {
		switch {
		case part.Name != nil:
			parts = append(parts, Limit{Says: part.Describe(), On: GroundOf(part.Name)})
		case part.Value != nil:
			parts = append(parts, Limit{Says: part.Describe(), On: GroundOf(part.Value)})
		}
	}
	return parts
}
