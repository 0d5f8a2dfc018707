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
		l := Limit{Says: check.Describe(named(s)), On: GroundOfCheck(check)}
		if l.On.Severity() == Warning {
			w.add("- " + w.say("Advice: %s", "建议：%s", l.Text()))
			continue
		}
		w.add("- " + l.Text().In(w.lang))
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
		w.detail(w.say("Required when %s.", "在 %s 时必填。", n.RequiredWhen.Describe(named(s))))
	}
	for i := range n.elsewhere {
		p := &n.elsewhere[i]
		w.detail(w.say("Sent as `%s`%s when %s.", "在 %[3]s 时发送为 `%[1]s`%[2]s。", p.pattern(), w.encoding(p), p.When.Describe(named(s))))
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

// named is [Scope.Label] with the value itself beside what it is called: it is what
// stands in a profile.
func named(s *Scope) func(ref string) Text {
	return func(ref string) Text {
		label := s.Label(ref)
		if _, value, is := strings.Cut(ref, "="); is && label != Same(value) && value != "true" && value != "false" {
			return Tf("%s (`%s`)", "%s（`%s`）", label, value)
		}
		return label
	}
}

func (w *referenceWriter) when(s *Scope, c Condition) string {
	return w.say("Only when %s.", "仅在 %s 时填写。", c.Describe(named(s)))
}

// Explain tells all that the form knows of a question, a line each: what it is,
// its path in a profile, its name in the API, what limits it and how that is known,
// its default, and when it is asked. It is the entry of [Form.Reference].
func (q Question) Explain(lang Lang) []string {
	w := &referenceWriter{lang: lang}
	w.field(q.scope, q.node, string(q.Path()))
	for i, line := range w.lines {
		line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
		w.lines[i] = strings.ReplaceAll(line, "`", "")
	}
	if name := q.APIName(); name != "" && name != q.node.home.pattern() {
		w.lines = append(w.lines, w.say("Name in the API: %s", "API 中的名称：%s", name))
	}
	return w.lines
}

// APIName is the name under which a question is sent, from the top of the request,
// dots between levels and [] behind a list; empty where it is not sent itself.
func (q Question) APIName() string {
	if q.Wire == "" {
		return ""
	}
	name := q.node.home.pattern()
	for s := q.scope; s != nil && s.node != nil; s = s.up {
		if s.node.Kind == List && s.node.Wire != "" {
			name = s.node.home.pattern() + "[]." + name
		}
	}
	return name
}
