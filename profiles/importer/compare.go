package importer

import "slices"

// difference is where the source and the request that comes of the answers part.
type difference struct {
	kind differenceKind
	from *Tree
	to   *made
}

type differenceKind int

const (
	lost  differenceKind = iota // in the source only
	blank                       // likewise, and it says nothing
	extra                       // in the request only
	other                       // in both, and not the same
)

// mostPaired is up to how many items are looked at to find the one that is meant; of
// longer lists each stands for the one at its place.
const mostPaired = 200

// compare returns where the source and a request part. The order of members means
// nothing, and neither does that of items which are the same.
func (s *search) compare(source *Tree, request *made) []difference {
	c := &comparer{search: s}
	c.value(source, request)
	return c.found
}

// weight is how many of them matter.
func weight(list []difference) (n int) {
	for _, d := range list {
		if d.kind != blank {
			n++
		}
	}
	return n
}

type comparer struct {
	*search
	found []difference
}

func (c *comparer) tell(kind differenceKind, from *Tree, to *made) {
	c.found = append(c.found, difference{kind, from, to})
}

func (c *comparer) value(from *Tree, to *made) {
	if to.secret && from.scalar() || from.Loose && from.scalar() && to.scalar() && sameNumber(from.Text, to.Text) {
		return
	}
	if from.Type != to.Type || from.Type == Text {
		c.encoded(from, to)
		return
	}
	switch from.Type {
	case Object:
		c.members(from, to)
	case List:
		c.items(from, to)
	case Number:
		if !sameNumber(from.Text, to.Text) {
			c.tell(other, from, to)
		}
	case Null, Boolean, Text:
		if from.Text != to.Text {
			c.tell(other, from, to)
		}
	}
}

// encoded compares a text, or values of different types: what is JSON in a text is held
// against what it says.
func (c *comparer) encoded(from *Tree, to *made) {
	inner, sent := c.decoded(from), to
	if to.Type == Text {
		if tree := c.decoded(&Tree{Type: Text, Text: to.Text}); tree.Type != Text {
			sent = tree.at(to.Where).made(to.path)
		}
	}
	switch {
	case inner.Type != sent.Type, inner.scalar():
		if from.Type != to.Type || from.Text != to.Text {
			c.tell(other, from, to)
		}
	default:
		if from.Type != to.Type {
			c.tell(other, from, to)
		}
		c.value(inner, sent)
	}
}

func (c *comparer) members(from *Tree, to *made) {
	sentAs := make(map[string]*made, len(to.members))
	for _, m := range slices.Backward(to.members) { // The first of a name counts.
		sentAs[m.name] = m.value
	}
	for _, m := range from.Members {
		sent := sentAs[m.Name]
		switch {
		case sent != nil:
			c.value(m.Value, sent)
		case m.Value.empty():
			c.tell(blank, m.Value, nil)
		default:
			c.tell(lost, m.Value, nil)
		}
	}
	for _, m := range to.members {
		if from.index(m.name) < 0 && (m.value.Type != Object || len(m.value.members) > 0) {
			c.tell(extra, nil, m.value)
		}
	}
}

func (c *comparer) items(from *Tree, to *made) {
	if len(from.Items) == len(to.items) || len(from.Items) > mostPaired {
		before := len(c.found)
		c.inOrder(from.Items, to.items)
		if len(c.found) == before || len(from.Items) > mostPaired {
			return
		}
		c.found = c.found[:before]
	}
	left, free := c.unpaired(from.Items, to.items)
	c.inOrder(left, free)
}

func (c *comparer) inOrder(from []*Tree, to []*made) {
	for i, item := range from {
		switch {
		case i < len(to):
			c.value(item, to[i])
		case item.empty():
			c.tell(blank, item, nil)
		default:
			c.tell(lost, item, nil)
		}
	}
	for _, item := range to[min(len(from), len(to)):] {
		c.tell(extra, nil, item)
	}
}

// unpaired takes out the items that are the same, wherever they stand, and pairs the
// rest by their first member, which is a name.
func (c *comparer) unpaired(from []*Tree, to []*made) (left []*Tree, free []*made) {
	used := make([]bool, len(to))
	for _, item := range from {
		if !c.pair(item, to, used, func(sent *made) bool {
			trial := &comparer{search: c.search}
			trial.value(item, sent)
			return len(trial.found) == 0
		}) {
			left = append(left, item)
		}
	}
	var unnamed []*Tree
	for _, item := range left {
		if !c.pair(item, to, used, func(sent *made) bool {
			if sameName(item, sent) {
				c.value(item, sent)
				return true
			}
			return false
		}) {
			unnamed = append(unnamed, item)
		}
	}
	for i, sent := range to {
		if !used[i] {
			free = append(free, sent)
		}
	}
	return unnamed, free
}

func (c *comparer) pair(_ *Tree, to []*made, used []bool, fits func(*made) bool) bool {
	for i, sent := range to {
		if !used[i] && fits(sent) {
			used[i] = true
			return true
		}
	}
	return false
}

func sameName(from *Tree, to *made) bool {
	if from.Type != Object || to.Type != Object || len(to.members) == 0 {
		return false
	}
	first := to.members[0]
	return first.value.scalar() && from.Said(first.name) == first.value.Text
}
