package list

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
)

// cellsOf returns what is shown and searched of an option: value, label where
// it says more, cells.
func cellsOf(option forms.Option, lang forms.Lang) []string {
	return option.Shown(lang)
}

// widen makes columns at least as wide as cells, the last of which ends the
// row and needs none.
func widen(columns []int, cells []string) []int {
	for i, cell := range cells[:len(cells)-1] {
		if i == len(columns) {
			columns = append(columns, 0)
		}
		columns[i] = max(columns[i], ansi.StringWidth(cell))
	}
	return columns
}

// shrink gives way where the columns do not all fit: blank cells that a few
// long values make are taken from the widest columns, down to what the visible
// rows need.
func (p *Picker) shrink(first, last int) []int {
	total := 2 + 2*len(p.columns) + p.last
	for _, column := range p.columns {
		total += column
	}
	if total <= p.width {
		return p.columns
	}
	var visible []int
	for _, i := range p.matches[first:last] {
		if i == asTyped {
			continue
		}
		visible = widen(visible, cellsOf(p.options[i], p.look.Lang))
	}
	return visible
}

// rows is the height of the list: all but the filter, the counter and what is
// held.
func (p *Picker) rows() int {
	if p.tellsHeld() {
		return p.height - 3
	}
	return p.height - 2
}

// leastTelling is the height from which a list of several values has a line for
// what is held.
const leastTelling = 5

func (p *Picker) tellsHeld() bool { return p.multi && p.height >= leastTelling }

// View draws the picker.
func (p *Picker) View() []string {
	lines := []string{p.look.Mark.Render(filterSign) + p.filter.View(p.width-len(filterSign))}
	dim := func(s string) string { return p.look.Dim.Render(ansi.Truncate(s, p.width, "…")) }
	if p.tellsHeld() {
		lines = append(lines, dim(p.look.Say(p.holding())))
	}
	if !p.note.IsZero() {
		return append(lines, dim(p.look.Say(p.note)))
	}
	last := min(p.top+p.rows(), len(p.matches))
	columns := p.shrink(p.top, max(last, p.top))
	for row := p.top; row < last; row++ {
		lines = append(lines, p.drawRow(row, columns))
	}
	if len(p.matches) == 0 {
		lines = append(lines, dim(p.look.Say(p.missing())))
	}
	for len(lines) < p.height-1 {
		lines = append(lines, "")
	}
	return append(lines, dim(strings.Join(p.foot(columns), " · ")))
}

// foot is what stands below the list: the place in it, what enter does where
// that is not plain, what was cut off, how old the list is.
func (p *Picker) foot(columns []int) []string {
	foot := []string{p.counter()}
	add := func(part string) {
		if part != "" {
			foot = append(foot, part)
		}
	}
	if p.multi {
		add(p.look.Say(p.enter()))
		key := forms.T("tab: select", "tab：选中")
		if p.question.AllowDuplicates {
			key = forms.T("tab: one more", "tab：再选一个")
		}
		add(p.look.Say(key))
	}
	add(p.cut(columns))
	add(p.look.Say(p.age))
	return foot
}

// cut returns the cells for which the row under the cursor has no room: they
// may be what tells it from the next.
func (p *Picker) cut(columns []int) string {
	option, ok := p.Current()
	if !ok {
		return ""
	}
	cells := cellsOf(option, p.look.Lang)
	padded := len(cells) - 1
	if why := p.look.Say(option.Why); why != "" {
		cells = append(cells, "✗ "+why)
	}
	from := 2
	for i, cell := range cells {
		end := from + ansi.StringWidth(cell)
		if i < len(cells)-1 {
			end++ // For the mark that more follows.
		}
		if end > p.width {
			return strings.Join(cells[i:], "  ")
		}
		if from += ansi.StringWidth(cell) + 2; i < padded {
			from += columns[i] - ansi.StringWidth(cell)
		}
	}
	return ""
}

func (p *Picker) drawRow(row int, columns []int) string {
	focus, style := " ", p.look.Label
	if row == p.at {
		focus, style = "▸", p.look.Accent
	}
	if p.matches[row] == asTyped {
		text := forms.Tf("take “%s” as typed", "使用所输入的“%s”", strings.TrimSpace(p.filter.Text()))
		return style.Render(ansi.Truncate(focus+" "+p.look.Say(text), p.width, "…"))
	}
	option := p.options[p.matches[row]]
	if row != p.at && !option.Why.IsZero() {
		style = p.look.Dim
	}
	var line strings.Builder
	line.WriteString(focus + p.sign(option.Value))
	cells := cellsOf(option, p.look.Lang)
	for i, cell := range cells {
		line.WriteString(cell)
		if i < len(cells)-1 {
			line.WriteString(strings.Repeat(" ", columns[i]-ansi.StringWidth(cell)+2))
		}
	}
	if p.late != nil {
		line.WriteString(strings.Repeat(" ", max(p.last-ansi.StringWidth(cells[len(cells)-1]), 0)+2) + p.lateCell(option.Value))
	}
	if why := p.look.Say(option.Why); why != "" {
		line.WriteString("  ✗ " + why)
	}
	return style.Render(ansi.Truncate(line.String(), p.width, "…"))
}

// sign tells in a list of several values how often one is selected, in a list of
// one which is held.
func (p *Picker) sign(value string) string {
	chosen := p.held
	if p.multi {
		chosen = p.marked
	}
	switch n := count(chosen, value); {
	case n > 1:
		return string('①' + rune(min(n, 9)-1))
	case n == 1:
		return "●"
	}
	return " "
}

func (p *Picker) missing() forms.Text {
	typed := strings.TrimSpace(p.filter.Text())
	switch {
	case typed != "" && p.free && len(p.marked) > 0:
		return forms.Tf("nothing matches; tab selects “%s” as typed", "无匹配项；按 tab 选中“%s”", typed)
	case typed != "" && p.free:
		return forms.Tf("nothing matches; enter takes “%s” as typed", "无匹配项；按回车直接使用“%s”", typed)
	case typed != "":
		return forms.T("nothing matches", "无匹配项")
	}
	return forms.T("the list is empty; type a value", "列表为空，可直接输入")
}

// counter tells where in the list the cursor is.
func (p *Picker) counter() string {
	if len(p.matches) == 0 {
		return fmt.Sprintf("0/%d", len(p.options))
	}
	found := len(p.matches)
	if p.matches[found-1] == asTyped {
		found--
	}
	place := fmt.Sprintf("%d/%d", min(p.at+1, found), found)
	if found < len(p.options) {
		place += p.look.Say(forms.Tf(" of %d", "，共 %d", len(p.options)))
	}
	return place
}
