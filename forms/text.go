package forms

import (
	"fmt"
	"slices"
	"strconv"
)

// Lang is a language in which a person reads the program.
type Lang string

// The two languages of every text.
const (
	En Lang = "en"
	Zh Lang = "zh"
)

// Text is one message in both languages. Declarations give both; the
// self-test refuses a Text with one half missing.
type Text struct {
	En string `json:"en"`
	Zh string `json:"zh"`
}

// T makes a Text.
func T(en, zh string) Text { return Text{En: en, Zh: zh} }

// Same makes a Text that reads alike in both languages, such as an identifier.
func Same(s string) Text { return Text{En: s, Zh: s} }

// Tf formats both halves with the same arguments. An argument that is itself a
// Text is given to each half in its language; in Chinese a blank stands beside
// it only where Latin meets Han, whatever the format has.
func Tf(en, zh string, args ...any) Text {
	isText := func(arg any) bool { _, ok := arg.(Text); return ok }
	if !slices.ContainsFunc(args, isText) {
		// Written so that go vet holds calls of Tf to the Chinese format.
		return Text{En: fmt.Sprintf(en, args...), Zh: fmt.Sprintf(zh, args...)}
	}
	english, chinese := make([]any, len(args)), make([]any, len(args))
	for i, arg := range args {
		english[i], chinese[i] = arg, arg
		if text, ok := arg.(Text); ok {
			english[i], chinese[i] = text.En, inserted(text.Zh)
		}
	}
	return Text{En: fmt.Sprintf(en, english...), Zh: spaced(fmt.Sprintf(zh, chinese...))}
}

// With formats a Text whose halves are formats, as [Tf] does.
func (t Text) With(args ...any) Text { return Tf(t.En, t.Zh, args...) }

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
