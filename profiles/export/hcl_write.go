package export

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"clusterwiz/forms/foreign"
)

// line is a line of HCL: an assignment where it has a name. Brackets are how many more
// its text opens than closes; those within texts in quotes count for nothing.
type line struct {
	name, text string
	brackets   int
}

// expression is a value; all but short ones take several lines.
type expression []line

// token is an expression that stands for itself: true, null, a number, var.password.
func token(text string) expression { return expression{{text: text}} }

// reference is the way to something else of the file.
func reference(names ...string) expression { return token(strings.Join(names, ".")) }

// quoted is a text as a string of HCL: nothing in it is a template. Terraform itself reads
// texts as composed characters (NFC).
func quoted(text string) expression {
	text = norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD"))
	var out strings.Builder
	for i, r := range text {
		switch {
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\r':
			out.WriteString(`\r`)
		case r == '\t':
			out.WriteString(`\t`)
		case r == '"', r == '\\':
			out.WriteString(`\` + string(r))
		case (r == '$' || r == '%') && strings.HasPrefix(text[i+1:], "{"):
			out.WriteString(string(r) + string(r))
		case unicode.IsPrint(r):
			out.WriteRune(r)
		case r < 1<<16:
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			fmt.Fprintf(&out, `\U%08x`, r)
		}
	}
	return token(`"` + out.String() + `"`)
}

// maxBits is how long a number may be that is written out without an exponent.
const maxBits = 4096

// number is a number as Terraform writes one, without an exponent; false for what is none.
func number(text string) (expression, bool) {
	f, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
	if err != nil || f.IsInf() || f.MantExp(nil) > maxBits || f.MantExp(nil) < -maxBits {
		return nil, false
	}
	return token(f.Text('f', -1)), true
}

// call is a function of an expression.
func call(function string, inner expression) expression {
	return concat(expression{{text: function + "(", brackets: 1}}, inner, expression{{text: ")", brackets: -1}})
}

// tuple is a list of values.
func tuple(items []expression) expression {
	parts := []expression{{{text: "[", brackets: 1}}}
	for i, item := range items {
		if i > 0 {
			parts = append(parts, token(", "))
		}
		parts = append(parts, item)
	}
	return concat(append(parts, expression{{text: "]", brackets: -1}})...)
}

// member is a value by its name, which is in quotes where it has to be.
type member struct {
	name  string
	value expression
}

// object has each member on a line of its own.
func object(members []member) expression {
	if len(members) == 0 {
		return token("{}")
	}
	out := expression{{text: "{", brackets: 1}}
	for _, m := range members {
		out = append(out, assigned(m.name, m.value)...)
	}
	return append(out, line{text: "}", brackets: -1})
}

// assigned are the lines that give a value to a name.
func assigned(name string, value expression) expression {
	out := append(expression{}, value...)
	out[0].name = name
	return out
}

// concat puts expressions behind each other, the end of one and the start of the next on
// one line.
func concat(parts ...expression) expression {
	out := append(expression{}, parts[0]...)
	for _, part := range parts[1:] {
		last := &out[len(out)-1]
		last.text += part[0].text
		last.brackets += part[0].brackets
		out = append(out, part[1:]...)
	}
	return out
}

// body is what stands in a file or between the brackets of a block.
type body struct {
	entries []entry
}

// entry is an attribute, with its name, or a block; else a comment or an empty line.
type entry struct {
	name  string
	lines expression
	block *body
}

func (b *body) set(name string, value expression) {
	b.entries = append(b.entries, entry{name: name, lines: assigned(name, value)})
}

// value is that of an attribute, nil where there is none.
func (b *body) value(name string) expression {
	for _, e := range b.entries {
		if e.name == name {
			value := append(expression{}, e.lines...)
			value[0].name = ""
			return value
		}
	}
	return nil
}

// add begins a block behind what is there.
func (b *body) add(kind string, labels ...string) *body {
	inner := &body{}
	b.insert(inner, kind, labels...)
	return inner
}

func (b *body) insert(inner *body, kind string, labels ...string) {
	head := kind
	for _, label := range labels {
		head += ` "` + label + `"`
	}
	b.entries = append(b.entries, entry{lines: expression{{text: head + " {", brackets: 1}}, block: inner})
}

// empty tells whether the body has neither an attribute nor a block.
func (b *body) empty() bool {
	for _, e := range b.entries {
		if e.name != "" || e.block != nil {
			return false
		}
	}
	return true
}

func (b *body) newline() { b.entries = append(b.entries, entry{lines: expression{{}}}) }

// remark writes a comment on a line of its own, whatever the text holds.
func (b *body) remark(text string) {
	b.entries = append(b.entries, entry{lines: token("# " + foreign.Line(strings.ToValidUTF8(text, "\uFFFD")))})
}

func (b *body) lines() []line {
	var out []line
	for _, e := range b.entries {
		out = append(out, e.lines...)
		if e.block != nil {
			out = append(append(out, e.block.lines()...), line{text: "}", brackets: -1})
		}
	}
	return out
}
