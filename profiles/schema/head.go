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
		if key.Required && !b.Partial {
			root.Required = append(root.Required, key.Name)
		}
		root.Properties = append(root.Properties, member{key.Name, n})
	}
}
