package exchange

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"clusterwiz/forms/mask"
)

// hidden masks a body: in JSON each string for itself, so that it stays JSON of the
// same shape, whatever is cut out of it.
func hidden(m mask.Masker, body []byte) []byte {
	if !json.Valid(body) {
		return []byte(m.Hide(string(body)))
	}
	var out bytes.Buffer
	out.Grow(len(body))
	for rest := body; ; {
		start := bytes.IndexByte(rest, '"')
		if start < 0 {
			return append(out.Bytes(), rest...)
		}
		end := start + quotedLength(rest[start:])
		out.Write(rest[:start])
		out.Write(hiddenString(m, rest[start:end]))
		rest = rest[end:]
	}
}

// quotedLength is the length of the string with which valid JSON begins.
func quotedLength(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

// hiddenString masks one string of JSON, which stays as it is written where there is
// nothing to mask.
func hiddenString(m mask.Masker, quoted []byte) []byte {
	var text string
	if plain := quoted[1 : len(quoted)-1]; bytes.IndexByte(plain, '\\') < 0 && utf8.Valid(plain) {
		text = string(plain) // It stands for itself.
	} else if json.Unmarshal(quoted, &text) != nil {
		return quoted
	}
	clean := m.Hide(text)
	if clean == text {
		return quoted
	}
	again, err := json.Marshal(clean)
	if err != nil {
		return []byte(`""`)
	}
	return again
}
