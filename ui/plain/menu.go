package plain

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/filter"
)

// rows is how many options are shown at once; of more than that a person
// types a part of the one that is meant.
const rows = 15

// menu is the numbered options under a question.
type menu struct {
	field *forms.Field
	lang  forms.Lang
	all   []forms.Option
	shown []forms.Option
	index *filter.Index
	// judge asks the form of a value, as in the wizard; nil knows nothing.
	judge func(value string) (refused, told forms.Text)
}

// judgedAtOnce is up to how many options the form is asked of before they are shown, so
// that what it refuses stands last.
const judgedAtOnce = 200

func newMenu(field *forms.Field, options []forms.Option, lang forms.Lang, judge func(value string) (refused, told forms.Text)) menu {
	m := menu{field: field, lang: lang, all: options, index: filter.New(options, lang), judge: judge}
	m.shown = m.last(options)
	return m
}

// last puts what cannot be had behind the rest.
func (m menu) last(options []forms.Option) []forms.Option {
	refused := func(o forms.Option) bool { return !m.reason(o, len(m.all) <= judgedAtOnce).IsZero() }
	behind := slices.DeleteFunc(slices.Clone(options), func(o forms.Option) bool { return !refused(o) })
	return append(slices.DeleteFunc(slices.Clone(options), refused), behind...)
}

// reason is why an option cannot be had: the list's own, or, where it may be asked, the
// form's.
func (m menu) reason(o forms.Option, ask bool) forms.Text {
	if !o.Why.IsZero() || m.judge == nil || !ask {
		return o.Why
	}
	refused, _ := m.judge(o.Value)
	return refused
}

// options returns what can be chosen: the declared options, or the cloud's
// list. A list that cannot be read is told once, and the value typed.
func (a *asker) options(q forms.Question) []forms.Option {
	told := a.work.Failure(q) != nil
	a.work.LookUp(a.sheet, q)
	a.settle()
	if failure := a.work.Failure(q); failure != nil && !told {
		a.sayf("  ~ %s\n", forms.Tf("%s: %s; type the value", "%s：%s；请直接输入", q.Label, failure.Summary).In(a.Lang))
	}
	if options, _ := a.work.Offered(a.sheet, q); len(options) > 0 {
		return options
	}
	return q.Options
}

// show writes the options, a long list only in part.
func (a *asker) show(m menu) {
	width := len(strconv.Itoa(min(len(m.shown), rows)))
	for i, option := range m.shown {
		if i == rows {
			more := forms.Tf("… %d more: type a part of the one you want", "…另有 %d 项：输入其中一部分以筛选", len(m.shown)-rows)
			if m.index.Countable() {
				more = forms.Tf("%s, or what it has: 16 vcpu, >=64 gib, gpu, !arm", "%s，或条件：16 vcpu、>=64 gib、gpu、!arm", more)
			}
			a.sayf("  %s\n", more.In(a.Lang))
			break
		}
		number := strings.Repeat(" ", width-len(strconv.Itoa(i+1))) + strconv.Itoa(i+1)
		a.sayf("  %s) %s\n", number, m.describe(option))
	}
	switch {
	case len(m.all) > 0 && m.counted():
		a.Say(forms.T("  a number is that line; =VALUE takes VALUE as typed", "  输入编号选择该行；=值 使用所输入的值"))
	case m.field.Kind == forms.Choice && m.field.Open():
		a.Say(forms.T("  =VALUE  take VALUE as typed", "  =值  使用所输入的值"))
	}
}

// counted tells whether what is typed may be a number of the list and a value as well.
func (m menu) counted() bool {
	return m.field.Kind == forms.Integer || m.field.Kind == forms.Decimal || slices.ContainsFunc(m.all, func(o forms.Option) bool { return m.line(o.Value) > 0 })
}

// line is the number that typed is of a line, 0 where it is none.
func (m menu) line(typed string) int { return numberIn(typed, min(len(m.shown), rows)) }

// numberIn reads a number from 1 to most; 0 for what is none.
func numberIn(typed string, most int) int {
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > most {
		return 0
	}
	return n
}

// describe writes an option in one line, with why it cannot be had or what to know.
func (m menu) describe(option forms.Option) string {
	parts := append(option.Shown(m.lang), option.Note.In(m.lang))
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	if reason := m.reason(option, true); !reason.IsZero() {
		parts = append(parts, "("+reason.In(m.lang)+")")
	} else if m.judge != nil {
		if _, told := m.judge(option.Value); !told.IsZero() {
			parts = append(parts, "(! "+told.In(m.lang)+")")
		}
	}
	return strings.Join(parts, "  ")
}

// narrow returns the options that typed means, by the words of package filter, when
// there are too many to show and typed is neither one of them nor a number. "=typed" is
// never narrowed, nor is a line of several values.
func (m menu) narrow(typed string) (menu, bool) {
	if len(m.all) <= rows || strings.ContainsAny(typed, ",，、") {
		return m, false
	}
	if _, err := strconv.Atoi(typed); err == nil || strings.HasPrefix(typed, "=") || slices.ContainsFunc(m.all, func(o forms.Option) bool { return o.Value == typed }) {
		return m, false
	}
	var found []forms.Option
	for _, i := range m.index.Like(m.index.Read(typed)) {
		found = append(found, m.all[i])
	}
	m.shown = m.last(found)
	return m, len(found) > 0
}

// pick turns the numbers in typed into the values of those lines, also where a value
// is that number: what can be seen in front of a line goes before what stands in it.
// "=typed" is the value itself.
func (m menu) pick(typed string) string {
	value, plainly := strings.CutPrefix(typed, "=")
	if plainly || len(m.shown) == 0 {
		return value
	}
	if m.field.Kind != forms.Strings {
		return m.pickOne(typed)
	}
	tokens, ok := m.field.Parse(typed).([]string)
	if !ok {
		return typed
	}
	for i, token := range tokens {
		tokens[i] = m.pickOne(token)
	}
	return forms.ValueText(tokens)
}

func (m menu) pickOne(typed string) string {
	if n := m.line(typed); n > 0 {
		return m.shown[n-1].Value
	}
	for _, option := range m.all {
		if strings.EqualFold(option.Value, typed) && m.field.Kind == forms.Choice {
			return option.Value
		}
	}
	return typed
}

var textFromList = forms.T("choose one of the list, by number or name", "请按编号或名称选择")

// Choose lets a person pick one of a few options by number or value. standing
// is what an empty line means; "" asks again.
func (p *IO) Choose(ctx context.Context, label forms.Text, options []forms.Option, standing string) (string, error) {
	a := &asker{IO: p}
	m := newMenu(&forms.Field{Kind: forms.Choice}, options, p.Lang, nil)
	a.show(m)
	for {
		line, err := p.prompt(ctx, a.labelled(label, false, standing))
		if err != nil {
			return "", err
		}
		picked := m.pick(line)
		if line == "" {
			picked = standing
		}
		for _, option := range options {
			if option.Value == picked {
				return picked, nil
			}
		}
		if err := p.Refuse(label, textFromList); err != nil {
			return "", err
		}
	}
}
