package list

import (
	"cmp"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// late is a column whose texts come later, row by row.
type late struct {
	head forms.Text
	// texts are those that came, by value; the zero Text is of one that is unknown.
	texts map[string]forms.Text
	// widest is the width of the widest text so far.
	widest int
}

// width is the room of the column.
func (l *late) width(look look.Look) int {
	widest := text.Width(look.Say(l.head)) + 2
	return max(widest, l.widest)
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
	slices.SortStableFunc(wanting, func(a, b row) int { return cmp.Compare(a.away, b.away) })
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
		p.late.widest = max(p.late.widest, text.Width(p.look.Say(texts[value])))
	}
}

// lateCell is what the late column says of a value.
func (p *Picker) lateCell(value string) string {
	switch text, told := p.late.texts[value]; {
	case !told:
		return "…"
	case text.IsZero():
		return "–"
	default:
		return p.look.Say(text)
	}
}
