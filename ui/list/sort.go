package list

import (
	"cmp"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/ui/filter"
)

// order is by which column the rows are sorted: 0 is the order of the list, then come
// the declared columns from 1 on, and the late one.
type order struct {
	column    int
	backwards bool
	// rows are all rows in that order.
	rows []int
}

// sortable counts the columns that rows can be sorted by.
func (p *Picker) sortable() int {
	n := len(p.index.Columns())
	if p.late != nil {
		n++
	}
	return n
}

func (p *Picker) canSort() bool { return p.sortable() > 0 }

// sortNext sorts by the next column, after the last in the order of the list.
func (p *Picker) sortNext() { p.sort(order{column: (p.order.column + 1) % (p.sortable() + 1)}) }

// turnOrder turns the order round.
func (p *Picker) turnOrder() {
	p.sort(order{column: p.order.column, backwards: !p.order.backwards})
}

func (p *Picker) isSorted() bool { return p.order.column > 0 }

// sort puts the rows in an order; the cursor stays on its option.
func (p *Picker) sort(by order) {
	p.order = by
	index := p.Index()
	p.arrangeRows()
	p.narrow()
	if index != asTyped {
		p.center(slices.Index(p.matches, index))
	}
}

// arrangeRows sorts all rows by the column; what is unknown comes last either way.
func (p *Picker) arrangeRows() {
	p.order.rows = nil
	if !p.isSorted() {
		return
	}
	type key struct {
		amount float64
		text   string
		known  bool
	}
	keys := make([]key, len(p.options))
	p.order.rows = make([]int, len(p.options))
	for i := range p.options {
		k := key{text: p.sortText(i)}
		k.amount, k.known = filter.Amount(k.text)
		if !p.byAmount() {
			k.amount, k.known = 0, k.text != ""
		}
		keys[i], p.order.rows[i] = k, i
	}
	slices.SortStableFunc(p.order.rows, func(a, b int) int {
		x, y := keys[a], keys[b]
		if x.known != y.known {
			if x.known {
				return -1
			}
			return 1
		}
		way := cmp.Or(cmp.Compare(x.amount, y.amount), cmp.Compare(x.text, y.text))
		if p.order.backwards {
			return -way
		}
		return way
	})
}

// byAmount tells whether the sorted column has amounts.
func (p *Picker) byAmount() bool {
	columns := p.index.Columns()
	return p.order.column > len(columns) || columns[p.order.column-1].Number
}

// sortText is what a row says in the sorted column.
func (p *Picker) sortText(i int) string {
	at := p.order.column - 1
	if at == len(p.index.Columns()) {
		return p.look.Say(p.late.texts[p.options[i].Value])
	}
	if cells := p.options[i].Cells; at < len(cells) {
		return cells[at]
	}
	return ""
}

// inOrder puts matches into the order of the sorted column.
func (p *Picker) inOrder(matches []int) []int {
	if !p.isSorted() {
		return matches
	}
	if p.order.column > len(p.index.Columns()) {
		p.arrangeRows() // Texts may have come.
	}
	matching := make([]bool, len(p.options))
	for _, i := range matches {
		matching[i] = true
	}
	return slices.DeleteFunc(slices.Clone(p.order.rows), func(i int) bool { return !matching[i] })
}

// arrow marks the head of the sorted column.
func (p *Picker) arrow(column int) string {
	switch {
	case p.order.column != column:
		return ""
	case p.order.backwards:
		return " ▼"
	}
	return " ▲"
}

var textSort = forms.T("sort", "排序")
