package overlay

import "clusterwiz/forms"

// remove is the member that takes away what it stands in.
const remove = "remove"

// Layer finds what a document takes away or empties by the questions of the form, and
// marks it; to be called once, before [Merge].
func Layer(form *forms.Form, document *Node) *Node {
	mark(top(form), document)
	return document
}

func mark(l *level, table *Node) {
	for name, node := range table.Table {
		field, below := l.find(name)
		switch {
		case node.takesAway():
			*node = Node{At: node.At, Removed: true}
		case below && node.Table != nil:
			mark(l.below(name), node)
		case field == nil:
		case field.Kind == forms.Object && node.Table != nil:
			mark(l.within(field), node)
		case field.Kind == forms.Map && node.Table != nil:
			node.Fresh = len(node.Table) == 0
			mark(&level{}, node)
		case field.Kind == forms.List && node.List:
			node.Fresh = len(node.Items) == 0
			for _, item := range node.Items {
				markItem(l.within(field), item)
			}
		}
	}
}

// markItem leaves an item that is to go its key.
func markItem(l *level, item *Node) {
	if flag := item.at(remove); flag != nil && flag.Value == true {
		if _, below := l.find(remove); !below {
			item.Removed = true
			delete(item.Table, remove)
			return
		}
	}
	mark(l, item)
}

// takesAway tells whether a value is { remove = true }.
func (n *Node) takesAway() bool {
	flag := n.at(remove)
	return len(n.Table) == 1 && flag != nil && flag.Value == true
}
