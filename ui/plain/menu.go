package plain

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
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
}

func newMenu(field *forms.Field, options []forms.Option, lang forms.Lang) menu {
	return menu{field: field, lang: lang, all: options, shown: options}
}

// numbered tells whether a number is a position in the menu. Where the answer
// itself is a number the options are only named.
func (m menu) numbered() bool { return m.field.Kind != forms.Integer && m.field.Kind != forms.Decimal }

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
			a.sayf("  %s\n", forms.Tf("… %d more: type a part of the one you want", "…另有 %d 项：输入其中一部分以筛选", len(m.shown)-rows).In(a.Lang))
			break
		}
		number := ""
		if m.numbered() {
			number = strings.Repeat(" ", width-len(strconv.Itoa(i+1))) + strconv.Itoa(i+1) + ") "
		}
		a.sayf("  %s%s\n", number, describe(option, a.Lang))
	}
	if m.field.Kind == forms.Choice && m.field.Open() {
		a.Say(forms.T("  =VALUE  take VALUE as typed", "  =值  使用所输入的值"))
	}
}

// describe writes an option in one line.
func describe(option forms.Option, lang forms.Lang) string {
	parts := slices.DeleteFunc(option.Shown(lang), func(part string) bool { return part == "" })
	if !option.Why.IsZero() {
		parts = append(parts, "("+option.Why.In(lang)+")")
	}
	return strings.Join(parts, "  ")
}

// narrow returns the options that hold typed, when there are too many to show
// and typed is neither one of them nor a number. "=typed" is never narrowed.
func (m menu) narrow(typed string) (menu, bool) {
	if len(m.all) <= rows || strings.HasPrefix(typed, "=") || m.field.Kind == forms.Strings {
		return m, false
	}
	if _, err := strconv.Atoi(typed); err == nil {
		return m, false
	}
	wanted := strings.ToLower(typed)
	var found []forms.Option
	for _, option := range m.all {
		if option.Value == typed {
			return m, false
		}
		if strings.Contains(strings.ToLower(describe(option, m.lang)), wanted) {
			found = append(found, option)
		}
	}
	m.shown = found
	return m, len(found) > 0
}

// pick turns the numbers in typed into the values that they stand for.
func (m menu) pick(typed string) string {
	typed = strings.TrimPrefix(typed, "=")
	if !m.numbered() || len(m.shown) == 0 {
		return typed
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
	for _, option := range m.all {
		if option.Value == typed || strings.EqualFold(option.Value, typed) && m.field.Kind == forms.Choice {
			return option.Value
		}
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > min(len(m.shown), rows) {
		return typed
	}
	return m.shown[n-1].Value
}

// Choose lets a person pick one of a few options by number or value. standing
// is what an empty line means; "" asks again.
func (p *IO) Choose(ctx context.Context, label forms.Text, options []forms.Option, standing string) (string, error) {
	a := &asker{IO: p}
	m := newMenu(&forms.Field{Kind: forms.Choice}, options, p.Lang)
	a.show(m)
	question := label.In(p.Lang)
	if standing != "" {
		question += " [" + standing + "]"
	}
	for {
		line, err := p.prompt(ctx, question+p.colon())
		if err != nil {
			return "", err
		}
		if line == "" {
			line = standing
		}
		picked := m.pick(line)
		for _, option := range options {
			if option.Value == picked {
				return picked, nil
			}
		}
		p.Say(forms.T("  ! choose one of the list, by number or name", "  ! 请按编号或名称选择"))
	}
}
