package schema

import "clusterwiz/profiles"

// head writes the keys beside the answers.
func (b *builder) head(root *node) {
	for _, key := range profiles.HeadKeys() {
		n := &node{Title: key.Label.In(b.Lang), Description: key.Help.In(b.Lang)}
		switch key.Name {
		case "version":
			n.Const = profiles.Version
		case "provider":
			n.Const = b.About.ID
		case "tag_runs":
			n.Type, n.Default = []string{"boolean"}, true
		default:
			n.Type = []string{"string"}
		}
		if key.Name == "region" {
			for _, region := range b.About.Regions {
				n.Examples = append(n.Examples, region.Value)
			}
			if len(n.Examples) > 0 {
				n.AnyOf = []*node{{Enum: n.Examples, Description: n.Description}, {Type: n.Type}}
			}
		}
		if key.Name != "version" && key.Name != "tag_runs" {
			b.variable(n)
		}
		if key.Required && !b.Partial {
			root.Required = append(root.Required, key.Name)
		}
		root.Properties = append(root.Properties, member{key.Name, n})
	}
}

// variable lets the text of a key come from the environment.
func (b *builder) variable(n *node) {
	text := *n
	text.Title, text.Description, text.Examples, text.AnyOf = "", "", nil, nil
	n.Type, n.Const = []string{"string"}, nil
	n.orTable("env")
	if text.Const != nil {
		n.Else = &text
	}
	for _, one := range n.AnyOf {
		if one.Type != nil {
			one.Type = n.Type
		}
	}
}
