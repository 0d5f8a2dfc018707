package profiles

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"clusterwiz/forms"
)

// The types of TOML in words.
var (
	typeText  = forms.T("text", "文本")
	typeTable = forms.T("a table", "表")
)

// wanted are the types of TOML for the kinds.
var wanted = sync.OnceValue(func() map[forms.Kind]forms.Text {
	return map[forms.Kind]forms.Text{
		forms.String: typeText, forms.LongText: typeText, forms.Choice: typeText,
		forms.Integer: forms.T("a whole number", "整数"),
		forms.Decimal: forms.T("a number", "数字"),
		forms.Boolean: forms.T("true or false", "true 或 false"),
		forms.Strings: forms.T("a list of texts", "文本列表"),
		forms.Map:     forms.T("a table of texts", "文本表"),
		forms.Object:  typeTable,
		forms.List:    forms.T("a list of tables", "表的列表"),
	}
})

func typeOf(value any) forms.Text {
	switch value.(type) {
	case string:
		return typeText
	case int64:
		return forms.T("a whole number", "整数")
	case float64:
		return forms.T("a decimal number", "小数")
	case bool:
		return forms.T("true or false", "true 或 false")
	case time.Time:
		return forms.T("a date or time", "日期或时间")
	case map[string]any:
		return typeTable
	case []map[string]any:
		return forms.T("a list of tables", "表的列表")
	default:
		return forms.T("a list", "列表")
	}
}

func wrongType(want forms.Text, value any) forms.Text {
	return forms.Tf("must be %s, not %s", "须为%s，不能是%s", want, typeOf(value))
}

// sample shows how a value of the field is written.
func sample(f *forms.Field, path forms.Path) forms.Text {
	_, key := splitLast(f.Key)
	if value := f.Parse(f.Example); value != nil && f.Kind.Holds(value) {
		return example("%s = %s", key, inline(value))
	}
	switch f.Kind {
	case forms.Integer:
		return example("%s = 4", key)
	case forms.Decimal:
		return example("%s = 0.5", key)
	case forms.Boolean:
		return example("%s = true", key)
	case forms.Strings:
		return example(`%s = ["a", "b"]`, key)
	case forms.Map:
		return example(`%s = { name = "value" }`, key)
	case forms.Object:
		return example("[%s]", heading(path))
	case forms.List:
		return example("[[%s]]", heading(path))
	case forms.String, forms.LongText, forms.Choice, forms.Hidden:
	}
	return example(`%s = "..."`, key)
}

// heading writes the path of a table without positions, as headings have it.
func heading(path forms.Path) string { return strings.ReplaceAll(path.Pattern(), "[]", "") }

// longestQuote is how much of a foreign text is shown, in characters.
const longestQuote = 80

// shownKey writes a foreign key so that it cannot disturb a terminal.
func shownKey(key string) string {
	runes := []rune(key)
	if len(runes) > longestQuote {
		key = string(runes[:longestQuote]) + "…"
	}
	return quoteKey(key)
}

// printable shortens and quotes a foreign text where it needs it.
func printable(text string) string {
	if isBare(text) {
		return text
	}
	if runes := []rune(text); len(runes) > longestQuote {
		text = string(runes[:longestQuote]) + "…"
	}
	return fmt.Sprintf("%q", text)
}
