package schema

import (
	"maps"
	"slices"
	"strings"

	"clusterwiz/forms"
)

// property is a field with its words and its type; what limits it is added where it
// is known when it applies.
func (b *builder) property(s *scope, f *forms.Field) *node {
	kind := typeOf(f.Kind)
	n := &node{Type: []string{kind}}
	b.describe(n, s, f)
	if f.DefaultWhen.IsZero() {
		n.Default = f.Default
	}
	b.examples(n, f)
	switch f.Kind {
	case forms.Hidden:
		*n = secret(n.Title, n.Description, true)
	case forms.Map:
		entry := &node{Type: []string{"string"}}
		entry.orTable(map[bool]string{true: "entry", false: "env"}[f.MayHide])
		n.Others = entry
	case forms.Strings:
		n.orTable("env")
		n.Items = &node{Type: []string{"string"}}
		n.Items.orTable("env")
		if len(f.Options) > 0 {
			n.Items.AnyOf = []*node{{Enum: options(f)}, {Type: n.Items.Type}}
		}
	case forms.List:
		if b.Partial {
			n.orTable("removed")
		}
	case forms.Object:
	case forms.String, forms.LongText, forms.Choice, forms.Integer, forms.Decimal, forms.Boolean:
		b.scalar(n, f)
	}
	return n
}

// scalar takes a reference as well, and offers the options. Those that refuse other
// values are repeated among the limits.
func (b *builder) scalar(n *node, f *forms.Field) {
	n.orTable(map[bool]string{true: "secret", false: "env"}[f.MayHide])
	if len(f.Options) > 0 {
		n.AnyOf = []*node{{Enum: options(f), Description: n.Description}, {Type: n.Type}}
	}
}

// orTable lets a table that is defined elsewhere stand in the place of a value.
func (n *node) orTable(name string) {
	n.Type = append(n.Type, "object")
	n.If, n.Then = &node{Type: []string{"object"}}, reference(name)
}

// describe writes the label as title and all that the reference tells below it.
func (b *builder) describe(n *node, s *scope, f *forms.Field) {
	n.Title = f.Label.In(b.Lang)
	if unit := f.Unit.In(b.Lang); unit != "" {
		n.Title += forms.Tf(" (%s)", "（%s）", unit).In(b.Lang)
	}
	path := s.path.Key(f.Key)
	q, ok := b.form.Question(b.example, nil, path)
	if !ok {
		return
	}
	lines := q.Explain(b.Lang)
	lines[0] = strings.TrimPrefix(lines[0], string(path)+" ")
	n.Description = strings.Join(lines, "\n\n")
}

func (b *builder) examples(n *node, f *forms.Field) {
	if f.Kind != forms.Strings && f.Open() {
		n.Examples = options(f)
	}
	if f.Example == "" || f.Kind == forms.Hidden {
		return
	}
	if value := f.Parse(f.Example); f.Kind.Holds(value) && !slices.Contains(texts(value), "") {
		n.Examples = append(n.Examples, value)
	}
}

func reference(name string) *node { return &node{Ref: "#/$defs/" + name} }

// definitions are the tables that stand in the place of values: where those are kept, and
// in a part that they are taken away. They say nothing of what is no table.
func (b *builder) definitions() members {
	env := secret("", "", false)
	env.Properties = env.Properties[:1]
	entry := secret("", "", false)
	hidden := secret("", "", true)
	removed := secret("", "", false)
	removed.Properties = nil
	list := members{{"env", &env}, {"entry", &entry}, {"secret", &hidden}}
	if b.Partial {
		list = append(list, member{"removed", &removed})
	}
	for _, one := range list {
		one.Type = nil
		b.removable(one.node)
	}
	return list
}

// layered lets every table of a part below n say that it takes away what lies below.
func (b *builder) layered(n *node) {
	for _, m := range n.Properties {
		for _, inner := range []*node{m.node, m.Items} {
			if inner != nil {
				b.layered(inner)
			}
			if inner != nil && inner.Others == false {
				b.removable(inner)
			}
		}
	}
}

// removable lets a table of a part say that it takes away what lies below.
func (b *builder) removable(n *node) {
	if b.Partial {
		n.Properties = append(n.Properties, member{"remove", &node{Const: true, Description: forms.T("takes away what lies below", "去除下层的内容").In(b.Lang)}})
	}
}

// secret is a table that names the one place where a value is kept.
func secret(title, description string, asks bool) node {
	places := members{
		{string(forms.FromEnv), &node{Type: []string{"string"}, Pattern: `^[A-Za-z_][A-Za-z0-9_]*$`}},
		{string(forms.FromFile), &node{Type: []string{"string"}, MinLength: 1}},
		{string(forms.FromKeyring), &node{Type: []string{"string"}, MinLength: 1}},
	}
	if asks {
		places = append(places, member{string(forms.FromPrompt), &node{Const: true}})
	}
	return node{
		Title: title, Description: description, Type: []string{"object"},
		Properties: places, Others: false, MinProperties: 1, MaxProperties: 1,
	}
}

func notEmpty(kind forms.Kind) *node {
	n := &node{MinLength: 1, MinItems: 1, MinProperties: 1}
	n.only(typeOf(kind))
	return n
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
