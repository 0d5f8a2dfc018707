package overlay

import (
	"maps"
	"slices"
)

// File is where a document came from.
type File struct {
	// Name is how people are told of it; Dir is where relative paths in it start.
	Name, Dir string
}

// Place is where a value stands; File is nil for nowhere.
type Place struct {
	*File
	// Line and Column are counted from 1, columns in characters.
	Line, Column int
}

// Node is a value of a document. One of Table, Items and Value says what it holds;
// an item that is Removed has its Table still, in which its key stands.
type Node struct {
	At Place
	// Table are the members of a table; nil for what is none.
	Table map[string]*Node
	// Items are those of a list; List tells an empty one from none.
	Items []*Node
	List  bool
	// Value is any other value, of the type that the reader of TOML gives it.
	Value any

	// Removed marks what is to be taken away below, Hit that there was something.
	Removed, Hit bool
	// Fresh hides what lies below: an emptied list, what was removed and then said anew.
	Fresh bool
}

// at returns the member, nil for none.
func (n *Node) at(key string) *Node {
	if n == nil {
		return nil
	}
	return n.Table[key]
}

// shallow copies the node with its own lists of what it holds.
func (n *Node) shallow() *Node {
	c := *n
	c.Table, c.Items = maps.Clone(n.Table), slices.Clone(n.Items)
	return &c
}

// Settle ends the laying over: it takes the marks out of the tree, and returns the
// places of those that took nothing away.
func (n *Node) Settle() (idle []Place) {
	n.Fresh = false
	for _, key := range slices.Sorted(maps.Keys(n.Table)) {
		member := n.Table[key]
		if member.Removed {
			idle = append(idle, member.idle()...)
			delete(n.Table, key)
			continue
		}
		idle = append(idle, member.Settle()...)
	}
	left := n.Items[:0]
	for _, item := range n.Items {
		if item.Removed {
			idle = append(idle, item.idle()...)
			continue
		}
		idle = append(idle, item.Settle()...)
		left = append(left, item)
	}
	n.Items = left
	return idle
}

func (n *Node) idle() []Place {
	if n.Hit {
		return nil
	}
	return []Place{n.At}
}
