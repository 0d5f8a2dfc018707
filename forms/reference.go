package forms

import (
	"fmt"
	"strings"
)

// Reference writes all that the form can be asked as Markdown that also reads
// well in a terminal: a section for each step, an entry for each field, the
// fields of a list or an object in a section of their own behind the step's.
func (f *Form) Reference(lang Lang) string {
	w := &referenceWriter{lang: lang}
	form := f.Scope(&Answers{}, nil)
	for _, step := range f.Steps {
		w.step(form, step)
	}
	w.checks(form)
	return strings.Join(w.lines, "\n") + "\n"
}

type referenceWriter struct {
	lang  Lang
	lines []string
	// inner are lists and objects whose fields have yet to be written.
	inner []innerFields
}

type innerFields struct {
	scope   *Scope
	pattern string
}

func (w *referenceWriter) say(en, zh string, args ...any) string {
	return Tf(en, zh, args...).In(w.lang)
}

func (w *referenceWriter) add(lines ...string) { w.lines = append(w.lines, lines...) }

func (w *referenceWriter) heading(marks, text string) {
	if len(w.lines) > 0 {
		w.add("")
	}
	w.add(marks+" "+text, "")
}

func (w *referenceWriter) step(form *Scope, step Step) {
	w.heading("##", step.Label.In(w.lang))
	if !step.Help.IsZero() {
		w.add(step.Help.In(w.lang), "")
	}
	if !step.When.IsZero() {
		w.add(w.when(form, step.When), "")
	}
	for _, n := range form.level.nodes {
		if n.Step == step.ID {
			w.field(form, n, n.Key)
		}
	}
	w.sections()
}

// sections writes the lists and objects that were met, outer ones first.
func (w *referenceWriter) sections() {
	for len(w.inner) > 0 {
		section := w.inner[0]
		waiting := w.inner[1:]
		w.inner = nil
		n := section.scope.node
		title := n.Label
		if n.Kind == List {
			title = n.Item
		}
		w.heading("###", fmt.Sprintf("`%s` %s", section.pattern, title.In(w.lang)))
		for _, field := range section.scope.level.nodes {
			w.field(section.scope, field, section.pattern+"."+field.Key)
		}
		w.checks(section.scope)
		w.inner = append(w.inner, waiting...)
	}
}

func (w *referenceWriter) checks(s *Scope) {
	if len(s.level.checks) == 0 {
		return
	}
	if s.up == nil {
		w.heading("##", w.say("Across the form", "整体校验"))
	} else {
		w.add("", w.say("Together:", "相互关系："), "")
	}
	for _, check := range s.level.checks {
		w.add("- " + check.Describe(s.Label).In(w.lang))
	}
}

func (w *referenceWriter) field(s *Scope, n *node, pattern string) {
	w.add(fmt.Sprintf("- `%s` %s%s", pattern, n.Label.In(w.lang), w.say(": ", "：")+w.summary(n)))
	if !n.Help.IsZero() {
		w.detail(n.Help.In(w.lang))
	}
	if !n.When.IsZero() {
		w.detail(w.when(s, n.When))
	}
	if !n.RequiredWhen.IsZero() {
		w.detail(w.say("Required when %s.", "在 %s 时必填。", n.RequiredWhen.Describe(s.Label)))
	}
	for i := range n.elsewhere {
		p := &n.elsewhere[i]
		w.detail(w.say("Sent as `%s`%s when %s.", "在 %[3]s 时发送为 `%[1]s`%[2]s。", p.pattern(), w.encoding(p), p.When.Describe(s.Label)))
	}
	w.limits(n)
	w.origins(s, n)
	if n.sub == nil {
		return
	}
	if n.Kind == List {
		pattern += "[]"
	}
	w.inner = append(w.inner, innerFields{&Scope{level: n.sub, up: s, node: n}, pattern})
}

func (w *referenceWriter) detail(text string) { w.add("  - " + text) }

func (w *referenceWriter) when(s *Scope, c Condition) string {
	return w.say("Only when %s.", "仅在 %s 时填写。", c.Describe(s.Label))
}

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
	case len(options) > 0 && n.Kind == Choice:
		w.detail(w.say("One of %s.", "可选值：%s。", strings.Join(options, comma)))
	case len(options) > 0:
		w.detail(w.say("Such as %s.", "常用值：%s。", strings.Join(options, comma)))
	}
	for _, rule := range n.Rules {
		if _, advice := rule.(Advice); advice {
			w.detail(w.say("Advice: %s", "建议：%s", rule.Describe()))
			continue
		}
		w.detail(w.say("Rule: %s", "规则：%s", rule.Describe()))
	}
}

// origins writes where a value comes from when nothing is typed.
func (w *referenceWriter) origins(s *Scope, n *node) {
	if n.Source.Name != "" {
		w.detail(w.source(s, n.Source))
	}
	if n.Default != nil {
		w.detail(w.say("Default: `%s`.", "默认：`%s`。", ValueText(n.Default)))
	}
	if n.DefaultFrom != "" {
		w.detail(w.say("Default: that of %s.", "默认：同 %s。", s.Label(n.DefaultFrom)))
	}
	if n.Absent != nil {
		w.detail(w.say("Left out, the cloud takes `%s`.", "不填时云端取 `%s`。", ValueText(n.Absent)))
	}
	if n.Example != "" {
		w.detail(w.say("Example: `%s`", "示例：`%s`", n.Example))
	}
}

func (w *referenceWriter) source(s *Scope, source Source) string {
	var by []string
	for _, ref := range source.By {
		by = append(by, s.Label(strings.TrimSuffix(ref, "?")).In(w.lang))
	}
	if len(by) == 0 {
		return w.say("Offered from the account.", "可从账号中选择。")
	}
	return w.say("Offered from the account, by %s.", "可从账号中选择，取决于 %s。", strings.Join(by, w.say(", ", "、")))
}

// label names the kind for people.
func (k Kind) label() Text {
	switch k {
	case LongText:
		return T("text of several lines", "多行文本")
	case Hidden:
		return T("secret", "密文")
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
