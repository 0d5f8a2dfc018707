package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// The bounds within which a text is a request.
const (
	deepest  = 100
	mostOnes = 500_000
)

// ParseJSON reads one value. Comments and commas before a closing bracket are allowed,
// as people keep them in files. Of members of the same name the last one counts, and
// the others are told. The error is a [*Refusal].
func ParseJSON(text []byte) (*Tree, []Finding, error) {
	d := &jsonReader{text: plainJSON(text)}
	d.decoder = json.NewDecoder(bytes.NewReader(d.text))
	d.decoder.UseNumber()
	tree, err := d.value("", 0)
	if err == nil {
		_, err = d.decoder.Token()
		switch {
		case errors.Is(err, io.EOF):
			return tree, d.twice, nil
		case err == nil:
			err = d.wrong(forms.T("more follows behind the value", "值之后还有多余的内容"))
		}
	}
	return nil, nil, d.placed(err)
}

// jsonReader makes a tree of tokens.
type jsonReader struct {
	text    []byte
	decoder *json.Decoder
	twice   []Finding
	ones    int
}

func (d *jsonReader) value(where string, depth int) (*Tree, error) {
	token, err := d.decoder.Token()
	if err != nil {
		return nil, err
	}
	if d.ones++; depth > deepest || d.ones > mostOnes {
		return nil, d.wrong(forms.Tf("no request is so large: more than %d levels or %d values", "请求不会如此之大：超过 %d 层或 %d 个值", deepest, mostOnes))
	}
	tree := &Tree{Where: where}
	switch v := token.(type) {
	case nil:
		tree.Type = Null
	case bool:
		tree.Type, tree.Text = Boolean, fmt.Sprint(v)
	case json.Number:
		tree.Type, tree.Text = Number, v.String()
	case string:
		tree.Type, tree.Text = Text, v
	case json.Delim:
		if v == '[' {
			tree.Type = List
			return tree, d.items(tree, depth)
		}
		tree.Type = Object
		return tree, d.members(tree, depth)
	}
	return tree, nil
}

func (d *jsonReader) items(tree *Tree, depth int) error {
	for d.decoder.More() {
		item, err := d.value(indexed(tree.Where, len(tree.Items)), depth+1)
		if err != nil {
			return err
		}
		tree.Items = append(tree.Items, item)
	}
	_, err := d.decoder.Token()
	return err
}

func (d *jsonReader) members(tree *Tree, depth int) error {
	at := map[string]int{}
	for d.decoder.More() {
		token, err := d.decoder.Token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		value, err := d.value(named(tree.Where, name), depth+1)
		if err != nil {
			return err
		}
		if i, had := at[name]; had {
			d.twice = append(d.twice, Finding{
				Kind: Changed, Where: value.Where,
				Text: forms.T("is there twice: the last one counts", "出现多次：以最后一个为准"),
			})
			tree.Members[i].Value = value
			continue
		}
		at[name] = len(tree.Members)
		tree.Members = append(tree.Members, Member{name, value})
	}
	_, err := d.decoder.Token()
	return err
}

// placed makes an error of the decoder one of ours, which quotes nothing of the text.
func (d *jsonReader) placed(err error) error {
	var ours *Refusal
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &ours):
		return ours
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return d.wrongAt(len(d.text), forms.T("the text ends before the JSON does: it was cut off", "JSON 尚未结束，文本已中断：内容被截断"))
	case errors.As(err, &syntax):
		at := max(int(syntax.Offset)-1, int(d.decoder.InputOffset()))
		if at >= len(bytes.TrimRight(d.text, " \t\r\n")) {
			return d.wrongAt(len(d.text), forms.T("the text ends before the JSON does: it was cut off", "JSON 尚未结束，文本已中断：内容被截断"))
		}
		return d.wrongAt(at, d.unexpected(at))
	}
	return d.wrong(forms.T("is not JSON", "不是 JSON"))
}

// unexpected names the character at which JSON ends, which tells no secret.
func (d *jsonReader) unexpected(at int) forms.Text {
	r, _ := utf8.DecodeRune(d.text[min(at, len(d.text)-1):])
	return forms.Tf("is not JSON: %s cannot stand here", "不是 JSON：此处不能有 %s", foreign.Name(string(r)))
}

func (d *jsonReader) wrong(text forms.Text) *Refusal {
	return d.wrongAt(int(d.decoder.InputOffset()), text)
}

func (d *jsonReader) wrongAt(offset int, text forms.Text) *Refusal {
	line, column := position(d.text, offset)
	return &Refusal{Why: text, Line: line, Column: column}
}

// plainJSON writes blanks over comments and over commas before a closing bracket; what
// remains stands where it stood.
func plainJSON(text []byte) []byte {
	out := bytes.Clone(text)
	comma := -1
	for i := 0; i < len(out); i++ {
		switch c := out[i]; {
		case c == '"':
			i = stringEnd(out, i)
			comma = -1
		case c == '#' || c == '/' && i+1 < len(out) && out[i+1] == '/':
			i = blanked(out, i, lineEnd(out, i)) - 1
		case c == '/' && i+1 < len(out) && out[i+1] == '*':
			end := bytes.Index(out[i+2:], []byte("*/"))
			if end < 0 {
				return out
			}
			i = blanked(out, i, i+2+end+2) - 1
		case c == ',':
			comma = i
		case (c == '}' || c == ']') && comma >= 0:
			out[comma], comma = ' ', -1
		case c != ' ' && c != '\t' && c != '\r' && c != '\n':
			comma = -1
		}
	}
	return out
}

// stringEnd returns where the string that begins at i ends.
func stringEnd(text []byte, i int) int {
	for i++; i < len(text) && text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return i
}

func lineEnd(text []byte, i int) int {
	if end := bytes.IndexByte(text[i:], '\n'); end >= 0 {
		return i + end
	}
	return len(text)
}

// blanked writes blanks over text, line ends apart, and returns to.
func blanked(text []byte, from, to int) int {
	for i := from; i < to; i++ {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
	return to
}
