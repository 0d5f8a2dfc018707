package profiles

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// inline writes a value on one line of TOML.
func inline(value any) string {
	switch v := value.(type) {
	case string:
		return quote(v)
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return decimal(v)
	case []string:
		items := make([]string, len(v))
		for i := range v {
			items[i] = quote(v[i])
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]string:
		var entries []string
		for _, key := range sortedKeys(v) {
			entries = append(entries, quoteKey(key)+" = "+quote(v[key]))
		}
		if len(entries) == 0 {
			return "{}"
		}
		return "{ " + strings.Join(entries, ", ") + " }"
	case forms.Secret:
		return inlineSecret(v.Ref())
	case forms.Table:
		var entries []string
		for _, key := range sortedKeys(v) {
			entries = append(entries, quoteKey(key)+" = "+inline(v[key]))
		}
		return "{ " + strings.Join(entries, ", ") + " }"
	case []any:
		return "[]"
	case map[string]any:
		return "{}"
	default:
		return quote(fmt.Sprint(v))
	}
}

// inlineSecret writes where a secret is kept; one that is kept nowhere is
// asked for when the profile is used.
func inlineSecret(ref forms.Ref) string {
	switch ref.Kind {
	case forms.FromEnv, forms.FromFile, forms.FromKeyring:
		return fmt.Sprintf("{ %s = %s }", ref.Kind, quote(ref.Name))
	case forms.FromPrompt:
	}
	return "{ prompt = true }"
}

// decimal keeps a point, or the number would be read as a whole one.
func decimal(v float64) string {
	switch {
	case math.IsNaN(v):
		return "nan"
	case math.IsInf(v, 1):
		return "inf"
	case math.IsInf(v, -1):
		return "-inf"
	}
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

func isBare(key string) bool {
	return key != "" && strings.Trim(key, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") == ""
}

func quoteKey(key string) string {
	if isBare(key) {
		return key
	}
	return quote(key)
}

// quote writes a text between double quotes. What is not valid UTF-8 cannot
// stand in TOML and is replaced.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		escapeRune(&b, r)
	}
	b.WriteByte('"')
	return b.String()
}

func escapeRune(b *strings.Builder, r rune) {
	switch r {
	case '"', '\\':
		b.WriteByte('\\')
		b.WriteRune(r)
	case '\n':
		b.WriteString(`\n`)
	case '\t':
		b.WriteString(`\t`)
	case '\r':
		b.WriteString(`\r`)
	default:
		switch {
		case !foreign.Hidden(r):
			b.WriteRune(r)
		case r <= 0xffff:
			fmt.Fprintf(b, `\u%04X`, r)
		default:
			fmt.Fprintf(b, `\U%08X`, r)
		}
	}
}

// multiline writes a text of several lines so that it reads as such: between
// three single quotes where it can stand as it is, else between three double
// ones with escapes.
func multiline(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	plain := !strings.Contains(s, "'''") && !strings.HasSuffix(s, "'") &&
		!strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && r != '\t' && foreign.Hidden(r) })
	if plain && strings.ContainsAny(s, `\"`) {
		return "'''\n" + s + "'''"
	}
	var b strings.Builder
	b.WriteString("\"\"\"\n")
	for _, r := range s {
		if r == '\n' || r == '\t' {
			b.WriteRune(r)
			continue
		}
		escapeRune(&b, r)
	}
	b.WriteString(`"""`)
	return b.String()
}
