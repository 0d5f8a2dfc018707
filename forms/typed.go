package forms

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Lists and maps are typed on one line: "a, b" and "name=value, name=value".
// A part that holds a separator stands in double quotes, as Go writes them.

func listEnds(r rune) bool { return r == ',' || r == '，' || r == '、' || unicode.IsSpace(r) }

func mapEnds(r rune) bool { return r == ',' || r == '，' || r == '\n' || r == '\r' }

// cutTyped returns the next part of text, up to a separator outside quotes, and
// the rest behind the separator.
func cutTyped(text string, ends func(rune) bool) (part, rest string) {
	opens := true
	for i := 0; i < len(text); {
		if opens && text[i] == '"' {
			if quoted, err := strconv.QuotedPrefix(text[i:]); err == nil {
				i += len(quoted)
				opens = false
				continue
			}
		}
		size := 1
		for i+size < len(text) && text[i+size]&0xC0 == 0x80 {
			size++
		}
		char := text[i : i+size]
		if strings.ContainsFunc(char, ends) {
			return text[:i], text[i+size:]
		}
		opens = char == "=" || (opens && strings.TrimSpace(char) == "")
		i += size
	}
	return text, ""
}

func parseList(text string) []string {
	var list []string
	for text != "" {
		var part string
		if part, text = cutTyped(text, listEnds); part != "" {
			list = append(list, unquoted(part))
		}
	}
	return list
}

func parseMap(text string) (map[string]string, bool) {
	entries := map[string]string{}
	for text != "" {
		var part string
		part, text = cutTyped(text, mapEnds)
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		key, value, ok := cutEntry(part)
		if !ok {
			return nil, false
		}
		entries[key] = value
	}
	return entries, true
}

func cutEntry(part string) (key, value string, ok bool) {
	if quoted, err := strconv.QuotedPrefix(part); err == nil && part[0] == '"' {
		value, ok = strings.CutPrefix(strings.TrimSpace(part[len(quoted):]), "=")
		return unquoted(quoted), unquoted(strings.TrimSpace(value)), ok
	}
	key, value, ok = strings.Cut(part, "=")
	key = strings.TrimSpace(key)
	return key, unquoted(strings.TrimSpace(value)), ok && key != ""
}

func unquoted(part string) string {
	if strings.HasPrefix(part, `"`) {
		if text, err := strconv.Unquote(part); err == nil {
			return text
		}
	}
	return part
}

func typedList(list []string) string {
	parts := make([]string, len(list))
	for i, text := range list {
		parts[i] = quoted(text, listEnds)
	}
	return strings.Join(parts, ", ")
}

func typedMap(entries map[string]string) string {
	parts := make([]string, 0, len(entries))
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		name := quoted(key, func(r rune) bool { return r == '=' || mapEnds(r) })
		value := entries[key]
		if value != "" {
			value = quoted(value, mapEnds)
		}
		parts = append(parts, name+"="+value)
	}
	return strings.Join(parts, ", ")
}

// quoted puts text in quotes where it would not be read back as it is.
func quoted(text string, ends func(rune) bool) string {
	plain := text != "" && text == strings.TrimSpace(text) && !strings.Contains(text, `"`) && !strings.ContainsFunc(text, ends)
	if plain {
		return text
	}
	return strconv.Quote(text)
}
