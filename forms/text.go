package forms

import "fmt"

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
// Text is given to each half in its language.
func Tf(en, zh string, args ...any) Text {
	return Text{
		En: fmt.Sprintf(en, inLang(En, args)...),
		Zh: fmt.Sprintf(zh, inLang(Zh, args)...),
	}
}

func inLang(lang Lang, args []any) []any {
	out := make([]any, len(args))
	for i, arg := range args {
		if text, ok := arg.(Text); ok {
			out[i] = text.In(lang)
			continue
		}
		out[i] = arg
	}
	return out
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
