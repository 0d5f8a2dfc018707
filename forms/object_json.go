package forms

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// JSON returns the object as compact JSON. Revealed fails with
// [ErrSecretUnknown] where a secret has not been read.
func (b *Body) JSON(view View) ([]byte, error) { return EncodeJSON(b, view) }

// EncodeJSON returns any value of a Body as compact JSON.
func EncodeJSON(value any, view View) ([]byte, error) {
	return AppendJSON(make([]byte, 0, SizeOfJSON(value)), value, view)
}

// SizeOfJSON is about how many bytes a value takes.
func SizeOfJSON(value any) int {
	const quotes, scalar = 3, 8
	n := 0
	switch v := value.(type) {
	case *Body:
		for i := range v.members {
			n += len(v.members[i].Name) + quotes + SizeOfJSON(v.members[i].Value) + 1
		}
	case []any:
		for _, item := range v {
			n += SizeOfJSON(item) + 1
		}
	case string:
		return len(v) + quotes
	case json.RawMessage:
		return len(v)
	case jsonText:
		// Its quotes are escaped.
		n = SizeOfJSON(v.value)
		n += n / 4
	default:
		return scalar
	}
	return n + len("{}")
}

// AppendJSON is [EncodeJSON] behind what stands in dst.
func AppendJSON(dst []byte, value any, view View) ([]byte, error) {
	switch v := value.(type) {
	case nil:
		return append(dst, "null"...), nil
	case bool:
		return strconv.AppendBool(dst, v), nil
	case int64:
		return strconv.AppendInt(dst, v, 10), nil
	case float64:
		if !finite(v) {
			return appendString(dst, ValueText(v)), nil
		}
		return strconv.AppendFloat(dst, v, 'f', -1, 64), nil
	case string:
		return appendString(dst, v), nil
	case json.RawMessage:
		var buf bytes.Buffer
		err := json.Compact(&buf, v)
		return append(dst, buf.Bytes()...), err
	case Secret:
		if view == Masked {
			return appendString(dst, Mask), nil
		}
		text, known := v.Written()
		if !known {
			return nil, ErrSecretUnknown
		}
		return appendString(dst, text), nil
	case jsonText:
		inner, err := EncodeJSON(v.value, view)
		if err != nil {
			return nil, err
		}
		return appendString(dst, string(inner)), nil
	case []any:
		return appendArray(dst, v, view)
	case *Body:
		return appendObject(dst, v, view)
	default:
		data, err := json.Marshal(v)
		return append(dst, data...), err
	}
}

func appendArray(dst []byte, items []any, view View) ([]byte, error) {
	var err error
	dst = append(dst, '[')
	for i, item := range items {
		if i > 0 {
			dst = append(dst, ',')
		}
		if dst, err = AppendJSON(dst, item, view); err != nil {
			return nil, err
		}
	}
	return append(dst, ']'), nil
}

func appendObject(dst []byte, object *Body, view View) ([]byte, error) {
	var err error
	dst = append(dst, '{')
	for i, m := range object.members {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendString(dst, m.Name), ':')
		if dst, err = AppendJSON(dst, m.Value, view); err != nil {
			return nil, err
		}
	}
	return append(dst, '}'), nil
}

// appendString quotes s for JSON and leaves <, > and & as they are, since the
// request is shown to people.
func appendString(dst []byte, s string) []byte {
	switch {
	case isPlain(s):
		return append(append(append(dst, '"'), s...), '"')
	case utf8.ValidString(s) && !strings.ContainsFunc(s, escaped):
		return appendQuoted(dst, s)
	}
	var buf bytes.Buffer
	encoder := json.NewEncoder(&buf)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		return append(dst, `""`...)
	}
	return append(dst, bytes.TrimRight(buf.Bytes(), "\n")...)
}

// appendQuoted quotes a text in which only quotes and backslashes are escaped, such as JSON.
func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for {
		i := strings.IndexAny(s, `"\\`)
		if i < 0 {
			return append(append(dst, s...), '"')
		}
		dst = append(append(dst, s[:i]...), '\\', s[i])
		s = s[i+1:]
	}
}

// isPlain tells whether s has only characters that stand for themselves, as most texts
// of a request do.
func isPlain(s string) bool {
	for i := range len(s) {
		if !plainBytes[s[i]] {
			return false
		}
	}
	return true
}

var plainBytes = func() (is [256]bool) {
	for c := ' '; c < 0x7f; c++ {
		is[c] = c != '"' && c != '\\'
	}
	return is
}()

// escaped tells whether JSON, or JavaScript around it, wants r escaped, which is no quote
// and no backslash.
func escaped(r rune) bool {
	return r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029'
}

func (p *place) wrap(value any) any {
	switch p.Encoding {
	case JSONText:
		return jsonText{value}
	case AsText, AsDigit, AsBit, Base64ed, Literal:
		return p.wrapText(value)
	case Plainly, Joined:
	}
	return value
}

// wrapText encodes the text of a value. A secret stays one, so that the
// encoded text is masked and revealed as the secret itself.
func (p *place) wrapText(value any) any {
	secret, isSecret := value.(Secret)
	text := ValueText(value)
	if isSecret {
		text, _ = secret.Reveal()
	}
	switch yes, isBool := value.(bool); {
	case p.Encoding == Base64ed:
		text = base64.StdEncoding.EncodeToString([]byte(text))
	case p.Encoding == AsText:
		text += p.Suffix
	case p.Encoding == AsDigit && isBool:
		text = digit(yes)
	case p.Encoding == AsBit && isBool:
		return json.RawMessage(digit(yes))
	}
	_, known := secret.Reveal()
	switch {
	case isSecret && !known:
		return secret
	case isSecret:
		return secret.written(text)
	case p.Encoding == Literal && json.Valid([]byte(text)):
		return json.RawMessage(text)
	case p.Encoding == Literal:
		return value
	}
	return text
}

func digit(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}

func (p *place) list(texts []string) any {
	if p.Encoding == Joined {
		return strings.Join(texts, ",")
	}
	items := make([]any, len(texts))
	for i, item := range texts {
		items[i] = item
	}
	return items
}
