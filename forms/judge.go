package forms

import (
	"cmp"
	"slices"
	"strings"

	"clusterwiz/forms/foreign"
)

// shaped is a rule whose values have a form that no source can change: a broken
// one is an error on every ground.
type shaped interface{ shape(value any) Text }

// wordy is a rule that looks at each text of a value alone.
type wordy interface{ obeys(text string) bool }

// judged is a rule with what is asked of it for each value.
type judged struct {
	Rule
	bare     Rule
	on       Ground
	severity Severity
	// words and shape are the bare rule, nil where it is of another sort.
	words wordy
	shape shaped
}

func newJudged(rule Rule) judged {
	on := GroundOf(rule)
	j := judged{Rule: rule, bare: bareRule(rule), on: on, severity: on.Severity()}
	j.shape, _ = j.bare.(shaped)
	switch r := j.bare.(type) {
	// By name, since a rule that embeds one of these may well say more.
	case Length, Pattern, Prefix, NoPrefix, NoPrefixInCapitals, Without, noBlanks, OneOf, NoneOf, Version, URL, JSON:
		j.words, _ = r.(wordy)
	}
	return j
}

// judge returns what is wrong with a value, and whether it refuses.
func (j *judged) judge(value any) (Text, Severity) {
	if j.shape != nil {
		if wrong := j.shape.shape(value); !wrong.IsZero() {
			return wrong, Error
		}
	}
	if text, ok := value.(string); ok && j.words != nil && j.words.obeys(text) {
		return Text{}, j.severity
	}
	switch r := j.bare.(type) {
	case Entries:
		return r.judge(value)
	case OneOf:
		if j.on.Standing == Listed {
			return r.outside(value, j.on), j.severity
		}
	}
	wrong := j.Check(value)
	if wrong.IsZero() {
		return Text{}, j.severity
	}
	return j.on.cited(wrong), j.severity
}

// among puts the texts of a list in front that a rule is about, where others are right.
func (j *judged) among(value any, wrong Text) Text {
	list, ok := value.([]string)
	if !ok || len(list) < 2 {
		return wrong
	}
	var bad []string
	for _, one := range list {
		if text, _ := j.judge([]string{one}); text == wrong {
			bad = append(bad, one)
		}
	}
	if len(bad) == 0 || len(bad) == len(list) || strings.Contains(wrong.En, bad[0]) {
		return wrong
	}
	return Tf("%s %s", "%s %s", foreign.Name(ValueText(bad)), wrong)
}

// judge is [judged.judge] for a rule that is asked once.
func judge(rule Rule, value any) (Text, Severity) {
	j := newJudged(rule)
	return j.judge(value)
}

func (q Question) checkRules(value any) []Problem {
	var problems []Problem
	if secret, ok := value.(Secret); ok {
		if text, _ := secret.Reveal(); text == "" {
			return []Problem{q.problem(Error, T("is empty", "为空"))}
		}
	}
	if table, ok := value.(Table); ok {
		value = table.texts()
	}
	if size, counted := sizeOf(value); counted {
		if text := q.checkSize(size); !text.IsZero() {
			problems = append(problems, q.problem(q.Sizes.Severity(), q.Sizes.cited(text)))
		}
	}
	// The cloud's word is looked for only where it matters: this runs at every key.
	if q.Kind == Choice && q.cloudSays(value) == silent {
		if p, wrong := q.checkChoice(value); wrong {
			return []Problem{p}
		}
	}
	for i := range q.node.rules {
		rule := &q.node.rules[i]
		text, severity := rule.judge(value)
		if !text.IsZero() && !q.cloudSays(value).overrules(rule.on) {
			problems = append(problems, q.problem(severity, rule.among(value, text)))
		}
	}
	problems = q.checkRepeats(problems, value)
	if slices.ContainsFunc(problems, Problem.refuses) {
		// What is refused need not be advised on as well.
		problems = Errors(problems)
	}
	return problems
}

// checkRepeats warns of a text that a list has twice where that means nothing.
func (q Question) checkRepeats(problems []Problem, value any) []Problem {
	list, ok := value.([]string)
	if !ok || len(list) < 2 {
		return problems
	}
	held := make(map[string]bool, len(list))
	for _, one := range list {
		if held[one] && !q.MayRepeat() {
			p := q.problem(Warning, Tf("%s is given more than once, which adds nothing", "%s 重复填写，重复项没有作用", inWords(one)))
			p.Remedy = T("give it once", "只保留一个")
			return append(problems, p)
		}
		held[one] = true
	}
	return problems
}

// inWords is what a text is called in a sentence, the empty one, too.
func inWords(one string) string { return cmp.Or(foreign.Name(one), `""`) }

// checkChoice holds a value against the options of a choice.
func (q Question) checkChoice(value any) (Problem, bool) {
	if text, ok := value.(string); ok && q.node.choices.obeys(text) {
		return Problem{}, false
	}
	if !q.Open() {
		text := q.node.choices.Check(value)
		if text.IsZero() {
			return Problem{}, false
		}
		return q.problem(Error, text), true
	}
	on := Ground{Standing: Listed, Cites: q.Listed}
	text := q.node.choices.outside(value, on)
	if text.IsZero() {
		return Problem{}, false
	}
	p := q.problem(on.Severity(), text)
	if p.Severity == Warning {
		p.Remedy = T("it is sent as typed; check the spelling", "将按所填发送，请核对拼写")
	}
	return p, true
}

func (q Question) checkLooks(problems []Problem, value any) []Problem {
	looks := q.looks(value)
	if looks.IsZero() {
		return problems
	}
	p := q.problem(Warning, looks)
	p.Remedy = T("type it again, unless it is intended", "如非有意，请重新输入")
	return append(problems, p)
}

// sight is what a text is at first sight: solid has visible characters of ASCII alone,
// plain has blanks as well, odd may have anything.
type sight int

const (
	solid sight = iota
	plain
	odd
)

// seen is the sight of a value; of one that holds several it is odd.
func seen(value any) sight {
	switch v := value.(type) {
	case string:
		return sightOf(v)
	case bool, int64, float64:
		return solid
	}
	return odd
}

func sightOf(text string) sight {
	look := solid
	for i := range len(text) {
		switch c := text[i]; {
		case c < ' ' || c >= 0x7f:
			return odd
		case c == ' ':
			look = plain
		}
	}
	return look
}

// blank tells of a blank or a hidden character in an id that nobody knows.
func (q Question) blank(value any) Text {
	if !q.node.identifies {
		return Text{}
	}
	wrong := noBlanks{}.Check(value)
	if wrong.IsZero() || q.cloudSays(value) == listed || q.node.choices.Check(value).IsZero() {
		return Text{}
	}
	return wrong
}

// compared is a check with what tells at once that it finds nothing, so that it need not
// be made: most questions of an item have no answer, and most answers are right.
type compared struct {
	Check
	// subject is the field of its level without whose value it finds nothing, when are the
	// conditions; nil where there is none.
	subject *node
	when    []*test
	// field is that of a [RuleWhen], nil for other checks, and rule what it must obey.
	field *reference
	rule  judged
}

// compared makes one of the level's checks, once its references are followed.
func (l *level) compared(check Check) compared {
	c := compared{Check: check, subject: l.subject(bareCheck(check))}
	for inner := check; inner != nil; {
		switch of := inner.(type) {
		case GroundedCheck:
			inner = of.Check
		case Stuck:
			inner = of.Check
		case CheckWhen:
			c.when = append(c.when, l.test(of.When))
			inner = of.Check
		case RuleWhen:
			c.when = append(c.when, l.test(of.When))
			c.field, c.rule, inner = l.refs[of.Field], newJudged(of.Rule), nil
		default:
			inner = nil
		}
	}
	return c
}

// silent tells that the check finds nothing here.
func (c *compared) silent(s *Scope) bool {
	if c.subject != nil && s.raw(c.subject) == nil {
		return true
	}
	for _, when := range c.when {
		if !when.holds(s) {
			return true
		}
	}
	if c.field == nil {
		return false
	}
	value, state := s.valueOf(c.field)
	if state != Set || !c.field.node.fits(value).IsZero() {
		return true
	}
	wrong, _ := c.rule.judge(value)
	return wrong.IsZero()
}

// subject returns the field of this level without whose value a bare check finds nothing,
// nil where there is none such.
func (l *level) subject(check Check) *node {
	var ref string
	switch c := check.(type) {
	case RuleWhen:
		ref = c.Field
	case RuleWhenFact:
		ref = c.Field
	case FactRule:
		ref = c.Field
	case FactIn:
		ref = c.Field
	case FactEquals:
		ref = c.Field
	case MatchesLookup:
		ref = c.Field
	case WithinFacts:
		ref = c.Field
	case NoneIn:
		ref = c.Field
	case NotEqual:
		ref = c.Field
	case MultipleOf:
		ref = c.Field
	case ScaledLimit:
		ref = c.Field
	case LessOrEqual:
		ref = c.Low
	case Unique:
		ref = c.List
	case References:
		ref = c.List
	case SumEquals:
		ref = c.List
	}
	if n := l.byKey[ref]; n != nil && !n.standsIn() && n.ServerDefault == nil {
		return n
	}
	return nil
}
