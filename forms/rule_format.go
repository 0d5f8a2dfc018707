package forms

import (
	"encoding/json"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// CIDR wants an IPv4 block written with its first address, between MinBits and
// MaxBits long and, where Within is given, inside one of those blocks.
type CIDR struct {
	Within           []netip.Prefix
	MinBits, MaxBits int
}

// Blocks reads prefixes for [CIDR.Within]; it panics on a slip in a declaration.
func Blocks(blocks ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, block := range blocks {
		out = append(out, netip.MustParsePrefix(block))
	}
	return out
}

// Kinds implements [Rule].
func (CIDR) Kinds() []Kind { return TextKinds }

// Describe implements [Rule].
func (r CIDR) Describe() Text {
	text := Tf("must be an address block with a mask of /%d to /%d, such as 192.168.0.0/16",
		"须为网段，掩码 /%d 至 /%d，如 192.168.0.0/16", r.MinBits, r.MaxBits)
	if len(r.Within) == 0 {
		return text
	}
	var blocks []string
	for _, block := range r.Within {
		blocks = append(blocks, block.String())
	}
	return Tf("%s, inside %s", "%s，且在 %s 之内", text, joinValues(blocks))
}

// masks is what is wrong with a block that is only too large or too small.
func (r CIDR) masks() Text {
	if r.MinBits == 0 {
		return Tf("must have a mask of /%d or shorter", "掩码须为 /%d 或更短", r.MaxBits)
	}
	return Tf("must have a mask of /%d to /%d", "掩码须为 /%d 至 /%d", r.MinBits, r.MaxBits)
}

// shape wants a block and no host bits, whatever its size.
func (r CIDR) shape(value any) Text {
	for _, s := range texts(value) {
		block, err := netip.ParsePrefix(s)
		if err != nil || !block.Addr().Is4() {
			return r.Describe()
		}
		if block != block.Masked() {
			return Tf("has host bits set; the block is %s", "主机位不为 0，网段应为 %s", block.Masked())
		}
	}
	return Text{}
}

// Check implements [Rule].
func (r CIDR) Check(value any) Text {
	if wrong := r.shape(value); !wrong.IsZero() {
		return wrong
	}
	for _, s := range texts(value) {
		block, _ := netip.ParsePrefix(s)
		if block.Bits() < r.MinBits || block.Bits() > r.MaxBits {
			return r.masks()
		}
		inside := func(outer netip.Prefix) bool {
			return outer.Bits() <= block.Bits() && outer.Contains(block.Addr())
		}
		if len(r.Within) > 0 && !slices.ContainsFunc(r.Within, inside) {
			return r.Describe()
		}
	}
	return Text{}
}

// Password wants Min..Max characters from at least Classes of the four classes
// upper case, lower case, digits and the signs in Specials; no other character.
type Password struct {
	Min, Max, Classes int
	Specials          string
}

// Kinds implements [Rule].
func (Password) Kinds() []Kind { return []Kind{Hidden} }

// Describe implements [Rule].
func (r Password) Describe() Text {
	return Tf("must have %d-%d characters with %d of: upper case, lower case, digits, symbols %s",
		"须为 %d-%d 个字符，含以下至少 %d 类：大写字母、小写字母、数字、符号 %s", r.Min, r.Max, r.Classes, r.Specials)
}

// Check implements [Rule]. What it says never quotes the password.
func (r Password) Check(value any) Text {
	for _, s := range texts(value) {
		if n := utf8.RuneCountInString(s); n < r.Min || n > r.Max {
			return Tf("must have %d-%d characters, not %d", "须为 %d-%d 个字符，现为 %d", r.Min, r.Max, n)
		}
		classes, other := r.count(s)
		if other {
			return Tf("may contain only letters, digits and the symbols %s", "只能含字母、数字和符号 %s", r.Specials)
		}
		if classes < r.Classes {
			return Tf("must mix %d of: upper case, lower case, digits, symbols %s; now %d",
				"须含以下至少 %d 类：大写字母、小写字母、数字、符号 %s；现为 %d 类", r.Classes, r.Specials, classes)
		}
	}
	return Text{}
}

func (r Password) count(s string) (classes int, other bool) {
	var seen [4]bool
	for _, c := range s {
		switch {
		case c >= 'A' && c <= 'Z':
			seen[0] = true
		case c >= 'a' && c <= 'z':
			seen[1] = true
		case c >= '0' && c <= '9':
			seen[2] = true
		case strings.ContainsRune(r.Specials, c):
			seen[3] = true
		default:
			other = true
		}
	}
	for _, has := range seen {
		if has {
			classes++
		}
	}
	return classes, other
}

// URL wants an absolute address with one of the schemes.
type URL struct{ Schemes []string }

// Kinds implements [Rule].
func (URL) Kinds() []Kind { return TextKinds }

// Describe implements [Rule].
func (r URL) Describe() Text {
	example := r.Schemes[len(r.Schemes)-1] + "://example.com/path"
	return Tf("must be an address such as %s", "须为地址，如 %s", example)
}

// Check implements [Rule].
func (r URL) Check(value any) Text { return verdict(everyText(value, r.obeys), r) }

func (r URL) obeys(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && slices.Contains(r.Schemes, u.Scheme) && !strings.ContainsAny(s, " \t\n")
}

// JSON wants a text that is JSON; Shape is "object", "array" or empty for any.
type JSON struct{ Shape string }

// Kinds implements [Rule].
func (JSON) Kinds() []Kind { return TextKinds }

// Describe implements [Rule].
func (r JSON) Describe() Text {
	switch r.Shape {
	case "object":
		return T("must be a JSON object, such as {\"a\": 1}", "须为 JSON 对象，如 {\"a\": 1}")
	case "array":
		return T("must be a JSON array, such as [1, 2]", "须为 JSON 数组，如 [1, 2]")
	}
	return T("must be JSON", "须为 JSON")
}

// Check implements [Rule].
func (r JSON) Check(value any) Text { return verdict(everyText(value, r.obeys), r) }

func (r JSON) obeys(s string) bool {
	if !json.Valid([]byte(s)) {
		return false
	}
	switch first := strings.TrimLeft(s, " \t\r\n")[0]; r.Shape {
	case "object":
		return first == '{'
	case "array":
		return first == '['
	}
	return r.Shape == ""
}
