package importer

import (
	"regexp"
	"strings"
	"sync"
)

// A console of Windows quotes otherwise than a shell of Unix. Browsers copy requests for
// it ("Copy as cURL (cmd)"), and pages write lines for PowerShell. Such a text is written
// anew for a shell, which then takes it apart as any other.

var (
	// windowsPrompt is what the consoles print before a command.
	windowsPrompt = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^ *(?:PS )?[A-Za-z]:\\[^>\n]*> ?`) })
	// toolFirst begins with one of the tools.
	toolFirst = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*(?:curl|aliyun|hcloud)(?:\.exe)?\s`) })
	// caret is how cmd goes on in the next line, or has a quote that it does not see.
	caret = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)\^[ \t]*$|\^"`) })
	// backtick is how PowerShell goes on in the next line.
	backtick = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("(?m)`[ \t]*$") })
	// escapedJSON is JSON with a backslash before each quote, which no shell of Unix takes away.
	escapedJSON = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[{\[][{\[\s]*\\"`) })
)

// forShell writes the lines of a console of Windows for a shell; others stay as they are.
func forShell(text string) string {
	text = windowsPrompt().ReplaceAllString(text, "")
	switch {
	case !toolFirst().MatchString(text):
	case caret().MatchString(text):
		return quotedWords(arguments(uncareted(text)))
	case backtick().MatchString(text):
		return quotedWords(powerWords(text))
	}
	return text
}

// uncareted does what cmd does before a program sees its line.
func uncareted(text string) string {
	var b strings.Builder
	inside := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '^' && !inside:
			rest := strings.TrimLeft(text[i+1:], " \t")
			if strings.HasPrefix(rest, "\n") {
				i = len(text) - len(rest)
				b.WriteByte(' ')
			} else if i++; i < len(text) {
				b.WriteByte(text[i])
			}
		default:
			inside = inside != (c == '"')
			b.WriteByte(c)
		}
	}
	return b.String()
}

// wordList are the words of a line, the last of which may still grow.
type wordList struct {
	words []string
	last  strings.Builder
	begun bool
}

// add goes on with the last word, which so may be empty, too.
func (l *wordList) add(text string) {
	l.last.WriteString(text)
	l.begun = true
}

func (l *wordList) end() {
	if l.begun {
		l.words = append(l.words, l.last.String())
	}
	l.last.Reset()
	l.begun = false
}

// endLine ends a command: the end of a line outside of quotes is a word of its own.
func (l *wordList) endLine() {
	l.end()
	l.words = append(l.words, "\n")
}

// arguments takes a line apart as programs on Windows do.
func arguments(text string) []string {
	var list wordList
	inside := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			n := len(text[i:]) - len(strings.TrimLeft(text[i:], `\`))
			if i += n - 1; !strings.HasPrefix(text[i+1:], `"`) {
				list.add(strings.Repeat(`\`, n))
				continue
			}
			list.add(strings.Repeat(`\`, n/2))
			if n%2 == 1 {
				i++
				list.add(`"`)
			}
		case c == '"' && inside && strings.HasPrefix(text[i+1:], `"`):
			i++
			list.add(`"`)
		case c == '"':
			inside = !inside
			list.add("")
		case !inside && c == '\n':
			list.endLine()
		case !inside && (c == ' ' || c == '\t'):
			list.end()
		default:
			list.add(text[i : i+1])
		}
	}
	list.end()
	return list.words
}

// powerWords takes a line apart as PowerShell does.
func powerWords(text string) []string {
	var list wordList
	var quote byte
	for i := 0; i < len(text); i++ {
		c, rest := text[i], text[i+1:]
		switch {
		case quote != 0 && c == quote && rest != "" && rest[0] == quote:
			i++
			list.add(string(quote))
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && c == '`' && strings.HasPrefix(strings.TrimLeft(rest, " \t"), "\n"):
			i = len(text) - len(strings.TrimLeft(rest, " \t"))
			list.end()
		case quote != '\'' && c == '`' && rest != "":
			i++
			list.add(rest[:1])
		case quote != 0:
			list.add(text[i : i+1])
		case c == '\'' || c == '"':
			quote = c
			list.add("")
		case c == '\n':
			list.endLine()
		case c == ' ' || c == '\t':
			list.end()
		default:
			list.add(text[i : i+1])
		}
	}
	list.end()
	for i, word := range list.words {
		list.words[i] = native(word)
	}
	return list.words
}

// native is a word as a program of Windows gets it from PowerShell, where people put a
// backslash before each quote.
func native(word string) string {
	var b strings.Builder
	for i := 0; i < len(word); i++ {
		n := len(word[i:]) - len(strings.TrimLeft(word[i:], `\`))
		if n%2 == 1 && strings.HasPrefix(word[i+n:], `"`) {
			b.WriteString(strings.Repeat(`\`, n/2) + `"`)
			i += n
			continue
		}
		b.WriteString(word[i : i+max(n, 1)])
		i += max(n, 1) - 1
	}
	return b.String()
}

// quotedWords writes words for a shell.
func quotedWords(words []string) string {
	var b strings.Builder
	for _, word := range words {
		switch word {
		case "\n", "|", "&", "&&", "||", ";":
			b.WriteString(word)
		default:
			b.WriteString("'" + strings.ReplaceAll(word, "'", `'\''`) + "'")
		}
		b.WriteByte(' ')
	}
	return b.String()
}
