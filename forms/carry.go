package forms

import (
	"slices"
	"sort"
	"strings"
)

// unitOf is added to the SameAs of an amount to name the question for its unit.
const unitOf = "_unit"

// Carry answers the questions of to that from asks at another place: those of
// the same SameAs. What was said there already stays, and nothing is removed.
// Within a list only the first item is looked at; one is made for an answer
// that the cloud would not assume. A value that is not right there is left out,
// and so is an amount whose unit differs. It returns the paths that it set.
func Carry(from, to *Form, answers *Answers) []Path {
	c := carrying{to: to, answers: answers, values: map[string]any{}, units: map[string]string{}}
	from.Scope(answers, nil).eachShared(c.give)
	to.Scope(answers, nil).eachShared(func(q Question) {
		if q.Answer() != nil && c.right(answers, q.Path(), Error) {
			delete(c.values, q.SameAs)
		}
	})
	var set []Path
	// An answer may make others apply, earlier ones too.
	for len(c.values) > 0 {
		path, ok := c.fill(to.Scope(answers, nil), false)
		if !ok {
			break
		}
		set = append(set, path)
	}
	return set
}

// Common returns the answers that both forms ask at the same place, as far as they
// apply in to.
func Common(from, to *Form, answers *Answers) []Path {
	var paths []Path
	to.Scope(answers, nil).eachAnswer(func(q Question) {
		if _, known := from.Field(q.Path()); known {
			paths = append(paths, q.Path())
		}
	})
	return paths
}

// eachAnswer calls visit for every answer that applies, in all items of lists.
func (s *Scope) eachAnswer(visit func(Question)) {
	for _, q := range s.Questions("") {
		switch {
		case q.Kind == Object:
			q.Inner().eachAnswer(visit)
		case q.Kind == List:
			for _, item := range q.Items() {
				item.eachAnswer(visit)
			}
		case q.Answer() != nil:
			visit(q)
		}
	}
}

// Held is an answer of the form that is turned to which stays, though the form that
// is left was told another one meanwhile.
type Held struct {
	Question Question
	// Other is what the form that is left says, in words of the one turned to.
	Other any
}

// Differing returns the answers of to that [Carry] leaves as they are beside another
// one of the same SameAs in from.
func Differing(from, to *Form, answers *Answers) []Held {
	c := carrying{to: to, answers: answers, values: map[string]any{}, units: map[string]string{}}
	from.Scope(answers, nil).eachShared(c.give)
	var kept []Held
	to.Scope(answers, nil).eachShared(func(q Question) {
		_, same := from.Field(q.Path())
		value := q.shaped(c.values[q.SameAs])
		if q.Answer() == nil || same || isUnit(q.SameAs) || value == nil || ValueText(value) == ValueText(q.Answer()) || !c.sameUnit(q) {
			return
		}
		kept = append(kept, Held{Question: q, Other: value})
	})
	return kept
}

// carrying is what one form said and the other has not yet, by SameAs.
type carrying struct {
	to      *Form
	answers *Answers
	values  map[string]any
	// units are what the amounts were counted in.
	units map[string]string
}

// inside are the questions that apply, lists and objects first: what is said of
// one group goes before what is said for all that say nothing.
func (s *Scope) inside() []Question {
	questions := s.Questions("")
	sort.SliceStable(questions, func(i, j int) bool { return questions[i].node.sub != nil && questions[j].node.sub == nil })
	return questions
}

// eachShared calls visit for every question with SameAs that applies, in lists for
// the first item.
func (s *Scope) eachShared(visit func(Question)) {
	for _, q := range s.inside() {
		switch {
		case q.Kind == Object:
			q.Inner().eachShared(visit)
		case q.Kind == List:
			for _, item := range q.Items()[:min(1, len(q.Items()))] {
				item.eachShared(visit)
			}
		case q.SameAs != "":
			visit(q)
		}
	}
}

// give takes note of an answer. The unit of an amount counts even if it was not
// said.
func (c *carrying) give(q Question) {
	value, _ := q.Effective()
	if !isUnit(q.SameAs) {
		value = q.Answer()
	} else if c.units[q.SameAs] == "" {
		c.units[q.SameAs] = ValueText(value)
	}
	if value != nil && c.values[q.SameAs] == nil {
		c.values[q.SameAs] = copyTree(value)
	}
}

func isUnit(like string) bool { return strings.HasSuffix(like, unitOf) }

// fill sets the first answer that fits, below s. made tells that s is an item
// which does not exist yet.
func (c *carrying) fill(s *Scope, made bool) (Path, bool) {
	for _, q := range s.inside() {
		path, ok := Path(""), false
		switch q.Kind {
		case Object:
			path, ok = c.fill(q.Inner(), made)
		case List:
			if items := q.Items(); len(items) > 0 {
				path, ok = c.fill(items[0], made)
			} else {
				path, ok = c.fill(&Scope{level: q.node.sub, up: s, node: q.node, known: s.known}, true)
			}
		default:
			path, ok = q.Path(), (!made || q.makes()) && c.set(q)
		}
		if ok {
			return path, true
		}
	}
	return "", false
}

// makes tells whether an answer is worth an item of its own: not what the cloud
// would assume and not a rare one.
func (q Question) makes() bool {
	return q.Default == nil && q.DefaultFrom == "" && q.ServerDefault == nil && !q.Advanced
}

// set answers q if a value for it is there and right.
func (c *carrying) set(q Question) bool {
	value := q.shaped(c.values[q.SameAs])
	if q.SameAs == "" || value == nil || q.Answer() != nil || !c.sameUnit(q) {
		return false
	}
	if assumed, _ := q.Effective(); isUnit(q.SameAs) && ValueText(assumed) == ValueText(value) {
		return false
	}
	tried := c.answers.Clone()
	// What another cloud's words only warn of here was not meant for here.
	if tried.Set(q.Path(), value) != nil || !c.right(tried, q.Path(), Warning) {
		return false
	}
	delete(c.values, q.SameAs)
	return c.answers.Set(q.Path(), value) == nil
}

// sameUnit tells whether an amount is counted as it was where it comes from.
func (c *carrying) sameUnit(q Question) bool {
	unit := q.SameAs + unitOf
	here := ""
	for _, n := range q.scope.level.nodes {
		if n.SameAs == unit {
			value, _ := q.scope.effective(n)
			here = ValueText(value)
		}
	}
	return here == c.units[unit]
}

// right tells whether there is no problem with the answer at path, up to a severity.
func (c *carrying) right(answers *Answers, path Path, upTo Severity) bool {
	return !slices.ContainsFunc(c.to.Check(answers, nil), func(p Problem) bool {
		return p.Severity <= upTo && p.Path == path
	})
}

// shaped makes a value one of the field's kind: one text is a list of one, and
// of several texts a single answer is the first. It returns nil for what cannot
// be.
func (f *Field) shaped(value any) any {
	switch v := value.(type) {
	case string:
		if f.Kind == Strings {
			return []string{v}
		}
	case []string:
		if len(v) > 0 && f.Kind != Strings {
			value = v[0]
		}
	}
	if converted, fits := f.Convert(value); fits {
		return converted
	}
	return nil
}
