package importer

import (
	"fmt"
)

// mark marks what stands where marks has true.
func (t *tfReader) mark(values, marks *Tree) {
	if marks.Type == Boolean && marks.Text == "true" {
		t.marked(values)
		return
	}
	for _, m := range marks.Members {
		at := values.Get(m.Name)
		switch {
		case at == nil:
		case at.scalar() && m.Value.Text == "true":
			t.keep(at)
		default:
			t.mark(at, m.Value)
		}
	}
	for i, m := range marks.Items {
		if i < len(values.Items) {
			t.mark(values.Items[i], m)
		}
	}
}

// marked keeps what a mark stands on. Where that is a block, which Terraform tells as a
// list of objects, only what is named as a secret in it is one: a key pair's name is not.
func (t *tfReader) marked(value *Tree) {
	switch {
	case value.scalar():
		t.keep(value)
	case value.Type == List:
		for _, item := range value.Items {
			if item.scalar() {
				t.keep(item)
			} else {
				t.secret(item, "")
			}
		}
	default:
		for _, m := range value.Members {
			t.marked(m.Value)
		}
	}
}

func (t *tfReader) secret(values *Tree, name string) {
	if values.scalar() && isSecretName(name) {
		t.keep(values)
	}
	for _, m := range values.Members {
		t.secret(m.Value, m.Name)
	}
	for _, item := range values.Items {
		t.secret(item, name)
	}
}

func (t *tfReader) keep(value *Tree) {
	value.Secret = true
	if value.Type != Text || value.Text == "" {
		return
	}
	t.secrets = append(t.secrets, value.Text)
	if value.Text[0] != '{' && value.Text[0] != '[' {
		return
	}
	if inner, _, err := ParseJSON([]byte(value.Text)); err == nil { // What is taken is its parts.
		inner.each(func(part *Tree) {
			if part.Type == Text && len(part.Text) > len("false") {
				t.secrets = append(t.secrets, part.Text)
			}
		})
	}
}

func (t *tfReader) markPath(values, path *Tree) {
	at := values
	for _, step := range path.Items {
		switch step.Said("type") {
		case "get_attr":
			at = at.Get(step.Said("value"))
		case "index":
			var n int
			_, err := fmt.Sscan(step.Said("value", "value"), &n)
			if at.Type != List || err != nil || n < 0 || n >= len(at.Items) {
				return
			}
			at = at.Items[n]
		}
		if at == nil {
			return
		}
	}
	t.marked(at)
}

// variables remembers the variables of a plan that are secret by their mark or name.
func (t *tfReader) variables() {
	list := t.tree.Get("variables")
	if list == nil {
		return
	}
	for _, m := range list.Members {
		value := m.Value.Get("value")
		marked := t.tree.Said("configuration", "root_module", "variables", m.Name, "sensitive") == "true"
		if value != nil && value.Type == Text && (marked || isSecretName(m.Name)) {
			t.keep(value)
		}
	}
}
