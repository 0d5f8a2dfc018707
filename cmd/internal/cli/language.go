package cli

import (
	"os"
	"strings"

	"golang.org/x/text/language"

	"clusterwiz/forms"
	"clusterwiz/ui/text"
)

// ChooseLang returns the language to speak: that of --lang, else that of the
// first of LC_ALL, LC_MESSAGES and LANG that is set. The command line is looked
// through by hand because help and refusals of the command line need the answer.
// A language that was asked for and is not there is refused; one that the
// environment names is not, English stands in, as it does where the terminal takes
// no UTF-8.
func ChooseLang(args []string, env func(string) string) (forms.Lang, error) {
	guessed := guessLang(env)
	asked, given := langFlag(args)
	// A shell that completes a value has not asked for it yet.
	if !given || len(args) > 0 && strings.HasPrefix(args[0], "__complete") {
		return guessed, nil
	}
	if lang, ok := matchLang(asked); ok {
		return lang, nil
	}
	return guessed, Usagef("--lang %q: choose en or zh", "--lang %q：可选 en 和 zh", asked)
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
	if charsetOf(env) != "" {
		return forms.En
	}
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

// charsetOf returns the character set of the terminal as the locale names it, "" where
// that is UTF-8 or not said.
func charsetOf(env func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := env(name); locale != "" {
			_, set, _ := strings.Cut(locale, ".")
			set, _, _ = strings.Cut(set, "@")
			if strings.EqualFold(strings.ReplaceAll(set, "-", ""), "utf8") {
				return ""
			}
			return set
		}
	}
	return ""
}

// InASCII lets the streams write ASCII where the terminal takes no UTF-8, and names
// its character set then; save for a person who asked for Chinese all the same. What
// is piped on to other programs stays to the byte, as does what is JSON.
func InASCII(s Streams, lang forms.Lang, json func() bool) (to Streams, charset string) {
	if charset = charsetOf(s.Env); charset == "" || lang != forms.En {
		return s, ""
	}
	s.Err = &text.ASCII{To: s.Err, Off: json}
	if _, screen := s.Terminal(); !screen {
		return s, charset
	}
	if file, ok := s.Out.(*os.File); ok {
		s.Out = &asciiScreen{File: file, to: &text.ASCII{To: file, Off: json}}
	}
	return s, charset
}

// asciiScreen is a terminal that is written in ASCII.
type asciiScreen struct {
	*os.File
	to *text.ASCII
}

// Write implements [io.Writer].
func (s *asciiScreen) Write(p []byte) (int, error) { return s.to.Write(p) }

// WriteString implements [io.StringWriter], which the file would do by itself.
func (s *asciiScreen) WriteString(text string) (int, error) { return s.to.Write([]byte(text)) }

// LangGiven tells whether the command line asks for a language.
func LangGiven(args []string) bool {
	_, given := langFlag(args)
	return given
}
