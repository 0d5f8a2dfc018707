package main

import (
	"strings"

	"golang.org/x/text/language"

	"clusterwiz/forms"
)

// chooseLang returns the language to speak: that of --lang, else that of the
// first of LC_ALL, LC_MESSAGES and LANG that is set. The command line is looked
// through by hand because help and refusals of the command line need the answer.
// A language that was asked for and is not there is refused; one that the
// environment names is not, English stands in.
func chooseLang(args []string, env func(string) string) (forms.Lang, error) {
	guessed := guessLang(env)
	asked, given := langFlag(args)
	if !given {
		return guessed, nil
	}
	if lang, ok := matchLang(asked); ok {
		return lang, nil
	}
	return guessed, usagef("--lang %q: choose en or zh", "--lang %q：可选 en 和 zh", asked)
}

func langFlag(args []string) (value string, given bool) {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if text, ok := strings.CutPrefix(arg, "--lang="); ok {
			value, given = text, true
		}
		if arg == "--lang" && i+1 < len(args) {
			value, given = args[i+1], true
		}
	}
	return value, given
}

func guessLang(env func(string) string) forms.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := env(name); locale != "" {
			lang, _ := matchLang(locale)
			return lang
		}
	}
	return forms.En
}

// matchLang turns a locale, as "zh_CN.UTF-8", into one of the two languages;
// ok tells whether it was meant.
func matchLang(locale string) (lang forms.Lang, ok bool) {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	tag, err := language.Parse(locale)
	if err != nil {
		return forms.En, false
	}
	langs := []forms.Lang{forms.En, forms.Zh}
	_, index, confidence := language.NewMatcher([]language.Tag{language.English, language.Chinese}).Match(tag)
	return langs[index], confidence > language.No
}
