package plan

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// nodes are the machines of a part at s: one kind, or one for each type.
func (m maker) nodes(part *forms.Nodes, s *forms.Scope) []Nodes {
	in := s
	if part.In != "" {
		items := s.Scopes(part.In)
		if len(items) == 0 {
			// Nothing says what they are, so there are none to begin with.
			return []Nodes{m.counted(part, s, Nodes{})}
		}
		in = items[0]
	}
	each := m.machine(part, in)
	types := m.types(part, in)
	if !part.EachType || len(types) == 0 {
		if len(types) > 0 {
			m.facts(&each, part, in, types[0])
		}
		return []Nodes{m.counted(part, s, each)}
	}
	var all []Nodes
	for _, kind := range distinct(types) {
		one := each
		m.facts(&one, part, in, kind)
		one.Now = known(float64(count(types, kind)))
		one.Least, one.Most = one.Now, one.Now
		all = append(all, one)
	}
	return all
}

// types are the types of machines that the answers name.
func (m maker) types(part *forms.Nodes, in *forms.Scope) []string {
	for _, ref := range []string{part.Type, part.OrType} {
		if ref == "" {
			continue
		}
		switch value, _ := in.Value(ref); v := value.(type) {
		case string:
			return []string{v}
		case []string:
			return v
		}
	}
	return nil
}

// machine is what the answers say of one node.
func (m maker) machine(part *forms.Nodes, in *forms.Scope) Nodes {
	n := Nodes{Spot: holds(in, part.Spot), Prepaid: holds(in, part.Prepaid), Refund: part.Refund, Bound: part.Bound}
	if n.Prepaid {
		n.Term = term(in, part)
	}
	if part.Cores != "" {
		n.Cores, n.GPUs = amount(in, part.Cores), known(0)
		if n.Memory = amount(in, part.Memory); part.MemoryUnits > 1 {
			n.Memory.N /= float64(part.MemoryUnits)
		}
		n.size = m.values(in, []string{part.Cores, part.Memory})
	}
	for _, d := range part.Disks {
		for _, at := range in.Scopes(d.In) {
			if disk, there := m.disk(d, at); there {
				n.Disks = append(n.Disks, disk)
			}
		}
	}
	for _, ref := range []string{part.OrType, part.Type} {
		if v, said := m.value(in, ref); said {
			n.kind = v
		}
	}
	n.Values = m.values(in, part.Said)
	return n
}

func (m maker) disk(d forms.Disk, at *forms.Scope) (Disk, bool) {
	if !at.Holds(d.When) {
		return Disk{}, false
	}
	size, sized := m.value(at, d.Size)
	category, kind := m.value(at, d.Category)
	if !sized && !kind && !d.Always && d.In == "" {
		return Disk{}, false
	}
	disk := Disk{Number: 1, Size: amount(at, d.Size), Path: at.PathOf(d.Size), Origin: size.Origin, Stays: holds(at, d.Stays), shown: category.Text}
	if value, _ := at.Value(d.Category); kind {
		disk.Category = forms.ValueText(value)
	}
	if number := amount(at, d.Number); number.Known {
		disk.Number = int64(number.N)
	}
	return disk, true
}

// counted adds how many there are.
func (m maker) counted(part *forms.Nodes, s *forms.Scope, n Nodes) Nodes {
	if part.Count == "" {
		n.Now, n.Least, n.Most = known(1), known(1), known(1)
		return n
	}
	n.count, _ = m.value(s, part.Count)
	n.Least, n.Most = amount(s, part.Least), amount(s, part.Most)
	switch n.Now = amount(s, part.Count); {
	case n.Now.Known:
		n.Now.N = max(n.Now.N, n.Least.N)
	case n.Least.Known:
		n.Now = n.Least
	case !m.needed(s, part.Count):
		n.Now = known(0)
	}
	if !n.Least.Known {
		n.Least = n.Now
	}
	if !n.Most.Known && part.Most != "" && m.needed(s, part.Most) {
		return n
	}
	n.Most = Amount{max(n.Most.N, n.Now.N), n.Now.Known}
	return n
}

// needed tells whether an answer is missing at the reference.
func (m maker) needed(s *forms.Scope, ref string) bool {
	q, ok := m.form.Question(m.answers, m.known, s.PathOf(ref))
	return ok && q.Applies() && q.Needed()
}

// facts adds what look-ups know of a type.
func (m maker) facts(n *Nodes, part *forms.Nodes, in *forms.Scope, kind string) {
	n.Type = kind
	q, ok := m.form.Question(m.answers, m.known, in.PathOf(first(part.Type, part.OrType)))
	if !ok {
		return
	}
	n.Cores, n.Memory, n.GPUs = m.fact(q, kind, "cores"), m.fact(q, kind, "memory"), m.fact(q, kind, "gpu")
	if text, told := m.known.Fact(q.Source.Name, kind, "gpu"); told && text == "" && n.Cores.Known {
		n.GPUs = known(0)
	}
}

// fact reads the number with which a fact begins: "64Gi", "8 x nvidia-t4".
func (m maker) fact(q forms.Question, kind, name string) Amount {
	text, _ := m.known.Fact(q.Source.Name, kind, name)
	digits := text[:len(text)-len(strings.TrimLeft(text, "0123456789."))]
	n, err := strconv.ParseFloat(digits, 64)
	return Amount{n, err == nil}
}

// holds tells whether a condition is declared and holds.
func holds(s *forms.Scope, c forms.Condition) bool { return !c.IsZero() && s.Holds(c) }

func amount(s *forms.Scope, ref string) Amount {
	if ref == "" {
		return Amount{}
	}
	value, _ := s.Value(ref)
	n, ok := value.(int64)
	return Amount{float64(n), ok}
}

func known(n float64) Amount { return Amount{n, true} }

func distinct(values []string) []string {
	var once []string
	for _, v := range values {
		if !slices.Contains(once, v) {
			once = append(once, v)
		}
	}
	return once
}

func count(values []string, value string) int {
	n := 0
	for _, v := range values {
		if v == value {
			n++
		}
	}
	return n
}
