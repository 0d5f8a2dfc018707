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
	for _, line := range p.Lines {
		n := line.Nodes
		if n == nil {
			continue
		}
		p.Now.add(n, n.Now)
		p.Most.add(n, n.Most)
		p.missing(line, n)
	}
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

// missing names what of a line is not known.
func (p *Plan) missing(line Line, n *Nodes) {
	if n.Most.Known && n.Most.N == 0 {
		return
	}
	if !n.Now.Known || !n.Most.Known {
		p.unknown(forms.Tf("how many nodes: %s", "节点数：%s", line.called()))
	}
	switch {
	case n.Type == "" && !n.Cores.Known:
		p.unknown(forms.Tf("which machine: %s", "机型：%s", line.called()))
	case !n.Cores.Known && !n.Memory.Known:
		p.unknown(forms.Tf("vCPU, memory and GPU of %s", "%s 的 vCPU、内存与 GPU", n.Type))
	case !n.Cores.Known:
		p.unknown(forms.Tf("vCPU of %s", "%s 的 vCPU", n.Type))
	case !n.Memory.Known:
		p.unknown(forms.Tf("memory of %s", "%s 的内存", n.Type))
	case !n.GPUs.Known:
		p.unknown(forms.Tf("GPU of %s", "%s 的 GPU", n.Type))
	}
	if slices.ContainsFunc(n.Disks, func(d Disk) bool { return !d.Size.Known }) {
		p.unknown(forms.Tf("size of a disk: %s", "磁盘大小：%s", line.called()))
	}
}

func (p *Plan) unknown(what forms.Text) {
	if !slices.Contains(p.Unknown, what) {
		p.Unknown = append(p.Unknown, what)
	}
}

// called is the thing with its name.
func (l Line) called() forms.Text {
	if l.Name == "" {
		return l.Label
	}
	return forms.Tf("%s %s", "%s %s", l.Label, l.Name)
}
