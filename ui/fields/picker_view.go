package fields

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
)

// cellsOf returns what is shown and searched of an option: value, label where
// it says more, cells.
func cellsOf(option forms.Option, lang forms.Lang) []string {
	cells := []string{option.Value}
	if label := option.Label.In(lang); label != "" && label != option.Value {
		cells = append(cells, label)
	}
	return append(cells, option.Cells...)
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
		visible = widen(visible, cellsOf(p.options[i], p.look.Lang))
	}
	return visible
}

// rows is the height of the list: all but the filter and the counter.
func (p *Picker) rows() int { return p.height - 2 }

// View implements huh.Field.
func (p *Picker) View() string {
	theme := p.look.Theme.Focused
	lines := []string{theme.TextInput.Prompt.Render("/ ") + OneLine(p.filter.View(), p.width-2)}
	if p.note != "" {
		lines = append(lines, theme.Description.Render(ansi.Truncate(p.note, p.width, "…")))
		return strings.Join(lines, "\n")
	}
	last := min(p.top+p.rows(), len(p.matches))
	columns := p.shrink(p.top, max(last, p.top))
	for row := p.top; row < last; row++ {
		lines = append(lines, p.row(row, columns))
	}
	if len(p.matches) == 0 {
		lines = append(lines, theme.Description.Render(ansi.Truncate(p.nothing(), p.width, "…")))
	}
	for len(lines) < p.height-1 {
		lines = append(lines, "")
	}
	foot := p.counter()
	if cut := p.cut(columns); cut != "" {
		foot += " · " + cut
	}
	return strings.Join(append(lines, theme.Description.Render(ansi.Truncate(foot, p.width, "…"))), "\n")
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
	if why := option.Why.In(p.look.Lang); why != "" {
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

func (p *Picker) row(row int, columns []int) string {
	theme := p.look.Theme.Focused
	option := p.options[p.matches[row]]
	focus, chosen, style := " ", " ", theme.UnselectedOption
	switch n := p.marks(option); {
	case n > 1:
		chosen = string('①' + rune(min(n, 9)-1))
	case n == 1:
		chosen = "●"
	}
	if !option.Why.IsZero() {
		style = theme.Description
	}
	if row == p.at {
		focus, style = "▸", theme.SelectedOption
	}
	var text strings.Builder
	text.WriteString(focus + chosen)
	cells := cellsOf(option, p.look.Lang)
	for i, cell := range cells {
		text.WriteString(cell)
		if i < len(cells)-1 {
			text.WriteString(strings.Repeat(" ", columns[i]-ansi.StringWidth(cell)+2))
		}
	}
	if why := option.Why.In(p.look.Lang); why != "" {
		text.WriteString("  ✗ " + why)
	}
	return style.Render(ansi.Truncate(text.String(), p.width, "…"))
}

func (p *Picker) nothing() string {
	text := strings.TrimSpace(p.text)
	switch {
	case text != "" && p.free:
		return forms.Tf("nothing matches; enter takes “%s” as typed", "无匹配项；按回车直接使用“%s”", text).In(p.look.Lang)
	case text != "":
		return forms.T("nothing matches", "无匹配项").In(p.look.Lang)
	}
	return forms.T("the list is empty; type a value", "列表为空，可直接输入").In(p.look.Lang)
}

func (p *Picker) counter() string {
	if len(p.matches) == 0 {
		return fmt.Sprintf("0/%d", len(p.options))
	}
	text := fmt.Sprintf("%d/%d", p.at+1, len(p.matches))
	if len(p.matches) < len(p.options) {
		text += forms.Tf(" of %d", "，共 %d", len(p.options)).In(p.look.Lang)
	}
	if p.multi {
		text += forms.Tf(" · %d chosen · ", " · 已选 %d · ", len(p.chosen)).In(p.look.Lang)
		key := forms.T("space marks", "空格选中")
		if p.repeats > 0 {
			key = forms.T("space adds one", "空格再选一个")
		}
		text += key.In(p.look.Lang)
	}
	return text
}
