package importer

import (
	"errors"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"mvdan.cc/sh/v3/syntax"

	"clusterwiz/forms"
)

// command is a command line as a shell would take it apart, of which nothing is run.
type command struct {
	// name is the program without its path; words are what follows.
	name  string
	words []string
	// line is where it stands in the text, from 1.
	line int
	// files are what would be read from files, by word: "$(cat body.json)".
	files map[string]string
	// stdin is a text that goes in.
	stdin string
}

// tools are the programs whose lines may create something.
var tools = map[string]string{"aliyun": "aliyun", "hcloud": "KooCLI (hcloud)", "curl": "curl"}

// commands takes the lines of a shell apart and returns those of the tools.
func commands(text string) (list, others []command, err error) {
	text = forShell(withoutPrompts(text))
	file, err := syntax.NewParser(syntax.Variant(syntax.LangBash)).Parse(strings.NewReader(text), "")
	if err != nil {
		return nil, nil, unparsed(err)
	}
	syntax.Walk(file, func(n syntax.Node) bool {
		statement, ok := n.(*syntax.Stmt)
		if !ok {
			_, inner := n.(*syntax.CmdSubst)
			return !inner
		}
		call, ok := statement.Cmd.(*syntax.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		c := newCommand(statement, call)
		if tools[c.name] != "" {
			list = append(list, c)
		} else {
			others = append(others, c)
		}
		return false
	})
	return list, others, nil
}

func unparsed(err error) error {
	var at syntax.ParseError
	if errors.As(err, &at) {
		return &Refusal{
			Why:  forms.T("the shell could not take this line apart: a quote or bracket is open", "Shell 无法解析此命令行：引号或括号未闭合"),
			Line: int(at.Pos.Line()), Column: int(at.Pos.Col()),
			Remedy: forms.T("copy the whole line", "请复制完整命令行"),
		}
	}
	return refuse(forms.T("is no command line that a shell can read", "不是 Shell 可读的命令行"), forms.Text{})
}

// withoutPrompts takes away what pages print before a command.
func withoutPrompts(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		for _, prompt := range []string{"$ ", "% ", "# ", "> "} {
			rest, had := strings.CutPrefix(strings.TrimLeft(line, " "), prompt)
			if first, _, _ := strings.Cut(rest, " "); had && tools[first] != "" {
				lines[i] = rest
			}
		}
	}
	return strings.Join(lines, "\n")
}

func newCommand(statement *syntax.Stmt, call *syntax.CallExpr) command {
	c := command{line: int(statement.Pos().Line()), files: map[string]string{}}
	for _, word := range call.Args {
		w := &wordReader{command: &c}
		w.parts(word.Parts, false)
		text := w.text.String()
		if escapedJSON().MatchString(text) { // Of PowerShell, in one line.
			text = native(text)
		}
		if w.file != "" {
			c.files[text] = w.file
		}
		c.words = append(c.words, text)
	}
	c.words = called(c.words)
	c.name, c.words = program(c.words[0]), c.words[1:]
	for _, r := range statement.Redirs {
		switch {
		case r.Hdoc != nil:
			w := &wordReader{command: &c}
			w.parts(r.Hdoc.Parts, true)
			c.stdin = w.text.String()
		case r.Op == syntax.WordHdoc:
			w := &wordReader{command: &c}
			w.parts(r.Word.Parts, false)
			c.stdin = w.text.String()
		}
	}
	return c
}

// program is the name of a program without its path.
func program(word string) string {
	return strings.TrimSuffix(path.Base(strings.ReplaceAll(word, `\`, "/")), ".exe")
}

// callers are the programs that run another one, which stands behind their own flags.
var callers = map[string]bool{"sudo": true, "env": true, "time": true, "nohup": true, "command": true, "exec": true, "proxychains4": true}

// called are the words from the program on that others only run.
func called(words []string) []string {
	if callers[program(words[0])] {
		for i, word := range words {
			if tools[program(word)] != "" {
				return words[i:]
			}
		}
	}
	return words
}

// wordReader reads what a word comes to. Variables and commands stay as they are written,
// since only the shell knows them.
type wordReader struct {
	*command
	text strings.Builder
	// file is what the word would be read from.
	file string
}

func (w *wordReader) parts(parts []syntax.WordPart, quoted bool) {
	for _, part := range parts {
		switch p := part.(type) {
		case *syntax.Lit:
			w.text.WriteString(unescaped(p.Value, quoted))
		case *syntax.SglQuoted:
			if p.Dollar {
				w.text.WriteString(ansi(p.Value))
			} else {
				w.text.WriteString(p.Value)
			}
		case *syntax.DblQuoted:
			w.parts(p.Parts, true)
		case *syntax.CmdSubst:
			w.substituted(p)
		case *syntax.ParamExp:
			if p.Param != nil {
				w.text.WriteString("${" + p.Param.Value + "}")
			}
		default: // Arithmetic and the like stand in no request.
		}
	}
}

// elsewhere stands for what another command prints.
const elsewhere = "$(...)"

// substituted reads "$(cat file)", "$(cat <<EOF" and "$(printf %b text)", and no other
// command.
func (w *wordReader) substituted(p *syntax.CmdSubst) {
	if len(p.Stmts) != 1 {
		return
	}
	call, ok := p.Stmts[0].Cmd.(*syntax.CallExpr)
	switch {
	case !ok && len(p.Stmts[0].Redirs) == 1 && p.Stmts[0].Redirs[0].Op == syntax.RdrIn:
		inner := &wordReader{command: w.command}
		inner.parts(p.Stmts[0].Redirs[0].Word.Parts, false)
		w.file = inner.text.String()
		return
	case !ok || len(call.Args) == 0:
		return
	}
	inner := newCommand(p.Stmts[0], call)
	switch {
	case inner.name == "printf" && len(inner.words) == 2 && inner.words[0] == "%b":
		w.text.WriteString(strings.TrimRight(octal(inner.words[1]), "\n"))
	case inner.name != "cat":
		w.text.WriteString(elsewhere)
	case inner.stdin != "":
		w.text.WriteString(strings.TrimSuffix(inner.stdin, "\n"))
	case len(inner.words) > 0:
		w.file = inner.words[0]
	}
}

// unescaped takes the backslashes away that a shell takes away.
func unescaped(text string, quoted bool) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) || quoted && !strings.ContainsRune("$`\"\\\n", rune(text[i+1])) {
			b.WriteByte(text[i])
			continue
		}
		if i++; text[i] != '\n' {
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

// octal reads what printf %b writes: \0342 is a byte, and the rest as in $'...'.
func octal(text string) string {
	parts := strings.Split(text, `\\`)
	for i, part := range parts {
		before, rest, found := strings.Cut(part, `\0`)
		var b strings.Builder
		for b.WriteString(ansi(before)); found; b.WriteString(ansi(before)) {
			digits := min(len(rest)-len(strings.TrimLeft(rest, "01234567")), 3)
			n, _ := strconv.ParseUint("0"+rest[:digits], 8, 16)
			b.WriteByte(byte(n & 0xff))
			before, rest, found = strings.Cut(rest[digits:], `\0`)
		}
		parts[i] = b.String()
	}
	return strings.Join(parts, `\`)
}

// ansi reads $'...', as browsers copy requests.
func ansi(text string) string {
	const plain = "abefnrtv\\'\"?"
	const means = "\a\b\x1b\f\n\r\t\v\\'\"?"
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			b.WriteByte(text[i])
			continue
		}
		i++
		if at := strings.IndexByte(plain, text[i]); at >= 0 {
			b.WriteByte(means[at])
			continue
		}
		size := map[byte]int{'x': 2, 'u': 4, 'U': 8}[text[i]]
		end := i + 1
		for end < len(text) && end <= i+size && strings.IndexByte("0123456789abcdefABCDEF", text[end]) >= 0 {
			end++
		}
		n, err := strconv.ParseUint(text[i+1:end], 16, 32)
		switch {
		case err != nil || size == 0:
			b.WriteString(text[i-1 : i+1])
			continue
		case size == 2:
			b.WriteByte(byte(n & 0xff))
		default:
			b.WriteRune(rune(min(n, utf8.MaxRune)))
		}
		i = end - 1
	}
	return b.String()
}
