package list

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// effect is what enter does in a list of several values.
type effect int

const (
	nothing effect = iota
	useMarked
	useOne
	replaceOne
	add
	keep
	full
)

// mark marks the option under the cursor, or takes its marks away, and moves on. What
// is typed and not in the list is marked as it stands.
func (p *Picker) mark() {
	option, ok := p.Current()
	if !ok {
		if typed := p.typed(); len(typed) > 0 {
			p.marked = append(p.marked, typed...)
			p.Type("")
		}
		return
	}
	if slices.Contains(p.marked, option.Value) {
		p.marked = slices.DeleteFunc(p.marked, func(value string) bool { return value == option.Value })
	} else {
		p.marked = append(p.marked, option.Value)
	}
	p.move(p.at + 1)
}

// repeats tells whether a value may be marked more than once.
func (p *Picker) repeats() bool { return p.multi && p.question.MayRepeat() }

// once marks the option under the cursor once more, as far as there is room.
func (p *Picker) once() {
	if option, ok := p.Current(); ok && !p.question.Full(len(p.marked)) {
		p.marked = append(p.marked, option.Value)
	}
}

// marks are the values that can be put in order: those selected, or, where none is,
// those held.
func (p *Picker) marks() []string {
	if len(p.marked) > 0 {
		return p.marked
	}
	return p.held
}

func (p *Picker) ordered() bool { return p.multi && len(p.marks()) > 1 }

// reorder moves the mark of the option under the cursor, or the last one, earlier by -1
// or later by 1. What was held is taken up as marks by that.
func (p *Picker) reorder(by int) {
	marks := p.marks()
	at := len(marks) - 1
	if option, ok := p.Current(); ok {
		if i := slices.Index(marks, option.Value); i >= 0 {
			at = i
		}
	}
	to := at + by
	if to < 0 || at < 0 || to >= len(marks) {
		return
	}
	p.marked = slices.Clone(marks)
	p.marked[at], p.marked[to] = p.marked[to], p.marked[at]
}

// canTakeBack tells whether backspace has nothing else to take away than a mark.
func (p *Picker) canTakeBack() bool {
	return p.multi && !p.Filtering() && !p.erasing && len(p.marked) > 0
}

// takeBack takes the last mark away.
func (p *Picker) takeBack() { p.marked = p.marked[:len(p.marked)-1] }

func count(values []string, value string) int {
	n := 0
	for _, v := range values {
		if v == value {
			n++
		}
	}
	return n
}

// typed is what the filter says where nothing matches and any value may be
// typed.
func (p *Picker) typed() []string {
	text := p.typedText()
	if _, ok := p.Current(); ok || !p.free || text == "" || p.waiting && !p.meant {
		return nil
	}
	if values, ok := p.question.Parse(text).([]string); p.multi && ok {
		return values
	}
	return []string{text}
}

// row is what enter would take without marks: the option under the cursor or
// what is typed.
func (p *Picker) row() []string {
	if option, ok := p.Current(); ok {
		return []string{option.Value}
	}
	return p.typed()
}

// outcome returns the values that enter takes, and what that does to those that
// are held.
func (p *Picker) outcome() ([]string, effect) {
	row := p.row()
	held := func(value string) bool { return slices.Contains(p.held, value) }
	switch {
	case len(p.marked) > 0:
		return p.marked, useMarked
	case len(row) == 0:
		return nil, nothing
	case len(p.held) == 0:
		return row, useOne
	case len(p.held) == 1 && slices.Equal(row, p.held):
		return p.held, keep
	case len(p.held) == 1:
		return row, replaceOne
	case !p.question.MayRepeat() && !slices.ContainsFunc(row, func(value string) bool { return !held(value) }):
		return p.held, keep
	case len(row) > 0 && p.question.Full(len(p.held)+len(row)-1):
		return nil, full
	}
	return slices.Concat(p.held, row), add
}

// Value returns what enter would choose, in the type of the question's answer;
// nil where there is nothing to choose. In a menu it is the value of the option
// under the cursor.
func (p *Picker) Value() any {
	if p.multi {
		values, _ := p.outcome()
		if len(values) == 0 {
			return nil
		}
		value, _ := p.question.Convert(slices.Clone(values))
		return value
	}
	row := p.row()
	if len(row) == 0 {
		return nil
	}
	if p.question.Field == nil {
		return row[0]
	}
	value, _ := p.question.Convert(row[0])
	return value
}

// holding tells what is marked and what was held before.
func (p *Picker) holding() forms.Text {
	switch {
	case len(p.marked) > 0 && len(p.held) > 0:
		return forms.Tf("selected, in order: %s (before: %s)", "已选（按顺序）：%s（原有：%s）", numbered(p.marked), listed(p.held))
	case len(p.marked) > 0:
		return forms.Tf("selected, in order: %s", "已选（按顺序）：%s", numbered(p.marked))
	case len(p.held) > 0:
		return forms.Tf("now: %s", "当前：%s", listed(p.held))
	}
	return forms.T("nothing chosen yet", "尚未选择")
}

// numbered names values with their places, each as often as it is there.
func numbered(values []string) string {
	parts := make([]string, len(values))
	for i, value := range values {
		parts[i] = ordinal(i) + " " + value
	}
	return strings.Join(parts, "  ")
}

// ordinal is a sign of one cell for a place, from 0 on.
func ordinal(i int) string {
	const signs = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
	if all := []rune(signs); i < len(all) {
		return string(all[i])
	}
	return "●"
}

// listed names values, each once, with how often it is there.
func listed(values []string) forms.Text {
	var en []string
	seen := map[string]bool{}
	for _, value := range values {
		if seen[value] {
			continue
		}
		seen[value] = true
		if n := count(values, value); n > 1 {
			value += " ×" + strconv.Itoa(n)
		}
		en = append(en, value)
	}
	return forms.Foreign(strings.Join(en, ", "), strings.Join(en, "、"))
}

// enter tells what enter does in a list of several values.
func (p *Picker) enter() forms.Text {
	switch values, how := p.outcome(); how {
	case useMarked:
		return forms.Tf("enter: use %d selected", "回车：使用已选的 %d 项", len(values))
	case useOne:
		return forms.T("enter: use this one", "回车：使用此项")
	case replaceOne:
		return forms.T("enter: use this one instead", "回车：改用此项")
	case add:
		return forms.Tf("enter: add to the %d", "回车：加入已有的 %d 项", len(p.held))
	case keep:
		return forms.T("enter: keep as it is", "回车：保持不变")
	case full:
		return forms.Tf("at most %d: tab selects what to use instead", "最多 %d 项：用 tab 选中要改用的项", p.question.Max)
	case nothing:
	}
	return forms.Text{}
}
