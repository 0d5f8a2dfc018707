package forms

import "strings"

// within returns the path of the field of an item at path that names mean, and
// that of the item itself where no field is.
func (l *level) within(at Path, names []string) Path {
	found, used := l.taking(at, names)
	if used == 0 || len(found) > 1 {
		return at
	}
	return found[0]
}

// taking returns the paths that take the most of names, and how many.
func (l *level) taking(at Path, names []string) (paths []Path, most int) {
	for _, n := range l.nodes {
		found, used := n.taking(at.Key(n.Key), names)
		if used > most {
			paths, most = nil, used
		}
		if used == most && used > 0 {
			paths = append(paths, found...)
		}
	}
	return paths, most
}

// taking looks at each place of n.
func (n *node) taking(path Path, names []string) (paths []Path, most int) {
	for _, p := range n.places() {
		own, ok := p.takes(names)
		if len(p.path) == 0 {
			ok = n.Kind == Object
		}
		if !ok {
			continue
		}
		if inner, used := n.inside(path, names[own:]); own+used > most {
			paths, most = inner, own+used
		}
	}
	return paths, most
}

// inside returns the paths that names lead to within n, and how many they take.
func (n *node) inside(path Path, names []string) ([]Path, int) {
	own := 0
	if n.Kind == List && len(names) > 0 {
		if i, isPosition := position(names[0]); isPosition {
			path, names, own = path.Index(i), names[1:], 1
		}
	}
	if n.sub != nil {
		if inner, used := n.sub.taking(path, names); used > 0 {
			return inner, own + used
		}
	}
	return []Path{path}, own
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

// endingIn returns the fields below at whose wire names, positions left out, end
// in names; way are the names that lead here.
func (l *level) endingIn(at Path, way, names []string) (paths []Path) {
	for _, n := range l.nodes {
		path := at.Key(n.Key)
		for _, p := range n.places() {
			to := way[:len(way):len(way)]
			for _, step := range p.path {
				to = append(to, strings.Split(step.name, ".")...)
			}
			if len(p.path) > 0 && hasEnd(to, names) {
				paths = append(paths, path)
			}
			if n.sub != nil {
				paths = append(paths, n.sub.endingIn(path, to, names)...)
			}
		}
	}
	return paths
}
