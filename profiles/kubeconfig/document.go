package kubeconfig

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v3"
)

// document is a kubeconfig as it stands in a file, with its comments, its order and
// all keys that nobody here knows.
type document struct {
	node *yaml.Node
	root *yaml.Node // The mapping in it.
}

// errNoKubeconfig is text that is no kubeconfig. What the library says of it may
// repeat a secret and is dropped.
var errNoKubeconfig = errors.New("no kubeconfig")

// parse reads one document; no text at all is an empty one.
func parse(data []byte) (*document, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	node := &yaml.Node{}
	if err := decoder.Decode(node); errors.Is(err, io.EOF) {
		return empty(), nil
	} else if err != nil {
		return nil, errNoKubeconfig
	}
	if decoder.Decode(&yaml.Node{}) != io.EOF { //nolint:errorlint // The library returns it bare; whatever else is one more document.
		return nil, errNoKubeconfig
	}
	if len(node.Content) != 1 || node.Content[0].Kind != yaml.MappingNode {
		return nil, errNoKubeconfig
	}
	d := &document{node: node, root: node.Content[0]}
	if kind := d.text("kind"); kind != "" && kind != "Config" {
		return nil, errNoKubeconfig
	}
	for _, list := range lists {
		if at := value(d.root, list.name); at != nil && at.Kind != yaml.SequenceNode && at.Tag != "!!null" {
			return nil, errNoKubeconfig
		}
	}
	return d, nil
}

// empty is a kubeconfig without entries, as kubectl begins one.
func empty() *document {
	root := &yaml.Node{Kind: yaml.MappingNode}
	set(root, "apiVersion", scalar("v1"))
	set(root, "kind", scalar("Config"))
	set(root, "preferences", &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle})
	return &document{node: &yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{root}}, root: root}
}

func (d *document) bytes() ([]byte, error) {
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	encoder.CompactSeqIndent() // As kubectl writes it.
	if err := encoder.Encode(d.node); err != nil {
		return nil, errNoKubeconfig
	}
	return out.Bytes(), nil
}

// list is one of the three maps of a kubeconfig, which are lists of named entries.
type list struct{ name, inner string }

var (
	clusters = list{"clusters", "cluster"}
	users    = list{"users", "user"}
	contexts = list{"contexts", "context"}
	lists    = []list{clusters, users, contexts}
)

// entry returns what stands under a name; nil for nothing. The first one counts.
func (d *document) entry(of list, name string) *yaml.Node {
	all := value(d.root, of.name)
	if all == nil {
		return nil
	}
	for _, one := range all.Content {
		if one.Kind == yaml.MappingNode && scalarOf(value(one, "name")) == name {
			return value(one, of.inner)
		}
	}
	return nil
}

// put writes an entry. Of one that is there the keys of ours are changed and those
// that go along with none of them, as a context's namespace, stay.
func (d *document) put(of list, name string, made *yaml.Node, dropped ...string) {
	if old := d.entry(of, name); old != nil && old.Kind == yaml.MappingNode {
		for _, key := range dropped {
			drop(old, key)
		}
		for i := 0; i+1 < len(made.Content); i += 2 {
			set(old, made.Content[i].Value, made.Content[i+1])
		}
		return
	}
	all := value(d.root, of.name)
	if all == nil || all.Kind != yaml.SequenceNode {
		all = &yaml.Node{Kind: yaml.SequenceNode}
		set(d.root, of.name, all)
	}
	if len(all.Content) == 0 {
		all.Style = 0 // An empty list is written [].
	}
	one := &yaml.Node{Kind: yaml.MappingNode}
	set(one, of.inner, made)
	set(one, "name", scalar(name))
	all.Content = append(all.Content, one)
}

func (d *document) text(key string) string { return scalarOf(value(d.root, key)) }

func scalar(s string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(s)
	return n
}

func scalarOf(n *yaml.Node) string {
	if n == nil || n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return ""
	}
	return n.Value
}

// value is what a mapping has under a key; nil for nothing.
func value(mapping *yaml.Node, key string) *yaml.Node {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

func set(mapping *yaml.Node, key string, to *yaml.Node) {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			mapping.Content[i+1] = to
			return
		}
	}
	if len(mapping.Content) == 0 {
		mapping.Style = 0
	}
	mapping.Content = append(mapping.Content, scalar(key), to)
}

func drop(mapping *yaml.Node, key string) {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			mapping.Content = append(mapping.Content[:i], mapping.Content[i+2:]...)
			return
		}
	}
}
