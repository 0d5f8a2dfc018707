package forms

// Wires returns the wire path of every field that is sent, in order of
// declaration and each once: "Queues[].ComputeNodes[].SystemDisk.Size".
func (f *Form) Wires() []string {
	var wires []string
	seen := map[string]bool{}
	for _, wire := range f.levels().wires("") {
		if !seen[wire] {
			seen[wire] = true
			wires = append(wires, wire)
		}
	}
	return wires
}

func (l *level) wires(prefix string) []string {
	var wires []string
	for _, n := range l.nodes {
		for _, p := range n.places() {
			wires = append(wires, n.wires(p, prefix)...)
		}
	}
	return wires
}

func (n *node) wires(p *place, prefix string) []string {
	var wires []string
	wire := prefix + p.pattern()
	if p.Wire != "" {
		wires = append(wires, wire)
	}
	switch {
	case n.sub == nil:
		return wires
	case p.Wire == "":
		wire = prefix
	case n.Kind == List:
		wire += "[]."
	default:
		wire += "."
	}
	return append(wires, n.sub.wires(wire)...)
}
