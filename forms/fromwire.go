package forms

import "strings"

// FromWire turns the name of a parameter, as a cloud writes it in an error
// ("Queues.0.ComputeNodes.1.ImageId"), into the path of the field that it is
// sent from, or of the nearest field around it. Positions count from 0; upper
// and lower case are the same.
func (f *Form) FromWire(wire string) (Path, bool) {
	path, used := f.levels().fromWire("", wireNames(wire))
	return path, used > 0
}

func wireNames(wire string) []string {
	return strings.Split(strings.NewReplacer("[", ".", "]", "").Replace(wire), ".")
}

// From turns the name of a parameter, as a cloud writes it in an error, into
// the path of the answer that it came from. Unlike [Form.FromWire] it tells
// the elements of an array apart, but it knows only what is in the request.
func (b *Body) From(wire string) (Path, bool) {
	var value any = b
	path := b.from
	for names := wireNames(wire); len(names) > 0; {
		switch v := value.(type) {
		case jsonText:
			value = v.value
		case []any:
			i, ok := position(names[0])
			if !ok || i >= len(v) {
				return "", false
			}
			value, names = v[i], names[1:]
			if object, ok := value.(*Body); ok {
				path = object.from
			}
		case *Body:
			m, used := v.named(names)
			if used == 0 {
				return "", false
			}
			value, path, names = m.Value, m.Path, names[used:]
		default:
			return "", false
		}
	}
	return path, path != ""
}

// named returns the member that names begin with and how many its name takes.
func (b *Body) named(names []string) (Member, int) {
	for _, m := range b.members {
		p := place{path: []wireName{{name: m.Name}}}
		if used, ok := p.takes(names); ok {
			return m, used
		}
	}
	return Member{}, 0
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

// fromWire takes the place that stands for the most of names.
func (n *node) fromWire(path Path, names []string) (best Path, most int) {
	for _, p := range n.places() {
		own, ok := p.takes(names)
		if len(p.path) == 0 {
			ok = n.Kind == Object
		}
		if !ok {
			continue
		}
		if inner, used := n.inside(path, names[own:]); own+used > most {
			best, most = inner, own+used
		}
	}
	return best, most
}

// inside returns the path that names lead to within n.
func (n *node) inside(path Path, names []string) (Path, int) {
	own := 0
	if n.Kind == List && len(names) > 0 {
		if i, isPosition := position(names[0]); isPosition {
			path, names, own = path.Index(i), names[1:], 1
		}
	}
	if n.sub != nil {
		if inner, used := n.sub.fromWire(path, names); used > 0 {
			return inner, own + used
		}
	}
	return path, own
}

// takes returns how many of names the place stands for. A dot within a name
// cannot be told from one between names here, nor one element of an array that
// several questions make from another.
func (p *place) takes(names []string) (int, bool) {
	used := 0
	for _, at := range p.path {
		for part := range strings.SplitSeq(at.name, ".") {
			if used >= len(names) || !strings.EqualFold(part, names[used]) {
				return 0, false
			}
			used++
		}
		if at.label == "" || used == len(names) {
			continue
		}
		if _, ok := position(names[used]); ok {
			used++
		}
	}
	return used, used > 0
}
