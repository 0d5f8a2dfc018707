package plan

import (
	"slices"

	"clusterwiz/forms"
)

// maker makes lines of answers.
type maker struct {
	form    *forms.Form
	answers *forms.Answers
	known   *forms.Known
}

// Of returns what will exist by the answers. known, which may be nil, tells what
// the machines are.
func Of(form *forms.Form, answers *forms.Answers, known *forms.Known) Plan {
	var p Plan
	Visit(form, answers, known, func(_ forms.Part, _ *forms.Scope, lines []Line) { p.Lines = append(p.Lines, lines...) })
	p.sum()
	m := maker{form, answers, known}
	p.Unusual = m.unusual(form.Scope(answers, known), p.Lines)
	return p
}

// Visit shows each part that the answers make, where it stands, and the lines that it
// comes to, in order: for what more is to be told of them than a plan does.
func Visit(form *forms.Form, answers *forms.Answers, known *forms.Known, see func(part forms.Part, at *forms.Scope, lines []Line)) {
	m := maker{form, answers, known}
	for _, part := range form.Parts {
		for _, s := range form.Scope(answers, known).Scopes(part.At) {
			if s.Holds(part.When) {
				see(part, s, m.lines(part, s))
			}
		}
	}
}

// lines are those of a part at one place: one, or one for each type of machine.
func (m maker) lines(part forms.Part, s *forms.Scope) []Line {
	line := Line{Kind: part.Kind, Label: part.Label, Path: s.Path(), Pays: part.Pays, Stays: part.Stays}
	if v, ok := m.value(s, part.Name); ok {
		line.Name = v.Text.En
		if part.At == "" {
			line.Path = v.Path
		}
	}
	line.Values = m.values(s, part.Said)
	line.Origin = m.because(s, part.When)
	if part.Nodes == nil {
		if line.Path == "" {
			line.Path = leads(s, part)
		}
		return []Line{line}
	}
	if part.At == "" && part.Name == "" {
		line.Path = s.PathOf(first(part.Nodes.Type, part.Nodes.Cores))
	}
	var lines []Line
	for _, n := range m.nodes(part.Nodes, s) {
		one := line
		one.Nodes = &n
		lines = append(lines, one)
	}
	return lines
}

// leads is where to go from a thing without a name: the answer that makes it.
func leads(s *forms.Scope, part forms.Part) forms.Path {
	for _, ref := range slices.Concat(part.When.Refs(), part.Said) {
		return s.PathOf(ref)
	}
	return ""
}

// because is where the answers come from that make a thing.
func (m maker) because(s *forms.Scope, when forms.Condition) Origin {
	for _, ref := range when.Refs() {
		if v, ok := m.value(s, ref); ok {
			return v.Origin
		}
	}
	return Given
}

func (m maker) values(s *forms.Scope, refs []string) []Value {
	var values []Value
	for _, ref := range refs {
		if v, ok := m.value(s, ref); ok {
			values = append(values, v)
		}
	}
	return values
}

// value is what stands at a reference, false for nothing.
func (m maker) value(s *forms.Scope, ref string) (Value, bool) {
	if ref == "" {
		return Value{}, false
	}
	value, state := s.Value(ref)
	if state != forms.Set {
		return Value{}, false
	}
	path := s.PathOf(ref)
	v := Value{Path: path, Label: s.Label(ref), Text: forms.Same(forms.ValueText(value))}
	if q, ok := m.form.Question(m.answers, m.known, path); ok {
		if v.Text, v.Origin = q.ShowText(value), origin(q); q.Kind == forms.Boolean {
			v.Text = forms.Tf("%s: %s", "%s：%s", v.Label, v.Text)
		}
	}
	return v, true
}

func origin(q forms.Question) Origin {
	switch {
	case q.Answer() != nil:
		return Given
	case q.Default != nil:
		return Default
	case q.DefaultFrom != "":
		return Follows
	}
	return CloudDefault
}

// unusual are the remarks that the form declares, and those on machines that are
// large for what they do.
func (m maker) unusual(all *forms.Scope, lines []Line) []Remark {
	var remarks []Remark
	for _, line := range lines {
		if text, odd := oversized(line); odd {
			remarks = append(remarks, Remark{line.Path, text})
		}
	}
	for _, u := range m.form.Unusual {
		for _, s := range all.Scopes(u.At) {
			if s.Holds(u.When) {
				remarks = append(remarks, Remark{s.PathOf(u.Field), u.Text})
			}
		}
	}
	return remarks
}

// mostCores is how many vCPUs a node that only manages has at the most, usually.
const mostCores = 32

func oversized(l Line) (forms.Text, bool) {
	manages := l.Kind == forms.ManagerPart || l.Kind == forms.MastersPart || l.Kind == forms.LoginPart
	switch n := l.Nodes; {
	case n == nil || !manages:
	case n.GPUs.Known && n.GPUs.N > 0:
		return forms.Tf("%s: this node only manages the cluster, and has GPUs", "%s：该节点仅用于管理，却带有 GPU", l.Label), true
	case n.Cores.Known && n.Cores.N > mostCores:
		return forms.Tf("%s: this node only manages the cluster, and has %s vCPU", "%s：该节点仅用于管理，却有 %s vCPU", l.Label, number(n.Cores.N)), true
	}
	return forms.Text{}, false
}

// Mark tells where values come from by who knows more than the form: origin says it
// of an answer that was given.
func (p *Plan) Mark(origin func(forms.Path) Origin) {
	mark := func(path forms.Path, o *Origin) {
		if *o == Given && path != "" {
			*o = origin(path)
		}
	}
	for i := range p.Lines {
		line := &p.Lines[i]
		mark(line.Path, &line.Origin)
		for j := range line.Values {
			mark(line.Values[j].Path, &line.Values[j].Origin)
		}
		if n := line.Nodes; n != nil {
			mark(n.count.Path, &n.count.Origin)
			mark(n.kind.Path, &n.kind.Origin)
			for _, values := range [][]Value{n.size, n.Values} {
				for j := range values {
					mark(values[j].Path, &values[j].Origin)
				}
			}
			for j := range n.Disks {
				mark(n.Disks[j].Path, &n.Disks[j].Origin)
			}
		}
	}
}

// Warn puts problems beside the lines that they concern: the innermost item, or the
// line that tells the answer.
func (p *Plan) Warn(problems []forms.Problem) {
	for _, problem := range problems {
		if at := p.concerned(problem.Path); at >= 0 {
			p.Lines[at].Warnings = append(p.Lines[at].Warnings, problem.Summary)
		}
	}
}

func (p *Plan) concerned(path forms.Path) int {
	at, deepest := -1, -1
	for i, line := range p.Lines {
		if line.tells(path) && len(line.Path) > deepest {
			at, deepest = i, len(line.Path)
		}
	}
	return at
}

func (l Line) tells(path forms.Path) bool {
	if l.Path != "" && l.Path.Contains(path) {
		return true
	}
	is := func(v Value) bool { return v.Path == path }
	if slices.ContainsFunc(l.Values, is) {
		return true
	}
	n := l.Nodes
	return n != nil && (is(n.count) || is(n.kind) || slices.ContainsFunc(n.size, is) || slices.ContainsFunc(n.Values, is) ||
		slices.ContainsFunc(n.Disks, func(d Disk) bool { return d.Path == path }))
}

func first(refs ...string) string {
	for _, ref := range refs {
		if ref != "" {
			return ref
		}
	}
	return ""
}
