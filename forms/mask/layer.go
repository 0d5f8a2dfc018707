package mask

import (
	"encoding/base64"
	"iter"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// deepest is how many spellings may lie within each other: JSON within a form within
// Base64, quoted by a refusal that is JSON itself.
const deepest = 4

// work bounds the readings of a text that is made to have many: together they are so
// many times as long as the text, and a long one is read in pieces.
const (
	work  = 8
	short = 64 << 10
)

// layer is one reading of a text: the text itself, or what it comes to when escapes
// are undone. What is no escape stays as it is, so that a spelling that is half of
// one kind and half of another is read as well.
type layer struct {
	text string
	// at has for each byte of text, and for its end, where it begins in the source; nil
	// for the source itself.
	at []int
	// depth is how many decoders made it.
	depth int
}

// source returns the part of the source that bytes from..to of the layer stand for.
func (l layer) source(from, to int) (int, int) {
	end := to
	for end < len(l.text) && l.begins(end) <= l.begins(to-1) {
		end++
	}
	return l.begins(from), l.begins(end)
}

// begins is where a byte begins in the source.
func (l layer) begins(at int) int {
	if l.at == nil {
		return at
	}
	return l.at[at]
}

// layers gives the readings of a text in which a secret may stand, the text itself first.
func layers(text string, finder Finder) iter.Seq[layer] {
	least := finder.Least()
	return func(yield func(layer) bool) {
		queue := []layer{{text: text}}
		var seen map[string]bool
		for left := work * max(len(text), short); len(queue) > 0 && left > 0; {
			l := queue[0]
			queue, left = queue[1:], left-len(l.text)
			if !yield(l) {
				return
			}
			if l.depth == deepest {
				continue
			}
			for _, more := range append(unescaped(l), unpacked(l, finder)...) {
				if len(more.text) >= least && !seen[more.text] && more.text != text {
					if seen == nil {
						seen = map[string]bool{}
					}
					seen[more.text] = true
					queue = append(queue, more)
				}
			}
		}
	}
}

// decoder reads the escape that text begins with: what it stands for, and its length;
// 0 for none.
type decoder func(text string) (meant string, length int)

// decoders are those of escapes, by the byte with which an escape begins.
var decoders = []struct {
	signs  string
	decode decoder
}{
	{"%", percent},
	{"%+", form},
	{`\`, backslash},
	{"&", entity},
}

// unescaped are the readings of a layer in which one kind of escapes is undone.
func unescaped(l layer) []layer {
	var found []layer
	for _, d := range decoders {
		if !strings.ContainsAny(l.text, d.signs) {
			continue
		}
		out, at, changed := make([]byte, 0, len(l.text)), make([]int, 0, len(l.text)+1), false
		for i := 0; i < len(l.text); {
			meant, length := l.text[i:i+1], 1
			if strings.IndexByte(d.signs, l.text[i]) >= 0 {
				if text, n := d.decode(l.text[i:]); n > 0 {
					meant, length, changed = text, n, true
				}
			}
			for range len(meant) {
				at = append(at, l.begins(i))
			}
			out, i = append(out, meant...), i+length
		}
		if changed {
			found = append(found, layer{string(out), append(at, l.begins(len(l.text))), l.depth + 1})
		}
	}
	return found
}

// percent reads %C3.
func percent(text string) (string, int) {
	if len(text) >= 3 {
		if b, err := strconv.ParseUint(text[1:3], 16, 8); err == nil {
			return string([]byte{byte(b)}), 3
		}
	}
	return "", 0
}

// form reads %C3, and + as the blank that it is in forms.
func form(text string) (string, int) {
	if text[0] == '+' {
		return " ", 1
	}
	return percent(text)
}

// simple are the escapes of one letter in JSON, TOML, Go and shells.
var simple = map[byte]string{
	'n': "\n", 'r': "\r", 't': "\t", 'b': "\b", 'f': "\f", 'a': "\a", 'v': "\v", 'e': "\x1b", '0': "\x00",
}

// backslash reads the escapes of JSON, TOML and Go: \", \/, \n, \u00e9, \U0001F600,
// \x41, and two halves of a surrogate pair.
func backslash(text string) (string, int) {
	if len(text) < 2 {
		return "", 0
	}
	digits := map[byte]int{'u': 4, 'U': 8, 'x': 2}[text[1]]
	r, ok := hex(text, 2, digits)
	switch {
	case ok && utf16.IsSurrogate(r):
		if low, pair := hex(text, 8, 4); pair && text[6:8] == `\u` {
			if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
				return string(both), 12
			}
		}
		return "", 0
	case ok:
		return string(r), 2 + digits
	case digits > 0:
		return "", 0
	}
	if meant, ok := simple[text[1]]; ok {
		return meant, 2
	}
	_, size := utf8.DecodeRuneInString(text[1:])
	return text[1 : 1+size], 1 + size
}

// hex reads so many hexadecimal digits from text.
func hex(text string, from, digits int) (rune, bool) {
	if digits == 0 || len(text) < from+digits {
		return 0, false
	}
	n, err := strconv.ParseInt(text[from:from+digits], 16, 32)
	return rune(n), err == nil && n >= 0 && n <= utf8.MaxRune
}

// named are the entities that XML has.
var named = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// entity reads &amp;, &#38; and &#x26;.
func entity(text string) (string, int) {
	end := strings.IndexByte(text[:min(len(text), 12)], ';')
	if end < 2 {
		return "", 0
	}
	name := text[1:end]
	if meant, ok := named[name]; ok {
		return meant, end + 1
	}
	number, isNumber := strings.CutPrefix(name, "#")
	base := 10
	if digits, isHex := strings.CutPrefix(strings.ToLower(number), "x"); isHex {
		number, base = digits, 16
	}
	if n, err := strconv.ParseUint(number, base, 32); isNumber && err == nil && n <= utf8.MaxRune {
		return string(rune(n)), end + 1
	}
	return "", 0
}

// runs gives the parts of at least so many bytes that may be Base64, with what fills
// them up.
func runs(text string, least int) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for from := 0; from < len(text); from++ {
			to := from
			for to < len(text) && inBase64[text[to]] {
				to++
			}
			end := to
			for end < min(to+2, len(text)) && text[end] == '=' {
				end++
			}
			if to-from >= least && !yield(from, end) {
				return
			}
			from = end
		}
	}
}

// inBase64 are the signs of both alphabets.
var inBase64 = func() (in [256]bool) {
	for _, sign := range "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_" {
		in[sign] = true
	}
	return in
}()

// standardBase64 is Base64 of either alphabet in one, without what fills it up.
func standardBase64(text string) []byte {
	data := []byte(strings.TrimRight(text, "="))
	for i, sign := range data {
		switch sign {
		case '-':
			data[i] = '+'
		case '_':
			data[i] = '/'
		}
	}
	return data
}

// packed is the length from which a part of a text may be Base64 of a secret of at least so
// many bytes.
func packed(least int) int { return (4*least + 2) / 3 }

// unpacked are the parts of a layer that may be Base64 of something that holds a secret,
// read from each of the four places where a group may begin. All of such a reading stands
// for the whole part.
func unpacked(l layer, finder Finder) []layer {
	var found []layer
	least := finder.Least()
	for begins, ends := range runs(l.text, packed(least)) {
		from, to := l.source(begins, ends)
		text := standardBase64(l.text[begins:ends])
		plain := make([]byte, len(text))
		for skip := range 4 {
			data := text[min(skip, len(text)):]
			if len(data)%4 == 1 {
				data = data[:len(data)-1]
			}
			n, err := base64.RawStdEncoding.Decode(plain, data)
			if err != nil || n < least {
				continue
			}
			read, depth := string(plain[:n]), l.depth+1
			if !utf8.ValidString(read) {
				if !finds(finder, read) {
					continue // No text, so that nothing is spelled in it again.
				}
				depth = deepest
			}
			at := make([]int, n+1)
			for i := range n {
				at[i] = from
			}
			at[n] = to
			found = append(found, layer{read, at, depth})
		}
	}
	return found
}
