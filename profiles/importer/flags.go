package importer

import (
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// flag is one of a command line. A flag without a value has none.
type flag struct {
	name, value string
	has         bool
}

// flags takes the words of a command apart: --name value and --name=value, where alone
// tells by the word with its dashes which stand without a value; what is no flag is an
// operand.
func (c command) flags(alone func(word string) bool) (list []flag, operands []string) {
	for i := 0; i < len(c.words); i++ {
		word := c.words[i]
		name, isFlag := strings.CutPrefix(word, "--")
		if !isFlag {
			if !strings.HasPrefix(word, "-") || len(word) < 2 {
				operands = append(operands, word)
				continue
			}
			name = word[1:]
		}
		f := flag{name: name}
		if before, after, ok := strings.Cut(name, "="); ok {
			f = flag{before, after, true}
		} else if i+1 < len(c.words) && !strings.HasPrefix(c.words[i+1], "--") && !alone(word) {
			i++
			f.value, f.has = c.words[i], true
		}
		list = append(list, f)
	}
	return list, operands
}

// namedBy makes names without dashes tell which flags stand without a value.
func namedBy(names *regexp.Regexp) func(word string) bool {
	return func(word string) bool { return names.MatchString(strings.TrimLeft(word, "-")) }
}

// fromFile tells that a value is read from a file, of which only the name is known.
func (c command) fromFile(value string) (string, bool) {
	if name, of := c.files[value]; of {
		return name, true
	}
	return "", false
}

func askFor(name string) error {
	return refuse(forms.Tf("takes the body from a file, of which it only has the name", "请求体来自文件，此处只有文件名"),
		forms.Tf("bring that file, too: add --body %s", "请同时提供该文件：加 --body %s", quoted(name)))
}

// variables tells the variables of the shell and what commands print that stand in a
// body, whose values nobody knows here.
func (s *Source) variables() {
	s.Body.each(func(t *Tree) {
		if t.Type == Text {
			for _, name := range shellVariable().FindAllString(t.Text, -1) {
				said := forms.Tf("%s is a variable of the shell: put its value there", "%s 是 Shell 变量：请填入其值", name)
				if name == elsewhere {
					said = forms.T("what another command prints: put that there", "为另一命令的输出：请填入其内容")
				}
				s.Findings = append(s.Findings, Finding{Kind: Unknown, Where: t.Where, Text: said})
			}
		}
	})
}

var shellVariable = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$\{[A-Za-z_]\w*\}|\$\(\.\.\.\)`) })
