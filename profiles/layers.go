package profiles

import (
	"clusterwiz/forms"
	"clusterwiz/profiles/overlay"
)

// layers reads several documents and lays each over those before it.
func (r *reader) layers(documents []Document, known Forms) map[string]any {
	r.profile.called(documents)
	var whole *overlay.Node
	var form *forms.Form
	provider := ""
	for _, document := range documents {
		tree := r.open(document)
		if tree == nil {
			continue
		}
		node := r.node(tree, "")
		if named, _ := tree[keyProvider].(string); form == nil {
			provider = named
			form, _ = known.find(named)
		} else if named != "" && named != provider {
			r.report(tomlPath("").key(keyProvider), forms.Problem{
				Path:    keyProvider,
				Summary: forms.Tf("is %s, and this lies over a profile of %s", "为 %s，而其下的配置文件属于 %s", printable(named), provider),
				Remedy:  forms.T("lay files of one cloud over each other", "只能叠加同一云产品的文件"),
			})
			continue
		}
		switch {
		case form == nil && whole != nil:
			// What it says can only be told from a form; answers will complain.
		case whole == nil && form != nil:
			whole = overlay.Layer(form, node)
		case whole == nil:
			whole = node
		default:
			whole = overlay.Merge(form, whole, overlay.Layer(form, node))
		}
	}
	if whole == nil {
		r.places = nowhere
		return nil
	}
	r.settle(whole)
	marks := map[tomlPath]overlay.Place{}
	tree, _ := flat(whole, "", marks).(map[string]any)
	r.places = func(at tomlPath) (overlay.Place, bool) {
		place, found := marks[at]
		if !found {
			place.File = whole.At.File
		}
		return place, found
	}
	return tree
}

func nowhere(tomlPath) (overlay.Place, bool) { return overlay.Place{File: &overlay.File{}}, false }

// settle ends the laying over, and warns of what was to take something away.
func (r *reader) settle(whole *overlay.Node) {
	for _, place := range whole.Settle() {
		r.issues = append(r.issues, Issue{File: place.Name, Line: place.Line, Column: place.Column, Problem: forms.Problem{
			Severity: forms.Warning,
			Summary:  forms.T("takes away what is not there", "要移除的内容不存在"),
			Remedy:   forms.T("check its name, or delete it here", "请核对名称，或删除此处"),
		}})
	}
}

// node is a value of the document that was opened last, with its places.
func (r *reader) node(value any, at tomlPath) *overlay.Node {
	n := &overlay.Node{At: r.place(at)}
	switch v := value.(type) {
	case map[string]any:
		n.Table = make(map[string]*overlay.Node, len(v))
		for key, member := range v {
			n.Table[key] = r.node(member, at.key(key))
		}
		return n
	default:
		items, isList := itemsOf(value)
		if n.List = isList; !isList {
			n.Value = value
		}
		for i, item := range items {
			n.Items = append(n.Items, r.node(item, at.item(i)))
		}
		return n
	}
}

// flat is the tree of a node, as the reader of TOML gives one, with its places.
func flat(n *overlay.Node, at tomlPath, marks map[tomlPath]overlay.Place) any {
	marks[at] = n.At
	switch {
	case n.Table != nil:
		tree := make(map[string]any, len(n.Table))
		for key, member := range n.Table {
			tree[key] = flat(member, at.key(key), marks)
		}
		return tree
	case n.List:
		items := make([]any, len(n.Items))
		for i, item := range n.Items {
			items[i] = flat(item, at.item(i), marks)
		}
		return items
	}
	return n.Value
}
