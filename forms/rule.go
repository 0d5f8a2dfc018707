package forms

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"clusterwiz/forms/foreign"
)

// Rule is a limit on one value that can describe itself. It is called only
// with values of its field's kind.
type Rule interface {
	// Kinds are those whose values the rule can look at.
	Kinds() []Kind
	// Describe completes the field's label in both languages, without a full
	// stop: "must be 2-128 characters long".
	Describe() Text
	// Check returns the zero Text for a value that obeys, else what is wrong.
	Check(value any) Text
}

// The kinds of values that rules look at alike.
var (
	// TextKinds have texts, single or several; of a secret the text is known only
	// once it was read.
	TextKinds = []Kind{String, LongText, Hidden, Choice, Strings}
	// WordKinds have texts that are no secrets and have one line.
	WordKinds = []Kind{String, Choice, Strings}
	// NumberKinds have numbers.
	NumberKinds = []Kind{Integer, Decimal}
)

// verdict gives a rule's own description unless the value obeys.
func verdict(ok bool, r Rule) Text {
	if ok {
		return Text{}
	}
	return r.Describe()
}

// texts returns the strings within a value: itself or its items.
func texts(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []string:
		return v
	case Secret:
		if text, known := v.Reveal(); known {
			return []string{text}
		}
	}
	return nil
}

func everyText(value any, ok func(string) bool) bool {
	return !slices.ContainsFunc(texts(value), func(s string) bool { return !ok(s) })
}

// Advice turns a broken rule into a warning.
type Advice struct{ Rule }

// Length limits a text, or each text of a list, to Min..Max characters.
type Length struct{ Min, Max int }

// Kinds implements [Rule].
func (Length) Kinds() []Kind { return TextKinds }

// Describe implements [Rule].
func (r Length) Describe() Text {
	switch r.Min {
	case r.Max:
		return Tf("must be %s long", "长度须为 %s 个字符", Count(r.Min, "character", "characters"))
	case 0:
		return Tf("must be at most %s long", "最多 %s 个字符", Count(r.Max, "character", "characters"))
	}
	return Tf("must be %d-%d characters long", "长度须为 %d-%d 个字符", r.Min, r.Max)
}

// Check implements [Rule].
func (r Length) Check(value any) Text {
	for _, s := range texts(value) {
		if !r.obeys(s) {
			return Tf("%s, not %d", "%s，现为 %d", r.Describe(), utf8.RuneCountInString(s))
		}
	}
	return Text{}
}

func (r Length) obeys(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= r.Min && n <= r.Max
}

// Pattern wants each text to match a regular expression as a whole. Why
// describes it, since no one reads expressions.
type Pattern struct {
	expr string
	re   func() *regexp.Regexp
	Why  Text
}

// Match makes a Pattern. The expression is compiled when it is first used, since
// a program asks few of its questions; one that does not compile panics then, and
// [Form.Lint] names it before.
func Match(expr string, why Text) Pattern {
	expr = `\A(?:` + expr + `)\z`
	return Pattern{expr: expr, re: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) }), Why: why}
}

// Expr returns the regular expression.
func (r Pattern) Expr() string { return r.expr }

// Kinds implements [Rule].
func (Pattern) Kinds() []Kind { return TextKinds }

// Describe implements [Rule].
func (r Pattern) Describe() Text { return r.Why }

// Check implements [Rule].
func (r Pattern) Check(value any) Text { return verdict(everyText(value, r.obeys), r) }

func (r Pattern) obeys(s string) bool { return r.re().MatchString(s) }

// Prefix wants each text to begin with one of the given beginnings and to go on.
type Prefix []string

// Kinds implements [Rule].
func (Prefix) Kinds() []Kind { return TextKinds }

// Describe implements [Rule].
func (r Prefix) Describe() Text {
	return Tf("must begin with %s", "须以 %s 开头", joinValues(r))
}

// Check implements [Rule].
func (r Prefix) Check(value any) Text { return verdict(everyText(value, r.obeys), r) }

func (r Prefix) obeys(s string) bool {
	return slices.ContainsFunc(r, func(p string) bool { return strings.HasPrefix(s, p) && len(s) > len(p) })
}

// shape refuses what no id has: a letter of another alphabet, a sign of full width. What
// stands behind the beginning of an address may have any.
func (r Prefix) shape(value any) Text {
	if !slices.ContainsFunc(r, func(p string) bool { return strings.HasSuffix(p, "-") || strings.HasSuffix(p, ".") }) {
		return Text{}
	}
	for _, s := range texts(value) {
		if i := strings.IndexFunc(s, func(c rune) bool { return c >= utf8.RuneSelf && !unseen(c) }); i >= 0 && foreign.Looks(s).Kind == "" {
			c, _ := utf8.DecodeRuneInString(s[i:])
			return Tf("has %s, which is in no id", "含有 %s，ID 中不会有此字符", string(c))
		}
	}
	return Text{}
}

// NoPrefix refuses texts that begin with one of the given beginnings.
type NoPrefix []string

// Kinds implements [Rule].
func (NoPrefix) Kinds() []Kind { return TextKinds }

// Describe implements [Rule].
func (r NoPrefix) Describe() Text {
	return Tf("must not begin with %s", "不能以 %s 开头", joinValues(r))
}

// Check implements [Rule].
func (r NoPrefix) Check(value any) Text { return verdict(everyText(value, r.obeys), r) }

func (r NoPrefix) obeys(s string) bool {
	return !slices.ContainsFunc(r, func(p string) bool { return strings.HasPrefix(s, p) })
}

// NoPrefixInCapitals refuses texts that begin with one of the given beginnings in other
// letters than they are written here: where a source leaves open whether case counts.
type NoPrefixInCapitals []string

// Kinds implements [Rule].
func (NoPrefixInCapitals) Kinds() []Kind { return TextKinds }

// Describe implements [Rule].
func (r NoPrefixInCapitals) Describe() Text {
	return Tf("should not begin with %s in capitals either", "也不宜以大写的 %s 开头", joinValues(r))
}

// Check implements [Rule].
func (r NoPrefixInCapitals) Check(value any) Text { return verdict(everyText(value, r.obeys), r) }

func (r NoPrefixInCapitals) obeys(s string) bool {
	return !slices.ContainsFunc(r, func(p string) bool {
		return len(s) >= len(p) && strings.EqualFold(s[:len(p)], p) && s[:len(p)] != p
	})
}

// Without refuses texts that contain one of the given parts.
type Without []string

// Kinds implements [Rule].
func (Without) Kinds() []Kind { return TextKinds }

// Describe implements [Rule].
func (r Without) Describe() Text {
	return Tf("must not contain %s", "不能含有 %s", joinValues(r))
}

// Check implements [Rule].
func (r Without) Check(value any) Text { return verdict(everyText(value, r.obeys), r) }

func (r Without) obeys(s string) bool {
	return !slices.ContainsFunc(r, func(p string) bool { return strings.Contains(s, p) })
}

// noBlanks is the rule of ids: a blank or a hidden character in one is never meant.
type noBlanks struct{}

// NoBlanks is the rule of ids and names whose form no API page gives.
func NoBlanks() Rule { return noBlanks{} }

// Kinds implements [Rule].
func (noBlanks) Kinds() []Kind { return []Kind{String, Choice, Strings, Hidden} }

// Describe implements [Rule].
func (noBlanks) Describe() Text { return T("must not contain blanks", "不能含空格") }

// Check implements [Rule]. What is hidden is shown with marks, but for a secret.
func (r noBlanks) Check(value any) Text {
	_, secret := value.(Secret)
	for _, s := range texts(value) {
		switch {
		case !strings.ContainsFunc(s, unseen):
		case secret && strings.ContainsFunc(s, foreign.Hidden):
			return r.Describe()
		case strings.ContainsFunc(s, foreign.Hidden):
			return Tf("has an invisible character: %s", "含有不可见字符：%s", foreign.Name(s))
		case strings.ContainsFunc(s, unicode.IsSpace):
			return r.Describe()
		}
	}
	return Text{}
}

func (noBlanks) obeys(s string) bool { return sightOf(s) == solid || !strings.ContainsFunc(s, unseen) }

// unseen tells of blanks and what is hidden; most characters are neither at first sight.
func unseen(r rune) bool {
	return (r <= ' ' || r >= 0x7f) && (unicode.IsSpace(r) || foreign.Hidden(r))
}

// Identifies tells whether an answer is an id or a word of the cloud: what a look-up
// offers, what has a fixed beginning, what may not have blanks; it may go into the
// body, a header or the address. Blanks and hidden characters around one are cut
// wherever it comes in, and inside are an error.
func (f *Field) Identifies() bool {
	if f.Kind != String && f.Kind != Strings {
		return false
	}
	return f.Source.Name != "" || slices.ContainsFunc(f.Rules, func(rule Rule) bool {
		switch bareRule(rule).(type) {
		case Prefix, noBlanks:
			return true
		}
		return false
	})
}

// cutBlanks takes away what nobody sees around an id, and around a word of a list.
func (f *Field) cutBlanks(text string) string {
	if f.Kind != Choice && !f.Identifies() {
		return text
	}
	return strings.TrimFunc(text, unseen)
}
