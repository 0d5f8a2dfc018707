package foreign

import (
	"bytes"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON returns JSON text with every hidden character in it escaped, which JSON
// reads as the same: such characters stand within strings alone, but for the
// blanks between tokens.
func JSON(data []byte) []byte {
	if clean(string(data), "\n\t\r") {
		return data
	}
	var b bytes.Buffer
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case !Hidden(r) || r == '\n' || r == '\t' || r == '\r':
			b.Write(data[:size])
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		data = data[size:]
	}
	return b.Bytes()
}
