package importer

import (
	"cmp"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/profiles/terraform"
)

func wireNames(wire string) (names []string) {
	for _, step := range forms.WireSteps(wire) {
		names = append(names, step.Name)
	}
	return names
}

// wire is the value as the request has it.
func (m *tfMapper) wire(a terraform.Attribute, value *Tree) *Tree {
	switch {
	case a.Kind == terraform.Block && a.As == terraform.Camel:
		return m.camel(first(value))
	case a.Kind == terraform.Block:
		inner := NewObject(value.Where)
		m.attributes(a.Block, first(value), inner)
		m.leftover(a.Block, nil, first(value))
		if len(inner.Members) == 0 {
			return nil
		}
		return inner
	case a.Kind == terraform.Blocks:
		list := &Tree{Type: List, Where: value.Where}
		for _, item := range value.Items {
			inner := NewObject(item.Where)
			m.attributes(a.Block, item, inner)
			m.leftover(a.Block, nil, item)
			list.Items = append(list.Items, inner)
		}
		return list
	}
	return converted(a, value)
}

// first is the only item of a block, which a state has as a list.
func first(value *Tree) *Tree {
	if value.Type == List && len(value.Items) > 0 {
		return value.Items[0]
	}
	return value
}

func converted(a terraform.Attribute, value *Tree) *Tree {
	loose := func(t *Tree) *Tree {
		out := t.clone()
		out.each(func(at *Tree) { at.Loose = true })
		return out
	}
	switch a.As {
	case terraform.Tags:
		list := &Tree{Type: List, Where: value.Where}
		for _, m := range value.Members {
			item := NewObject(m.Value.Where)
			item.Set("key", NewText(m.Name, m.Value.Where))
			item.Set("value", loose(m.Value))
			list.Items = append(list.Items, item)
		}
		return list
	case terraform.JSON:
		if inner := jsonIn(value); inner != nil {
			return inner
		}
	case terraform.Joined:
		list := &Tree{Type: List, Where: value.Where}
		for _, text := range separated(value.Text) {
			list.Items = append(list.Items, NewText(text, value.Where))
		}
		return list
	case terraform.Split:
		var texts []string
		for _, item := range value.Items {
			texts = append(texts, item.Text)
		}
		return NewText(strings.Join(texts, ","), value.Where)
	case terraform.Length:
		return &Tree{Type: Number, Text: strconv.Itoa(len(value.Items)), Where: value.Where}
	case terraform.Given:
		return NewText(cmp.Or(a.Words[value.Text], value.Text), value.Where)
	case terraform.Plainly, terraform.JSONText, terraform.Camel:
	}
	return loose(value)
}

// camel writes the members' names as the request has them.
func (m *tfMapper) camel(value *Tree) *Tree {
	out := NewObject(value.Where)
	for _, member := range value.Members {
		if member.Value.zero() {
			continue
		}
		var name strings.Builder
		for i, word := range strings.Split(member.Name, "_") {
			if i > 0 && word != "" {
				word = strings.ToUpper(word[:1]) + word[1:]
			}
			name.WriteString(word)
		}
		out.Set(name.String(), untexted(member.Value))
	}
	if len(out.Members) == 0 {
		return nil
	}
	return out
}

// untexted makes numbers and truths of texts that are such.
func untexted(t *Tree) *Tree {
	out := t.clone()
	if _, err := strconv.ParseFloat(t.Text, 64); t.Type == Text && err == nil {
		out.Type = Number
	} else if t.Type == Text && (t.Text == "true" || t.Text == "false") {
		out.Type = Boolean
	}
	return out
}
