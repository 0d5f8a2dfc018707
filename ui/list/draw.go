package list

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/filter"
	"clusterwiz/ui/look"
)

const (
	// signs are the cells before a row: the cursor, and the mark.
	signs = 2
	// leastID and leastName are the widths down to which a value beside its name, and
	// the name itself, give way.
	leastID, leastName = 10, 16
	ellipsis           = "…"
)

// drawer draws rows of a picker for one frame.
type drawer struct {
	*Picker
	// widths are those of the columns as they fit: 0 for one that is left out. The late
	// column is the last of them.
	widths []int
	lit    brush
}

// brush is what a terminal is told before and after a text in a style.
type brush struct{ begin, end string }

func brushOf(style look.Style) brush {
	begin, end := style.Ends()
	return brush{begin, end}
}

func (b brush) paint(line *strings.Builder, text string) {
	if text != "" {
		line.WriteString(b.begin)
		line.WriteString(text)
		line.WriteString(b.end)
	}
}

func (p *Picker) drawer(first, last int) *drawer {
	return &drawer{Picker: p, widths: p.fit(first, last), lit: brushOf(p.look.Lit)}
}

// headCells are what stands above the columns.
func (p *Picker) headCells() []string {
	say := func(t forms.Text, column int) string { return p.look.Say(t) + p.arrow(column) }
	heads := []string{p.look.Say(forms.T("value", "值"))}
	if p.question.Field != nil && !p.question.Label.IsZero() {
		heads[0] = p.look.Say(p.question.Label)
	}
	if p.index.Named() {
		of := "ID"
		if p.question.Field != nil && p.question.Kind == forms.Integer {
			of = heads[0] // The number of a user is not its id.
		}
		heads = []string{p.look.Say(forms.T("name", "名称")), of}
	}
	for i, column := range p.index.Columns() {
		heads = append(heads, say(column.Head, i+1))
	}
	for len(heads) < len(p.widths) {
		heads = append(heads, "")
	}
	return heads
}

func (d *drawer) heads() string {
	var line strings.Builder
	line.WriteString(strings.Repeat(" ", signs))
	for i, head := range d.headCells()[:len(d.widths)] {
		if d.widths[i] > 0 {
			line.WriteString(pad(ansi.Truncate(head, d.widths[i], ellipsis), d.widths[i]) + gap)
		}
	}
	if d.late != nil {
		line.WriteString(d.late.title(d.look) + d.arrow(len(d.index.Columns())+1))
	}
	return strings.TrimRight(line.String(), " ") // Or blanks would be cut, and said to be.
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(width-ansi.StringWidth(text), 0))
}

// row draws the row at a position among the matches.
func (d *drawer) row(at int) string {
	focus, style := " ", d.look.Label
	if at == d.at && (!d.waiting || d.meant) {
		focus, style = "▸", d.look.Accent
	}
	i := d.matches[at]
	if i == asTyped {
		words := forms.Tf("take “%s” as typed", "使用所输入的“%s”", d.typedText())
		return style.Render(ansi.Truncate(focus+" "+d.look.Say(words), d.width, ellipsis))
	}
	behind := d.behind(i)
	if at != d.at && !d.reason(i).IsZero() {
		style = d.look.Dim
	}
	base, soft := brushOf(style), brushOf(d.look.Dim)
	var line strings.Builder
	line.Grow(2 * d.width) // Styles take room too.
	base.paint(&line, focus+d.sign(d.options[i].Value))
	room := d.width - signs
	if behind != "" {
		room = max(room-ansi.StringWidth(behind)-len(gap), min(leastName, room))
	}
	used := d.cells(&line, i, room, base, soft)
	if behind != "" {
		base.paint(&line, gap+ansi.Truncate(behind, max(d.width-signs-used-len(gap), 0), ellipsis))
	}
	return line.String()
}

// behind is what stands at the end of a row: why it cannot be had, or what to know.
func (d *drawer) behind(i int) string {
	if reason := d.reason(i); !reason.IsZero() {
		return "✗ " + d.look.Say(reason)
	}
	told, warning := d.told(i)
	if warning {
		return "! " + d.look.Say(told)
	}
	return d.look.Say(told)
}

// cells draws the cells of an option in at most room cells, and tells how many it took.
func (d *drawer) cells(line *strings.Builder, i, room int, base, soft brush) (used int) {
	cells, lit := d.index.Cells(i), d.index.Lit(d.query, i)
	blanks := 0
	for c, cell := range cells {
		if c >= len(d.widths) || d.widths[c] == 0 {
			continue
		}
		width := min(d.widths[c], room-used-blanks)
		if cell == "" {
			blanks += d.widths[c] + len(gap)
			continue
		}
		if width < min(ansi.StringWidth(cell), narrowest) {
			return used
		}
		base.paint(line, strings.Repeat(" ", blanks))
		used += blanks
		brush := base
		if c == 1 && d.index.Named() {
			brush = soft
		}
		var spans []filter.Span
		if c < len(lit) {
			spans = lit[c]
		}
		took := d.cell(line, cell, spans, width, brush)
		used += took
		blanks = d.widths[c] - took + len(gap)
	}
	if d.late != nil {
		text := d.lateCell(d.options[i].Value)
		if from := d.needs(d.widths) - signs - d.late.width(d.look); from+ansi.StringWidth(text) <= room {
			base.paint(line, strings.Repeat(" ", max(from-used, 0))+text)
			used = from + ansi.StringWidth(text)
		}
	}
	return used
}

// cell draws a cell, what matches lit, and tells how wide it came out.
func (d *drawer) cell(line *strings.Builder, cell string, lit []filter.Span, width int, base brush) int {
	took, end := ansi.StringWidth(cell), ""
	if took > width {
		cell, took = strings.TrimSuffix(ansi.Truncate(cell, width, ellipsis), ellipsis), width
		end = ellipsis
	}
	from := 0
	for _, span := range lit {
		if span.To > len(cell) {
			break
		}
		base.paint(line, cell[from:span.From])
		d.lit.paint(line, cell[span.From:span.To])
		from = span.To
	}
	base.paint(line, cell[from:]+end)
	return took
}

// rest is what the row under the cursor has no room for: it may be what tells it from
// the next.
func (d *drawer) rest() string {
	i := d.Index()
	if i < 0 {
		return ""
	}
	behind := d.behind(i)
	room := d.width - signs
	if behind != "" {
		room = max(room-ansi.StringWidth(behind)-len(gap), min(leastName, room))
	}
	var shown strings.Builder
	plain := *d
	plain.lit = brush{}
	used := plain.cells(&shown, i, room, brush{}, brush{})
	var parts []string
	if behind != "" && used+len(gap)+ansi.StringWidth(behind) > d.width-signs {
		parts = append(parts, behind)
	}
	for _, cell := range d.index.Cells(i) {
		if cell != "" && !strings.Contains(shown.String(), cell) {
			parts = append(parts, cell)
		}
	}
	return strings.Join(parts, gap)
}
