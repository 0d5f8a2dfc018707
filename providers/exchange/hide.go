package exchange

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"clusterwiz/forms/mask"
)

// hidden masks a body: in JSON each string for itself, so that it stays JSON of the
// same shape, whatever is cut out of it.
func hidden(m mask.Masker, body []byte) []byte {
	if !json.Valid(body) {
		return []byte(m.Hide(string(body)))
	}
	var out []byte
	text, from := string(body), 0
	for at := 0; ; {
		start := strings.IndexByte(text[at:], '"')
		if start < 0 {
			break
		}
		start += at
		at = start + quotedLength(text[start:])
		if clean := hiddenString(m, text[start:at]); clean != text[start:at] {
			out, from = append(append(out, text[from:start]...), clean...), at
		}
	}
	if from == 0 {
		return body
	}
	return append(out, text[from:]...)
}

// quotedLength is the length of the string with which valid JSON begins.
func quotedLength(text string) int {
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
func hiddenString(m mask.Masker, quoted string) string {
	text := quoted[1 : len(quoted)-1]
	// Without an escape it stands for itself.
	if (strings.IndexByte(text, '\\') >= 0 || !utf8.ValidString(text)) && json.Unmarshal([]byte(quoted), &text) != nil {
		return quoted
	}
	clean := m.Hide(text)
	if clean == text {
		return quoted
	}
	again, err := json.Marshal(clean)
	if err != nil {
		return `""`
	}
	return string(again)
}
