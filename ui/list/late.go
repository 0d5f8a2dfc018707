package list

import (
	"regexp"
	"sort"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// late is a column whose texts come later, row by row.
type late struct {
	head forms.Text
	// texts are those that came, by value; the zero Text is of one that is unknown.
	texts map[string]forms.Text
	// unit is what stands around the amount in all of them, where that is the same: it
	// stands in the head then.
	unit unit
	// widest is the width of the widest cell so far.
	widest int
}

// unit is what stands before and behind an amount: a currency, and for how long.
type unit struct{ before, behind string }

// amount is a text with an amount of money for a time.
var amount = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Z]{3} )([0-9.]+)(/.+)$`) })

// measure finds the unit that all texts have, and the widest cell.
func (l *late) measure(look look.Look) {
	units, widest := map[unit]bool{}, 0
	for _, t := range l.texts {
		if t.IsZero() {
			continue
		}
		parts := amount().FindStringSubmatch(look.Say(t))
		if parts == nil {
			parts = make([]string, 4)
		}
		units[unit{parts[1], parts[3]}] = true
	}
	l.unit = unit{}
	if len(units) == 1 {
		for only := range units {
			l.unit = only
		}
	}
	for _, t := range l.texts {
		widest = max(widest, text.Width(l.cell(look.Say(t))))
	}
	l.widest = widest
}

// cell is a text without the unit that the head has.
func (l *late) cell(said string) string {
	return strings.TrimSuffix(strings.TrimPrefix(said, l.unit.before), l.unit.behind)
}

// title is what stands above the column.
func (l *late) title(look look.Look) string {
	if l.unit != (unit{}) {
		return strings.TrimSpace(l.unit.before) + l.unit.behind
	}
	return look.Say(l.head)
}

// width is the room of the column; the sign of the order stands beyond it.
func (l *late) width(look look.Look) int {
	return max(text.Width(l.title(look)), l.widest)
}

// Late adds a column whose texts come later: see [Picker.Wanting] and
// [Picker.Tell].
func (p *Picker) Late(head forms.Text) {
	p.late = &late{head: head, texts: map[string]forms.Text{}}
}

// Wanting returns values of rows in sight whose text of the late column has not
// come, the nearest to the cursor first and n at most; 0 is all.
func (p *Picker) Wanting(n int) []string {
	if p.late == nil {
		return nil
	}
	type row struct {
		value string
		away  int
	}
	var wanting []row
	for at := p.top; at < min(p.top+p.rows(), len(p.matches)); at++ {
		if p.matches[at] == asTyped {
			continue
		}
		value := p.options[p.matches[at]].Value
		if _, told := p.late.texts[value]; !told {
			wanting = append(wanting, row{value, max(at-p.at, p.at-at)})
		}
	}
	sort.SliceStable(wanting, func(i, j int) bool { return wanting[i].away < wanting[j].away })
	if n > 0 && len(wanting) > n {
		wanting = wanting[:n]
	}
	values := make([]string, len(wanting))
	for i, w := range wanting {
		values[i] = w.value
	}
	return values
}

// Tell fills the late column for values; what texts lack is unknown.
func (p *Picker) Tell(values []string, texts map[string]forms.Text) {
	if p.late == nil {
		return
	}
	for _, value := range values {
		p.late.texts[value] = texts[value]
	}
	p.late.measure(p.look)
}

// lateCell is what the late column says of a value.
func (p *Picker) lateCell(value string) string {
	switch text, told := p.late.texts[value]; {
	case !told:
		return "…"
	case text.IsZero():
		return "–"
	default:
		return p.late.cell(p.look.Say(text))
	}
}
