package engine

import (
	"slices"
	"strconv"
	"strings"
)

// flattened is a member that a query or form sent as several parameters, as the
// older clients of RPC write it: Name.1.Member for a list, counted from 1, and
// Name.Member for an object. Parameters that fit no such value stay unread.
func (o *Object) flattened(name string) Value {
	root := branch{}
	var used []int
	for i, sent := range o.Value.Names {
		rest, ok := strings.CutPrefix(sent, name+".")
		if !ok || o.Value.Items[i].Kind != Plain {
			continue
		}
		steps := strings.SplitN(rest, ".", maxDepth+1)
		if len(steps) > maxDepth || !root.put(steps, o.Value.Items[i]) {
			return Value{}
		}
		used = append(used, i)
	}
	if len(used) == 0 {
		return Value{}
	}
	for _, i := range used {
		o.used[i] = true
	}
	return root.value()
}

// hasFlattened tells whether parameters of a member were sent.
func (o *Object) hasFlattened(name string) bool {
	return slices.ContainsFunc(o.Value.Names, func(sent string) bool { return strings.HasPrefix(sent, name+".") })
}

// branch is a place in a name: its value where the name ends, else what follows.
type branch struct {
	leaf   *Value
	names  []string
	others map[string]*branch
}

// put hangs a value at the end of some steps; false when something is there.
func (b *branch) put(steps []string, leaf Value) bool {
	for _, step := range steps {
		next := b.others[step]
		if next == nil {
			if step == "" || b.leaf != nil || len(b.names) == AnyNumber {
				return false
			}
			if b.others == nil {
				b.others = map[string]*branch{}
			}
			next = &branch{}
			b.names, b.others[step] = append(b.names, step), next
		}
		b = next
	}
	if b.leaf != nil || len(b.names) > 0 {
		return false
	}
	b.leaf = &leaf
	return true
}

// value is a list where the names are the numbers from 1 on without gaps.
func (b *branch) value() Value {
	if b.leaf != nil {
		return *b.leaf
	}
	list := Value{Kind: List}
	for i := range b.names {
		next := b.others[strconv.Itoa(i+1)]
		if next == nil {
			break
		}
		list.Items = append(list.Items, next.value())
	}
	if len(list.Items) == len(b.names) {
		return list
	}
	object := Value{Kind: Composite, Names: b.names}
	for _, name := range b.names {
		object.Items = append(object.Items, b.others[name].value())
	}
	return object
}
