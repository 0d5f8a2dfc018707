package forms

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"clusterwiz/forms/foreign"
)

// Lang is a language in which a person reads the program.
type Lang string

// The two languages of every text.
const (
	En Lang = "en"
	Zh Lang = "zh"
)

// Text is one message in both languages. Declarations give both; the
// self-test refuses a Text with one half missing. However it is made, by [Foreign],
// [Same], [Tf] or from JSON, nothing in it steers a terminal or is hidden: what
// others wrote stands in it with the marks of [foreign].
type Text struct {
	En string `json:"en"`
	Zh string `json:"zh"`
}

// T makes a Text of words of ours, which stand in the code.
func T(en, zh string) Text { return Text{En: en, Zh: zh} }

// Foreign makes a Text of words that others wrote in both languages.
func Foreign(en, zh string) Text { return Text{En: foreign.Text(en), Zh: foreign.Text(zh)} }

// Same makes a Text that reads alike in both languages, such as an identifier.
func Same(s string) Text { return Foreign(s, s) }

// UnmarshalJSON implements [json.Unmarshaler].
func (t *Text) UnmarshalJSON(data []byte) error {
	var read struct{ En, Zh string }
	err := json.Unmarshal(data, &read)
	*t = Foreign(read.En, read.Zh)
	return err
}

// Tf formats both halves with the same arguments. An argument that is a string
// or an error stands on one line, as [foreign.Line] has it, since it could feign
// another. One that is itself a Text is given to each half in its language; in
// Chinese a blank stands beside it only where Latin meets Han, whatever the
// format has, and what %q quotes stands in Chinese quotation marks.
func Tf(en, zh string, args ...any) Text {
	quoted := zh
	if strings.IndexByte(zh, 'q') >= 0 {
		quoted = quotes().ReplaceAllString(zh, "“%${1}s”")
	}
	if quoted == zh && !slices.ContainsFunc(args, special) {
		// Written so that go vet holds calls of Tf to the Chinese format.
		return Foreign(fmt.Sprintf(en, args...), fmt.Sprintf(zh, args...))
	}
	english, chinese := make([]any, len(args)), make([]any, len(args))
	for i, arg := range args {
		english[i], chinese[i] = arg, arg
		if text, ok := arg.(Text); ok {
			english[i], chinese[i] = text.En, inserted(text.Zh)
		} else if words, ok := phraseOf(arg); ok {
			english[i], chinese[i] = foreign.Line(words), foreign.Line(words)
		}
	}
	if !slices.ContainsFunc(args, func(arg any) bool { _, ok := arg.(Text); return ok }) {
		return Foreign(fmt.Sprintf(en, english...), fmt.Sprintf(quoted, chinese...))
	}
	return Foreign(fmt.Sprintf(en, english...), spaced(fmt.Sprintf(quoted, chinese...)))
}

// quotes finds what is to stand in quotation marks, which in Chinese are others and
// have no blanks around them.
var quotes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` ?%((?:\[\d+\])?(?:\.\d+)?)q ?`) })

// special tells which arguments of [Tf] do not stand in a text as they are.
func special(arg any) bool {
	if _, ok := arg.(Text); ok {
		return true
	}
	words, ok := phraseOf(arg)
	return ok && foreign.Line(words) != words
}

// phraseOf returns the text of an argument that is a string or an error.
func phraseOf(arg any) (string, bool) {
	switch v := arg.(type) {
	case string:
		return v, true
	case error:
		return v.Error(), true
	case nil, fmt.Formatter:
		return "", false
	}
	value := reflect.ValueOf(arg)
	return value.String(), value.Kind() == reflect.String
}

// With formats a Text whose halves are formats, as [Tf] does.
func (t Text) With(args ...any) Text { return Tf(t.En, t.Zh, args...) }

// Join puts parts behind each other.
func Join(parts []Text, between Text) Text {
	var all Text
	for i, part := range parts {
		if i > 0 {
			part = Text{En: all.En + between.En + part.En, Zh: all.Zh + between.Zh + part.Zh}
		}
		all = part
	}
	return all
}

// Enumerate puts words of any origin, such as ids, one after the other.
func Enumerate(words []string) Text {
	return Foreign(foreign.Line(strings.Join(words, ", ")), foreign.Line(strings.Join(words, "、")))
}

// Count is n with the noun that it counts, "1 node" or "2 nodes", for [Tf]. In
// Chinese it is the number alone: the measure word stands in the format.
func Count(n int, one, many string) Text {
	number, noun := strconv.Itoa(n), many
	if n == 1 {
		noun = one
	}
	return Text{En: number + " " + noun, Zh: number}
}

// In returns the half for lang; English for any language but Chinese.
func (t Text) In(lang Lang) string {
	if lang == Zh {
		return t.Zh
	}
	return t.En
}

// IsZero tells whether nothing was said.
func (t Text) IsZero() bool { return t == Text{} }

// Complete tells whether both languages are there.
func (t Text) Complete() bool { return t.En != "" && t.Zh != "" }

// seam marks in a formatted text where an inserted one begins and ends. No text
// has it: it is no character.
const seam = '\uffff'

// inserted is a Chinese text that goes into another.
type inserted string

// Format marks the ends of the text, unless it is quoted or padded.
func (t inserted) Format(f fmt.State, verb rune) {
	_, padded := f.Width()
	if padded || verb == 'q' {
		_, _ = fmt.Fprintf(f, fmt.FormatString(f, verb), string(t))
		return
	}
	_, _ = io.WriteString(f, string(seam))
	_, _ = io.WriteString(f, string(t))
	_, _ = io.WriteString(f, string(seam))
}

// spaced takes the marks out of a formatted text. Where they were, Latin is set
// apart from Han by a blank, and Han from Han by none.
func spaced(s string) string {
	if !strings.ContainsRune(s, seam) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var last rune
	blanks, marked := 0, false
	for _, r := range s {
		switch r {
		case seam:
			marked = true
			continue
		case ' ':
			blanks++
			continue
		}
		if marked && blanks < 2 {
			blanks = gap(last, r, blanks)
		}
		b.WriteString(strings.Repeat(" ", blanks))
		b.WriteRune(r)
		last, blanks, marked = r, 0, false
	}
	b.WriteString(strings.Repeat(" ", blanks))
	return b.String()
}

// gap returns how many blanks belong between two characters, of which so many
// are there.
func gap(before, after rune, there int) int {
	switch {
	case isWide(before) && isWide(after):
		return 0
	case isHan(before) && isLatin(after), isLatin(before) && isHan(after):
		return 1
	}
	return there
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isWide(r rune) bool {
	return isHan(r) || strings.ContainsRune("，。；：？！、（）“”", r)
}

func isLatin(r rune) bool { return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
