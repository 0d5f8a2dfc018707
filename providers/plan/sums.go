package plan

import (
	"slices"

	"clusterwiz/forms"
)

// sum adds the lines up and names what it could not count.
func (p *Plan) sum() {
	zero := known(0)
	p.Now = Sums{zero, zero, zero, zero, zero}
	p.Most = p.Now
	of := missing{}
	for _, line := range p.Lines {
		n := line.Nodes
		if n == nil {
			continue
		}
		p.Now.add(n, n.Now)
		p.Most.add(n, n.Most)
		if n.Now.N > 0 || !n.Now.Known || n.Most.N > 0 || !n.Most.Known {
			of.note(line, n)
		}
	}
	p.Unknown = of.words()
}

func (s *Sums) add(n *Nodes, count Amount) {
	s.Nodes = plus(s.Nodes, count, known(1))
	s.Cores = plus(s.Cores, count, n.Cores)
	s.Memory = plus(s.Memory, count, n.Memory)
	s.GPUs = plus(s.GPUs, count, n.GPUs)
	for _, d := range n.Disks {
		s.Disk = plus(s.Disk, count, Amount{d.Size.N * float64(d.Number), d.Size.Known})
	}
}

// plus adds count of each. None of what is not known is nothing.
func plus(sum, count, each Amount) Amount {
	if count.Known && count.N == 0 {
		return sum
	}
	if !count.Known || !each.Known {
		return Amount{sum.N, false}
	}
	return Amount{sum.N + count.N*each.N, sum.Known}
}

// missing is what the sums could not count, each with what it is missing of.
type missing [len(unknowns)][]forms.Text

// The kinds of what may be missing.
const (
	nodeCount = iota
	machineKind
	wholeMachine
	coresOf
	memoryOf
	gpusOf
	diskSize
)

var unknowns = [...]struct{ en, zh string }{
	nodeCount: {"how many nodes: %s", "节点数：%s"}, machineKind: {"which machine: %s", "机型：%s"},
	wholeMachine: {"vCPU, memory and GPU of %s", "%s 的 vCPU、内存与 GPU"},
	coresOf:      {"vCPU of %s", "%s 的 vCPU"}, memoryOf: {"memory of %s", "%s 的内存"}, gpusOf: {"GPU of %s", "%s 的 GPU"},
	diskSize: {"size of a disk: %s", "磁盘大小：%s"},
}

// note keeps what of a line is not known.
func (m *missing) note(line Line, n *Nodes) {
	kind := forms.Same(n.Type)
	if !n.Now.Known || !n.Most.Known {
		m.add(nodeCount, line.Called())
	}
	switch {
	case n.Type == "" && !n.Cores.Known:
		m.add(machineKind, line.Called())
	case !n.Cores.Known && !n.Memory.Known:
		m.add(wholeMachine, kind)
	case !n.Cores.Known:
		m.add(coresOf, kind)
	case !n.Memory.Known:
		m.add(memoryOf, kind)
	case !n.GPUs.Known:
		m.add(gpusOf, kind)
	}
	if slices.ContainsFunc(n.Disks, func(d Disk) bool { return !d.Size.Known }) {
		m.add(diskSize, line.Called())
	}
}

func (m *missing) add(kind int, of forms.Text) {
	if !slices.Contains(m[kind], of) {
		m[kind] = append(m[kind], of)
	}
}

func (m *missing) words() []forms.Text {
	var words []forms.Text
	for kind, of := range m {
		if len(of) > 0 {
			words = append(words, forms.Tf(unknowns[kind].en, unknowns[kind].zh, forms.Join(of, forms.T(", ", "、"))))
		}
	}
	return words
}

// Called is the thing with its name.
func (l Line) Called() forms.Text {
	if l.Name == "" {
		return l.Label
	}
	return forms.Tf("%s %s", "%s %s", l.Label, l.Name)
}
