package forms

import (
	"slices"
	"strings"
)

// FromWire turns the name of a parameter, as a cloud writes it in an error
// ("Queues.0.ComputeNodes.1.ImageId"), into the path of the field that it is
// sent from, or of the nearest field around it. Positions count from 0; upper
// and lower case are the same.
func (f *Form) FromWire(wire string) (Path, bool) {
	wire = strings.NewReplacer("[", ".", "]", "").Replace(wire)
	path, used := f.levels().fromWire("", strings.Split(wire, "."))
	return path, used > 0
}

// fromWire returns the path that takes the most of names, and how many.
func (l *level) fromWire(at Path, names []string) (best Path, most int) {
	for _, n := range l.nodes {
		if path, used := n.fromWire(at.Key(n.Key), names); used > most {
			best, most = path, used
		}
	}
	return best, most
}

func (n *node) fromWire(path Path, names []string) (Path, int) {
	own, ok := n.takes(names)
	if !ok {
		return "", 0
	}
	names = names[own:]
	if n.Kind == List && len(names) > 0 {
		if i, isPosition := position(names[0]); isPosition {
			path, names, own = path.Index(i), names[1:], own+1
		}
	}
	if n.sub != nil {
		if inner, used := n.sub.fromWire(path, names); used > 0 {
			return inner, own + used
		}
	}
	return path, own
}

// takes returns how many of names the wire name of n stands for. A dot within
// a name cannot be told from one between names here.
func (n *node) takes(names []string) (int, bool) {
	if len(n.wire) == 0 {
		return 0, n.Kind == Object
	}
	own := strings.Split(strings.Join(n.wire, "."), ".")
	if len(names) < len(own) {
		return 0, false
	}
	return len(own), slices.EqualFunc(own, names[:len(own)], strings.EqualFold)
}
