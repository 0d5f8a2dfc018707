package forms

import (
	"maps"
	"slices"
	"sort"
	"strings"
)

// summary is kind, need, size and wire name in one line.
func (w *referenceWriter) summary(n *node) string {
	parts := []string{n.Kind.label().In(w.lang)}
	if !n.Unit.IsZero() {
		parts[0] += w.say(" (%s)", "（%s）", n.Unit)
	}
	if n.Max > 0 {
		parts = append(parts, w.say("%d-%d of them", "%d-%d 项", n.Min, n.Max))
	}
	if n.KeyedBy != "" {
		parts = append(parts, w.say("by `%s`", "以 `%s` 为键", n.KeyedBy))
	}
	if n.Required && n.Default == nil && n.DefaultFrom == "" {
		parts = append(parts, w.say("required", "必填"))
	}
	if n.Advanced {
		parts = append(parts, w.say("advanced", "高级"))
	}
	switch {
	case n.Wire != "":
		parts = append(parts, w.say("sent as `%s`", "发送为 `%s`", n.home.pattern())+w.encoding(&n.home))
	case n.Kind != Object:
		parts = append(parts, w.say("not sent itself", "本身不发送"))
	}
	return strings.Join(parts, w.say(", ", "，"))
}

func (w *referenceWriter) encoding(p *place) string {
	switch p.Encoding {
	case AsText:
		if p.Suffix != "" {
			return w.say(" as text with the unit `%s`", "（文本，带单位 `%s`）", p.Suffix)
		}
		return w.say(" as text", "（文本）")
	case AsDigit:
		return w.say(" as `1` and `0` in text", "（文本 `1` 与 `0`）")
	case AsBit:
		return w.say(" as the number `1` or `0`", "（数字 `1` 或 `0`）")
	case JSONText:
		return w.say(" as JSON text", "（JSON 文本）")
	case Base64ed:
		return w.say(" in Base64", "（Base64）")
	case Literal:
		return w.say(" as the JSON it holds", "（原样 JSON）")
	case Joined:
		return w.say(" with commas between", "（以逗号连接）")
	case Plainly:
	}
	return ""
}

// limits writes what the value must be.
func (w *referenceWriter) limits(n *node) {
	var options []string
	for _, option := range n.Options {
		text := "`" + option.Value + "`"
		if label := option.Label; !label.IsZero() && label != Same(option.Value) {
			text += w.say(" (%s)", "（%s）", option.Label)
		}
		if option.Sends != "" {
			text += w.say(", sent as `%s`", "，发送为 `%s`", option.Sends)
		}
		options = append(options, text)
	}
	comma := w.say(", ", "、")
	switch {
	case len(options) > 0 && n.Kind == Choice && n.Open():
		w.detail(w.say("Such as %s. Another value is sent as typed (%s).", "常用值：%s。其他值按所填发送（%s）。",
			Same(strings.Join(options, comma)), Ground{Standing: Listed, Cites: n.Listed}.Text()))
	case len(options) > 0 && n.Kind == Choice && !n.Closed.IsZero():
		w.detail(w.say("One of %s: %s.", "可选值：%s：%s。", Same(strings.Join(options, comma)), n.Closed))
	case len(options) > 0 && n.Kind == Choice:
		w.detail(w.say("One of %s.", "可选值：%s。", strings.Join(options, comma)))
	case len(options) > 0:
		w.detail(w.say("Such as %s.", "常用值：%s。", strings.Join(options, comma)))
	}
	if hiding := n.Hiding(); !hiding.IsZero() {
		w.detail(w.say("Note: %s", "说明：%s", hiding))
	}
	if n.Max > 0 && n.Sizes.Standing != "" {
		w.limit(Limit{Says: T("the number of items", "项数"), On: n.Sizes})
	}
	for _, rule := range n.Rules {
		for _, part := range partsOf(rule) {
			w.limit(part)
		}
	}
}

// limit writes what must hold as a rule, and what only warns as advice.
func (w *referenceWriter) limit(l Limit) {
	if l.On.Severity() == Warning {
		w.detail(w.say("Advice: %s", "建议：%s", l.Text()))
		return
	}
	w.detail(w.say("Rule: %s", "规则：%s", l.Text()))
}

// origins writes where a value comes from when nothing is typed.
func (w *referenceWriter) origins(s *Scope, n *node) {
	if n.Source.Name != "" {
		w.detail(w.source(s, n.Source))
	}
	if n.Default != nil {
		w.detail(w.say("Default: `%s`.", "默认：`%s`。", ValueText(n.Default)))
	}
	if !n.DefaultWhen.IsZero() {
		w.detail(w.say("The default is used only when %s.", "仅当 %s 时采用默认值。", n.DefaultWhen.Describe(named(s))))
	}
	switch {
	case n.DefaultOf != nil:
		var pairs []string
		for _, value := range slices.Sorted(maps.Keys(n.DefaultOf)) {
			pairs = append(pairs, value+": "+ValueText(n.DefaultOf[value]))
		}
		sort.SliceStable(pairs, func(i, j int) bool { return len(pairs[i]) < len(pairs[j]) })
		w.detail(w.say("Default by %s: %s.", "默认值取决于 %s：%s。", s.Label(n.DefaultFrom), Enumerate(pairs)))
	case n.DefaultFrom != "":
		w.detail(w.say("Default: the same as %s.", "默认：与 %s 相同。", s.Label(n.DefaultFrom)))
	}
	if n.ServerDefault != nil {
		w.detail(w.say("If it is left out, the cloud uses `%s`.", "不填时云端使用 `%s`。", ValueText(n.ServerDefault)))
	}
	if n.Example != "" {
		w.detail(w.say("Example: `%s`", "示例：`%s`", n.Example))
	}
}

func (w *referenceWriter) source(s *Scope, source Source) string {
	var labels []string
	for _, ref := range source.Refs() {
		if label := s.Label(ref).In(w.lang); !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	if len(labels) == 0 {
		return w.say("Offered from the account.", "可从账号中选择。")
	}
	return w.say("Offered from the account, by %s.", "可从账号中选择，取决于%s。", Same(strings.Join(labels, w.say(", ", "、"))))
}

// label names the kind for people.
func (k Kind) label() Text {
	switch k {
	case LongText:
		return T("text of several lines", "多行文本")
	case Hidden:
		return T("secret", "敏感信息")
	case Integer:
		return T("whole number", "整数")
	case Decimal:
		return T("number", "数字")
	case Boolean:
		return T("yes or no", "是或否")
	case Choice:
		return T("choice", "单选")
	case Strings:
		return T("list of texts", "文本列表")
	case Map:
		return T("names and values", "名称与值")
	case Object:
		return T("group", "分组")
	case List:
		return T("list", "列表")
	case String:
	}
	return T("text", "文本")
}
