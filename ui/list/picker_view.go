package list

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
)

// rows is the height of the list: all but the filter, what is held, the heads of the
// columns and the foot.
func (p *Picker) rows() int {
	rows := p.height - 1 - p.footHeight()
	if p.tellsHeld() {
		rows--
	}
	if p.hasHeads() {
		rows--
	}
	return rows
}

// leastTelling is the height from which a list of several values has a line for
// what is held, and columns have heads; narrow is the width below which the foot has a
// line more, for what the row under the cursor has no room for.
const (
	leastTelling = 6
	narrow       = 100
)

func (p *Picker) tellsHeld() bool { return p.multi && p.height >= leastTelling-1 }

func (p *Picker) hasHeads() bool { return p.height >= leastTelling && p.canSort() }

func (p *Picker) footHeight() int {
	if p.width < narrow && p.height >= 2*leastTelling {
		return 2
	}
	return 1
}

// View draws the picker.
func (p *Picker) View() []string {
	lines := []string{p.look.Mark.Render(filterSign) + p.filter.View(p.width-len(filterSign))}
	dim := func(s string) string { return p.look.Dim.Render(ansi.Truncate(s, p.width, "…")) }
	if p.tellsHeld() {
		lines = append(lines, dim(p.look.Say(p.holding())))
	}
	last := max(min(p.top+p.rows(), len(p.matches)), p.top)
	d := p.drawer(p.top, last)
	if !p.note.IsZero() {
		lines = append(lines, dim(p.look.Say(p.note)))
		for at := p.top; at < last; at++ {
			lines = append(lines, d.row(at))
		}
		return lines
	}
	if p.hasHeads() {
		lines = append(lines, dim(d.heads()))
	}
	for at := p.top; at < last; at++ {
		lines = append(lines, d.row(at))
	}
	if len(p.matches) == 0 {
		lines = append(lines, dim(p.look.Say(p.missing())))
	}
	for len(lines) < p.height-p.footHeight() {
		lines = append(lines, "")
	}
	parts, rest := p.foot(), d.rest()
	if p.footHeight() > 1 {
		return append(lines, dim(rest), dim(strings.Join(parts, " · ")))
	}
	if rest != "" {
		parts = append(parts, rest)
	}
	return append(lines, dim(strings.Join(parts, " · ")))
}

// foot is what stands below the list: the place in it, what enter does where
// that is not plain, how old the list is.
func (p *Picker) foot() []string {
	foot := []string{p.counter()}
	add := func(words forms.Text) {
		if !words.IsZero() {
			foot = append(foot, p.look.Say(words))
		}
	}
	if p.multi {
		add(p.enter())
		add(forms.T("tab: select", "tab：选中"))
		if p.repeats() {
			add(forms.T("alt+a: once more", "alt+a：再选一次"))
		}
	}
	add(p.age)
	return foot
}

// sign tells in a list of several values where in their order one stands, in a list of
// one which is held.
func (p *Picker) sign(value string) string {
	for i, marked := range p.marked {
		if marked == value {
			return ordinal(i)
		}
	}
	if !p.multi && count(p.held, value) > 0 {
		return "●"
	}
	return " "
}

func (p *Picker) missing() forms.Text {
	typed := p.typedText()
	switch {
	case typed != "" && p.free && len(p.marked) > 0:
		return forms.Tf("nothing matches; tab selects “%s” as typed", "无匹配项；按 tab 选中“%s”", typed)
	case typed != "" && p.free:
		return forms.Tf("nothing matches; enter takes “%s” as typed", "无匹配项；按回车直接使用“%s”", typed)
	case typed != "":
		return forms.T("nothing matches", "无匹配项")
	case !p.free:
		return forms.T("the list is empty", "列表为空")
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
	if p.onTyped() {
		return p.look.Say(forms.Tf("as typed · %d of %d match", "所输入的值 · 匹配 %d 项，共 %d", found, len(p.options)))
	}
	place := fmt.Sprintf("%d/%d", p.at+1, found)
	if found < len(p.options) {
		place += p.look.Say(forms.Tf(" of %d", "，共 %d", len(p.options)))
	}
	return place
}
