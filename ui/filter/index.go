package filter

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// Index is a list of options made ready to be searched. It does not change, but
// remembers the last search, so it is not for several goroutines.
type Index struct {
	options []forms.Option
	lang    forms.Lang
	// columns are those that the options declare; named tells whether some options
	// have a name beside their value, which then has a column of its own.
	columns []forms.Column
	named   bool
	rows    []row
	// texts are the different texts of cells, in small letters.
	texts []seen
	// all are the positions of all rows.
	all     []int
	last    search
	scratch []hit
	// found are the rows that matched last.
	found []int
}

// row is what is searched of an option.
type row struct {
	// names are name and value, rest is what else there is to read, plain what of
	// that is no amount; in small letters.
	names, rest, plain string
	// named and told are the letters of names and rest, begun those that begin a word there.
	named, told, begun uint64
	cells              []cell
}

// cell is what stands in a declared column: its text by its position among the
// texts, -1 for none, and its amount, where it is one.
type cell struct {
	text   int32
	amount float64
	known  bool
}

// seen is a text with the letters in it.
type seen struct {
	text    string
	letters uint64
}

// New reads options for search in what they say in a language.
func New(options []forms.Option, lang forms.Lang) *Index {
	x := &Index{options: options, lang: lang, rows: make([]row, len(options)), all: make([]int, len(options))}
	for _, option := range options {
		x.named = x.named || option.Named(lang)
		if len(option.Columns) > len(x.columns) {
			x.columns = option.Columns
		}
	}
	at := map[string]int32{}
	for i := range options {
		x.rows[i], x.all[i] = x.read(options[i], at), i
	}
	return x
}

// Columns are those that the options declare.
func (x *Index) Columns() []forms.Column { return x.columns }

// Named tells whether names have a column of their own, before that of the values.
func (x *Index) Named() bool { return x.named }

// Cells are the cells of the option at i: the name, the value where names have a
// column of their own, and what the option declares.
func (x *Index) Cells(i int) []string {
	option := x.options[i]
	shown := option.Shown(x.lang)
	if !x.named || option.Named(x.lang) {
		return shown
	}
	return slices.Insert(shown, 1, "")
}

// first is the position of the first declared cell among the cells of a row.
func (x *Index) first() int {
	if x.named {
		return 2
	}
	return 1
}

func (x *Index) read(option forms.Option, at map[string]int32) row {
	var r row
	r.names = strings.ToLower(foreign.Name(option.Value))
	if option.Named(x.lang) {
		r.names = strings.ToLower(foreign.Line(option.Label.In(x.lang))) + "\n" + r.names
	}
	rest := make([]string, 0, len(option.Cells)+2)
	var plain []string
	for i, said := range option.Cells {
		text := strings.ToLower(foreign.Line(said))
		rest = append(rest, text)
		if i < len(option.Columns) {
			r.cells = append(r.cells, x.cell(option, i, text, at))
		}
		if i >= len(r.cells) || !r.cells[i].known {
			plain = append(plain, text)
		}
	}
	for _, said := range []forms.Text{option.Note, option.Why} {
		if !said.IsZero() {
			rest = append(rest, strings.ToLower(said.In(x.lang)))
		}
	}
	r.rest, r.plain = strings.Join(rest, "\n"), strings.Join(plain, "\n")
	r.named, r.told = lettersOf(r.names), lettersOf(r.rest)
	r.begun = begunBy(r.names) | begunBy(r.rest)
	return r
}

func (x *Index) cell(option forms.Option, i int, text string, at map[string]int32) cell {
	c := cell{text: -1}
	if text != "" {
		position, known := at[text]
		if !known {
			position = int32(len(x.texts)) //nolint:gosec // No list has so many.
			at[text] = position
			x.texts = append(x.texts, seen{text, lettersOf(text)})
		}
		c.text = position
	}
	if option.Columns[i].Number {
		fact, told := option.Facts[option.Columns[i].Fact]
		if c.amount, c.known = leading(fact); !told || !c.known {
			c.amount, c.known = leading(text)
		}
	}
	return c
}

// Amount is the first number in a text, and false where there is none.
func Amount(text string) (float64, bool) {
	from := strings.IndexFunc(text, unicode.IsDigit)
	if from < 0 {
		return 0, false
	}
	return leading(text[from:])
}

// leading is the number that a text begins with, and false where it does not.
func leading(text string) (float64, bool) {
	amount, err := strconv.ParseFloat(text[:digits(text)], 64)
	return amount, err == nil
}

// digits is how much of a text is a number.
func digits(text string) int {
	end := strings.IndexFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if end < 0 {
		return len(text)
	}
	return end
}

// bit is that of a letter in a set of letters: one for each Latin one and each digit,
// which all others share the rest of.
func bit(r rune) uint64 {
	switch {
	case r >= 'a' && r <= 'z':
		return 1 << (r - 'a')
	case r >= '0' && r <= '9':
		return 1 << (26 + r - '0')
	}
	return 1 << (36 + r%28)
}

// own tells whether no other letter shares the bit of r.
func own(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

func lettersOf(text string) uint64 {
	var set uint64
	for _, r := range text {
		set |= bit(r)
	}
	return set
}

func begunBy(text string) uint64 {
	var set uint64
	before := ' '
	for _, r := range text {
		if !joins(before) || !joins(r) || r > unicode.MaxASCII {
			set |= bit(r)
		}
		before = r
	}
	return set
}

// joins tells whether a word goes on over r.
func joins(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
