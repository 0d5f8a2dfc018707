package importer

import (
	"encoding/json"
	"strconv"

	"clusterwiz/forms"
)

// made is a value of a request that comes of answers.
type made struct {
	*Tree
	path    forms.Path
	secret  bool
	items   []*made
	members []madeMember
}

type madeMember struct {
	name  string
	value *made
}

// treeOf is the request that answers come to.
func treeOf(body *forms.Body) *made { return madeOf(body, "", "") }

// madeOf makes a tree of a value of a [forms.Body], which comes of the answer at path.
func madeOf(value any, where string, path forms.Path) *made {
	m := &made{Tree: &Tree{Where: where}, path: path}
	switch v := value.(type) {
	case nil:
	case bool:
		m.Type, m.Text = Boolean, strconv.FormatBool(v)
	case int64:
		m.Type, m.Text = Number, strconv.FormatInt(v, 10)
	case float64:
		m.Type, m.Text = Number, forms.ValueText(v)
	case string:
		m.Type, m.Text = Text, v
	case forms.Secret:
		m.Type, m.Text, m.secret = Text, forms.Mask, true
	case []any:
		m.Type = List
		for i, item := range v {
			m.items = append(m.items, madeOf(item, indexed(where, i), path))
		}
	case *forms.Body:
		m.Type = Object
		for _, member := range v.Members() {
			from := member.Path()
			if from == "" {
				from = path
			}
			m.members = append(m.members, madeMember{member.Name, madeOf(member.Value, named(where, member.Name), from)})
		}
	default:
		m.encoded(value, where)
	}
	return m
}

// encoded is a value of which only its JSON is known: raw, or JSON inside a string.
func (m *made) encoded(value any, where string) {
	text, err := forms.EncodeJSON(value, forms.Masked)
	var inner string
	switch {
	case err != nil:
	case json.Unmarshal(text, &inner) == nil:
		m.Type, m.Text = Text, inner
	default:
		if tree, _, err := ParseJSON(text); err == nil {
			*m = *tree.at(where).made(m.path)
		}
	}
}

func (t *Tree) made(path forms.Path) *made {
	m := &made{Tree: t, path: path}
	for _, item := range t.Items {
		m.items = append(m.items, item.made(path))
	}
	for _, member := range t.Members {
		m.members = append(m.members, madeMember{member.Name, member.Value.made(path)})
	}
	m.secret = t.Type == Text && t.Text == forms.Mask
	return m
}
