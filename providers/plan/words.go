package plan

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// Row is a line in words: Head and Count first, and as many Details as there is
// room for, the most important first.
type Row struct {
	// Line is its index in [Plan.Lines].
	Line    int
	Head    forms.Text
	Count   forms.Text
	Details []Detail
}

// Detail is one thing more that a row tells.
type Detail struct {
	Text forms.Text
	// Origin is where it comes from when nobody gave it; [Detail.Words] has it in
	// brackets.
	Origin Origin
}

// Rows are the lines in words; those that are paid in advance are the last.
func (p Plan) Rows() []Row {
	var rows, ahead []Row
	for i, line := range p.Lines {
		row := line.row()
		if row.Line = i; line.Prepaid() {
			ahead = append(ahead, row)
			continue
		}
		rows = append(rows, row)
	}
	return append(rows, ahead...)
}

func (l Line) row() Row {
	row := Row{Head: l.Called()}
	if l.Nodes == nil {
		row.Head = from(row.Head, l.Origin)
	}
	row.Details = l.details()
	whole := l.fromProfile()
	if n := l.Nodes; n != nil {
		by := originOf(slices.Concat([]Value{n.count, n.kind}, n.size)...)
		if by == Profile && whole {
			by = Given
		}
		row.Count = from(forms.Same(n.counted()), by)
	}
	if whole {
		row.Details = append(plainly(row.Details), Detail{Text: origins[Profile], Origin: Profile})
	}
	return row
}

// details are what is told of the machines, then of the thing.
func (l Line) details() []Detail {
	var details []Detail
	if n := l.Nodes; n != nil {
		if n.Prepaid {
			details = append(details, Detail{Text: forms.T("paid in advance", "预付费")})
		}
		if n.Spot {
			details = append(details, Detail{Text: forms.T("spot", "抢占式")})
		}
		if size := n.sized(); size != "" && n.Type != "" {
			details = append(details, Detail{Text: forms.Same(size)})
		}
		for _, d := range n.Disks {
			details = append(details, Detail{d.words(), d.Origin})
		}
		for _, v := range n.Values {
			details = append(details, Detail{v.Text, v.Origin})
		}
	}
	for _, v := range l.Values {
		details = append(details, Detail{v.Text, v.Origin})
	}
	return details
}

// fromProfile tells whether all that anybody gave is as the profile has it, so that
// it is enough to say so once.
func (l Line) fromProfile() bool {
	values := slices.Clone(l.Values)
	if n := l.Nodes; n != nil {
		values = slices.Concat(values, []Value{n.count, n.kind}, n.size, n.Values)
		for _, d := range n.Disks {
			values = append(values, Value{Path: d.Path, Origin: d.Origin})
		}
	}
	is := func(o Origin) bool {
		return slices.ContainsFunc(values, func(v Value) bool { return v.Path != "" && v.Origin == o })
	}
	return is(Profile) && !is(Given)
}

// plainly leaves out what is told once for the whole row.
func plainly(details []Detail) []Detail {
	for i := range details {
		if details[i].Origin == Profile {
			details[i].Origin = Given
		}
	}
	return details
}

// counted is how many of what: "2 (0-16) × ecs.c7.xlarge".
func (n *Nodes) counted() string {
	text := "?"
	if n.Now.Known {
		text = number(n.Now.N)
	}
	switch {
	case n.Most.Known && n.Least.Known && n.Most.N > n.Least.N:
		text += " (" + number(n.Least.N) + "-" + number(n.Most.N) + ")"
	case !n.Most.Known && n.Now.Known:
		text += " (-?)"
	}
	if what := cmp.Or(n.Type, n.sized()); what != "" {
		text += " × " + what
	}
	return text
}

func (n *Nodes) sized() string {
	var parts []string
	for _, part := range []struct {
		of   Amount
		unit string
	}{{n.Cores, "vCPU"}, {n.Memory, "GiB"}, {n.GPUs, "GPU"}} {
		if part.of.Known && part.of.N > 0 {
			parts = append(parts, number(part.of.N)+" "+part.unit)
		}
	}
	return strings.Join(parts, " ")
}

func (d Disk) words() forms.Text {
	size := "? GiB"
	if d.Size.Known {
		size = number(d.Size.N) + " GiB"
	}
	words := forms.Same(size)
	if !d.shown.IsZero() {
		words = forms.Tf("%s %s", "%s %s", d.shown, size)
	} else {
		words = forms.Tf("disk %s", "磁盘 %s", words)
	}
	if d.Number > 1 {
		words = forms.Tf("%d × %s", "%d × %s", d.Number, words)
	}
	return words
}

// Words are the detail with where it comes from. "profile" alone says it of the row.
func (d Detail) Words() forms.Text {
	if d.Origin == Profile && d.Text == origins[Profile] {
		return d.Text
	}
	return from(d.Text, d.Origin)
}

// from adds in brackets where a value comes from.
func from(words forms.Text, o Origin) forms.Text {
	whence, told := origins[o]
	if !told {
		return words
	}
	return forms.Tf("%s (%s)", "%s（%s）", words, whence)
}

var origins = map[Origin]forms.Text{
	Default: forms.T("default", "默认"), CloudDefault: forms.T("the cloud's default", "云端默认"), Follows: forms.T("follows", "沿用"),
	Profile: forms.T("profile", "配置文件"), LookedUp: forms.T("only candidate", "唯一候选"), Preset: forms.T("preset", "预设"),
}

// Words writes a row on one line.
func (r Row) Words() forms.Text {
	words := r.Head
	if !r.Count.IsZero() {
		words = forms.Tf("%s: %s", "%s：%s", words, r.Count)
	}
	for i, detail := range r.Details {
		d := detail.Words()
		if i == 0 && r.Count.IsZero() {
			words = forms.Tf("%s: %s", "%s：%s", words, d)
			continue
		}
		words = forms.Tf("%s · %s", "%s · %s", words, d)
	}
	return words
}

// Will are the lines that say what will exist.
func (p Plan) Will() []forms.Text {
	var lines []forms.Text
	for _, row := range p.Rows() {
		lines = append(lines, row.Words())
	}
	return lines
}

// Words are all lines of the plan, warnings below the lines that they concern.
func (p Plan) Words() []forms.Text {
	return p.WordsWith(func(Line) forms.Text { return forms.Text{} })
}

// WordsWith are [Plan.Words] with something more behind each line, as what it costs.
func (p Plan) WordsWith(more func(Line) forms.Text) []forms.Text {
	var lines []forms.Text
	for _, row := range p.Rows() {
		words := row.Words()
		if behind := more(p.Lines[row.Line]); !behind.IsZero() {
			words = forms.Tf("%s · %s", "%s · %s", words, behind)
		}
		lines = append(lines, words)
		for _, w := range p.Lines[row.Line].Warnings {
			lines = append(lines, forms.Tf("  ! %s", "  ! %s", w))
		}
	}
	return append(lines, p.Ends()...)
}

// Ends are the last lines of the plan: what is unusual, what is paid in advance,
// the sums and what they do not count.
func (p Plan) Ends() []forms.Text {
	lines := p.Remarks()
	ahead := slices.Clone(p.Lines)
	ahead = slices.DeleteFunc(ahead, func(l Line) bool { return !l.Prepaid() })
	for _, line := range ahead {
		lines = append(lines, forms.Tf("paid in advance: %s: %s%s", "预付费：%s：%s%s", line.Called(), line.Nodes.counted(), line.Nodes.Term.behind()))
	}
	return append(lines, p.Totals()...)
}

// Remarks are what is unusual, each with its sign.
func (p Plan) Remarks() []forms.Text {
	var lines []forms.Text
	for _, r := range p.Unusual {
		lines = append(lines, forms.Tf("! %s", "! %s", r.Text))
	}
	return lines
}

// Totals are the lines of the sums; none where there are no nodes.
func (p Plan) Totals() []forms.Text {
	if !slices.ContainsFunc(p.Lines, func(l Line) bool { return l.Nodes != nil }) {
		return nil
	}
	lines := []forms.Text{forms.Tf("now: %s", "创建时：%s", p.Now.words())}
	if p.Most != p.Now {
		lines = append(lines, forms.Tf("at most: %s", "最多：%s", p.Most.words()))
	}
	if len(p.Unknown) > 0 {
		lines = append(lines, forms.Tf("not known: %s", "未知：%s", forms.Join(p.Unknown, forms.T("; ", "；"))))
	}
	return lines
}

func (s Sums) words() forms.Text {
	nodes := forms.Tf("%s nodes", "%s 个节点", s.Nodes.words())
	if one := known(1); s.Nodes == one {
		nodes = forms.T("1 node", "1 个节点")
	}
	parts := []forms.Text{nodes}
	for _, part := range []struct {
		of Amount
		en string
		zh string
	}{{s.Cores, "%s vCPU", "%s vCPU"}, {s.Memory, "%s GiB", "%s GiB"}, {s.GPUs, "%s GPU", "%s GPU"}, {s.Disk, "%s GiB disk", "磁盘 %s GiB"}} {
		if !part.of.Known || part.of.N > 0 {
			parts = append(parts, forms.Tf(part.en, part.zh, part.of.words()))
		}
	}
	return forms.Join(parts, forms.T(", ", "，"))
}

// words is a sum, with a question mark for the part that is not known.
func (a Amount) words() string {
	switch {
	case a.Known:
		return number(a.N)
	case a.N > 0:
		return number(a.N) + " + ?"
	}
	return "?"
}

func number(n float64) string {
	if n == math.Trunc(n) {
		return strconv.FormatFloat(n, 'f', 0, 64)
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// originOf is where values come from together: that of the first that was not given.
func originOf(values ...Value) Origin {
	for _, v := range values {
		if v.Origin != Given {
			return v.Origin
		}
	}
	return Given
}
