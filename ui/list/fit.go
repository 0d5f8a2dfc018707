package list

import (
	"slices"

	"clusterwiz/forms"
)

// fit finds the widths of the columns. Where they do not all fit, blanks that a few long
// values make go first; then the values beside names give way and go, then the last
// columns: what is cut stands in the foot.
func (p *Picker) fit(first, last int) []int {
	widths := append([]int{}, p.widths...)
	if p.needs(widths) > p.width {
		widths = make([]int, len(p.widths))
		for _, i := range p.matches[first:last] {
			if i != asTyped {
				widths = widen(widths, p.index.Cells(i))
			}
		}
	}
	if p.hasHeads() {
		widths = widen(widths, p.headCells()[:len(widths)])
	}
	if over := p.needs(widths) - p.width; over > 0 && p.index.Named() && len(widths) > 1 {
		if widths[1] -= over; widths[1] < leastID {
			widths[1] = 0
		}
	}
	p.giveWay(widths)
	return widths
}

// giveWay cuts the columns from the last on, and takes away what would be too narrow to be
// read. Amounts, of which nothing can be cut, go before the column that decides is cut to
// less than can be read.
func (p *Picker) giveWay(widths []int) {
	decides := p.column(func(c forms.Column) bool { return c.Decides })
	cut := func(i, over int) {
		if widths[i] -= over; widths[i] < narrowest {
			widths[i] = 0
		}
	}
	for i := len(widths) - 1; i > 0; i-- {
		over := p.needs(widths) - p.width
		switch number := p.declared(i).Number; {
		case over <= 0:
			return
		case i == decides:
		case decides < 0 || !number:
			cut(i, over)
		case widths[decides]-over >= readable:
			widths[decides] -= over
		default:
			widths[i] = 0
		}
	}
	if over := p.needs(widths) - p.width; over > 0 && decides > 0 {
		cut(decides, over)
	}
}

// declared is the column that the options declare at the i-th of a row, if they do.
func (p *Picker) declared(i int) (column forms.Column) {
	if at := i - p.ahead(); at >= 0 && at < len(p.index.Columns()) {
		column = p.index.Columns()[at]
	}
	return column
}

// ahead is how many columns stand before those that the options declare.
func (p *Picker) ahead() int {
	if p.index.Named() {
		return 2
	}
	return 1
}

// column is where in a row a declared column stands, -1 for none.
func (p *Picker) column(is func(forms.Column) bool) int {
	if at := slices.IndexFunc(p.index.Columns(), is); at >= 0 {
		return at + p.ahead()
	}
	return -1
}

// needs is the width of a row of columns.
func (p *Picker) needs(widths []int) int {
	total := signs - len(gap)
	for _, w := range widths {
		if w > 0 {
			total += w + len(gap)
		}
	}
	if p.late != nil {
		total += p.late.width(p.look) + len(gap)
	}
	return total
}
