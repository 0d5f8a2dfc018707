package forms

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Parse reads what a person typed for a field. A text that does not fit the
// field's kind comes back as it is, a string, for [Form.Check] to name;
// nothing typed is lost. An empty text is nil: unset.
func (f *Field) Parse(text string) any {
	if f.Kind != Hidden && f.Kind != LongText {
		text = strings.TrimSpace(text)
	}
	if text == "" {
		return nil
	}
	switch f.Kind {
	case Hidden:
		return Plain(text)
	case Integer:
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return n
		}
	case Decimal:
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
	case Boolean:
		if yes, ok := parseBool(text); ok {
			return yes
		}
	case Strings:
		return splitList(text)
	case Map:
		if entries, ok := parseMap(text); ok {
			return entries
		}
	case String, LongText, Choice, Object, List:
	}
	return text
}

func parseBool(text string) (yes, ok bool) {
	switch strings.ToLower(text) {
	case "true", "yes", "y", "on", "是":
		return true, true
	case "false", "no", "n", "off", "否":
		return false, true
	}
	return false, false
}

func splitList(text string) []string {
	parts := strings.FieldsFunc(text, func(r rune) bool {
		return r == ',' || r == '\uff0c' || r == ' ' || r == '\n' || r == '、'
	})
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

func parseMap(text string) (map[string]string, bool) {
	entries := map[string]string{}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == ',' || r == '\uff0c' }) {
		key, value, ok := strings.Cut(part, "=")
		if key = strings.TrimSpace(key); !ok || key == "" {
			return nil, false
		}
		entries[key] = strings.TrimSpace(value)
	}
	return entries, true
}

// ValueText writes a value as a person would type it, so that [Field.Parse]
// reads the same back; a secret gives the mask.
func ValueText(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []string:
		return strings.Join(v, ", ")
	case map[string]string:
		parts := make([]string, 0, len(v))
		for _, key := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, key+"="+v[key])
		}
		return strings.Join(parts, ", ")
	default:
		return fmt.Sprint(v)
	}
}

// Show writes a value for reading: the label of a chosen option, yes and no,
// the unit, the number of items; a secret gives the mask or its reference.
func (f *Field) Show(value any, lang Lang) string {
	switch v := value.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return T("yes", "是").In(lang)
		}
		return T("no", "否").In(lang)
	case Secret:
		if ref := v.Ref(); ref.Kind != "" {
			return strings.TrimSpace(string(ref.Kind) + " " + ref.Name)
		}
		return Mask
	case []any:
		return Tf("%d", "%d 项", len(v)).In(lang)
	case string:
		for _, option := range f.Options {
			if option.Value == v && f.Kind == Choice && option.Label.In(lang) != "" {
				return option.Label.In(lang)
			}
		}
		return v
	}
	text := ValueText(value)
	if !f.Unit.IsZero() {
		text += " " + f.Unit.In(lang)
	}
	return text
}

// fits returns what a value of the wrong shape should have been, and the zero
// Text for a value that fits the field's kind.
func (f *Field) fits(value any) Text {
	ok := false
	switch f.Kind {
	case String, LongText, Choice:
		_, ok = value.(string)
	case Hidden:
		_, ok = value.(Secret)
	case Integer:
		if _, ok = value.(int64); !ok {
			return T("must be a whole number", "须为整数")
		}
	case Decimal:
		if _, ok = number(value); !ok {
			return T("must be a number", "须为数字")
		}
	case Boolean:
		if _, ok = value.(bool); !ok {
			return T("must be yes or no", "须为是或否")
		}
	case Strings:
		if _, ok = value.([]string); !ok {
			return T("must be a list", "须为列表")
		}
	case Map:
		if _, ok = value.(map[string]string); !ok {
			return T("must be written as name=value", "须写作 名称=值")
		}
	case Object:
		_, ok = value.(map[string]any)
	case List:
		_, ok = value.([]any)
	}
	if !ok {
		return T("has the wrong type", "类型不对")
	}
	return Text{}
}
