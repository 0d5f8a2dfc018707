package forms

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms/foreign"
)

// Parse reads what a person typed for a field. A text that does not fit the
// field's kind comes back as it is, a string, for [Form.Check] to name;
// nothing typed is lost. A text of blanks alone is nil: unset.
func (f *Field) Parse(text string) any {
	switch f.Kind {
	case Hidden:
	case LongText:
		text = UnixLines(text)
	case String, Choice, Integer, Decimal, Boolean, Strings, Map, Object, List:
		text = f.cutBlanks(strings.TrimSpace(f.Lines(text)))
	}
	if strings.TrimSpace(text) == "" {
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
		if n, err := strconv.ParseFloat(text, 64); err == nil && finite(n) {
			return n
		}
	case Boolean:
		if yes, ok := parseBool(text); ok {
			return yes
		}
	case Strings:
		if list := parseList(text); len(list) > 0 {
			return f.cutAll(list)
		}
		return nil
	case Map:
		if entries, ok := parseMap(text); ok && len(entries) > 0 {
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
		return typedList(v)
	case map[string]string:
		return typedMap(v)
	case Table:
		return typedMap(v.Shown())
	default:
		return fmt.Sprint(v)
	}
}

// Show writes a value for reading: the label of a chosen option, yes and no,
// the unit, the number of items; a secret gives the mask or its reference. What
// is hidden in it has marks, line ends apart.
func (f *Field) Show(value any, lang Lang) string { return foreign.Text(f.show(value, lang)) }

func (f *Field) show(value any, lang Lang) string {
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
		text += " " + f.UnitOf(value).In(lang)
	}
	return text
}

// ShowText is [Field.Show] in both languages.
func (f *Field) ShowText(value any) Text { return T(f.Show(value, En), f.Show(value, Zh)) }

// briefly is what a value is called within a sentence: the label of its option, without
// the explanation behind it where that is not what tells it from others.
func (f *Field) briefly(value string) Text {
	text := Same(value)
	switch f.Kind {
	case Boolean:
		text = f.ShowText(value == "true")
	case Choice:
		text = f.ShowText(value)
		short := T(name(text.En), name(text.Zh))
		if !slices.ContainsFunc(f.Options, func(o Option) bool {
			return o.Value != value && (name(o.Label.En) == short.En || name(o.Label.Zh) == short.Zh)
		}) {
			text = short
		}
	default: // The value is its own name.
	}
	if strings.ContainsFunc(text.Zh, isHan) {
		text.Zh = "“" + text.Zh + "”"
	}
	return text
}

// name is what stands before an explanation.
func name(label string) string {
	if i := strings.IndexAny(label, ":,(：，（"); i > 0 {
		return strings.TrimSpace(label[:i])
	}
	return label
}

// UnitOf is the unit as it follows a value: one that is a noun, and so has its
// own word in Chinese, stands in the English singular behind 1.
func (f *Field) UnitOf(value any) Text {
	unit := f.Unit
	if n, ok := number(value); ok && n == 1 && unit.En != unit.Zh {
		unit.En = strings.TrimSuffix(unit.En, "s")
	}
	return unit
}

// finite tells whether n can be written in JSON.
func finite(n float64) bool { return !math.IsNaN(n) && !math.IsInf(n, 0) }

// Holds tells whether a value has the Go type of the kind; a Decimal may also
// be an int64. What a [Field.MayHide] besides may be, only the field knows.
func (k Kind) Holds(value any) (ok bool) {
	switch k {
	case String, LongText, Choice:
		_, ok = value.(string)
	case Hidden:
		_, ok = value.(Secret)
	case Integer:
		_, ok = value.(int64)
	case Decimal:
		_, ok = number(value)
	case Boolean:
		_, ok = value.(bool)
	case Strings:
		_, ok = value.([]string)
	case Map:
		_, ok = value.(map[string]string)
	case Object:
		_, ok = value.(map[string]any)
	case List:
		_, ok = value.([]any)
	}
	return ok
}

// fits returns what a value of the wrong shape should have been, and the zero
// Text for a value that fits the field's kind.
func (f *Field) fits(value any) Text {
	if _, text := value.(string); text && f.Kind.isText() {
		return Text{} // Most values are.
	}
	n, _ := number(value)
	if (f.Kind.Holds(value) || f.hides(value)) && finite(n) {
		return Text{}
	}
	return f.Kind.wanted()
}

// hides tells whether value is a secret, or has some, in place of what the field's
// kind holds.
func (f *Field) hides(value any) bool {
	switch value.(type) {
	case Secret:
		return f.MayHide && f.Kind != Map
	case Table:
		return f.MayHide && f.Kind == Map
	}
	return false
}

// wanted says what a value of the kind must be.
func (k Kind) wanted() Text {
	switch k {
	case Integer:
		return T("must be a whole number", "须为整数")
	case Decimal:
		return T("must be a number", "须为数字")
	case Boolean:
		return T("must be yes or no", "须为是或否")
	case Strings, List:
		return T("must be a list", "须为列表")
	case Map:
		return T("must be written as name=value", "须写作“名称=值”")
	case Object:
		return T("must be a group of values", "须为一组值")
	case Hidden:
		return T("must be a secret, not plain text", "须为敏感信息，不能写成明文")
	case String, LongText, Choice:
	}
	return T("must be text", "须为文本")
}
