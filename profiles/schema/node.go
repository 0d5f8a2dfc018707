package schema

import (
	"bytes"
	"encoding/json"
	"slices"
)

// node is one schema; what is zero is left out.
type node struct {
	Dialect     string `json:"$schema,omitempty"`
	Ref         string `json:"$ref,omitempty"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Deprecated  bool   `json:"deprecated,omitempty"`
	Type        types  `json:"type,omitempty"`
	Const       any    `json:"const,omitempty"`
	Enum        []any  `json:"enum,omitempty"`
	Default     any    `json:"default,omitempty"`
	Examples    []any  `json:"examples,omitempty"`

	MinLength int    `json:"minLength,omitempty"`
	MaxLength int    `json:"maxLength,omitempty"`
	Pattern   string `json:"pattern,omitempty"`

	Minimum          any `json:"minimum,omitempty"`
	Maximum          any `json:"maximum,omitempty"`
	ExclusiveMinimum any `json:"exclusiveMinimum,omitempty"`

	MinItems int   `json:"minItems,omitempty"`
	MaxItems int   `json:"maxItems,omitempty"`
	Items    *node `json:"items,omitempty"`
	Contains *node `json:"contains,omitempty"`

	MinProperties int      `json:"minProperties,omitempty"`
	MaxProperties int      `json:"maxProperties,omitempty"`
	Required      []string `json:"required,omitempty"`
	Properties    members  `json:"properties,omitempty"`
	PropertyNames *node    `json:"propertyNames,omitempty"`
	// Others are the properties that are not named: false, or their schema.
	Others any `json:"additionalProperties,omitempty"`

	If    any     `json:"if,omitempty"`
	Then  *node   `json:"then,omitempty"`
	Else  *node   `json:"else,omitempty"`
	AnyOf []*node `json:"anyOf,omitempty"`
	AllOf []*node `json:"allOf,omitempty"`
	Not   *node   `json:"not,omitempty"`
	Defs  members `json:"$defs,omitempty"`
}

// types are those that a value may have.
type types []string

// MarshalJSON writes one type as a word and several as a list.
func (t types) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return marshal(t[0])
	}
	return marshal([]string(t))
}

// members are named schemas in their order.
type members []member

type member struct {
	name string
	*node
}

// MarshalJSON writes an object whose members keep their order.
func (m members) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, one := range m {
		if i > 0 {
			out.WriteByte(',')
		}
		name, err := marshal(one.name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(one.node)
		if err != nil {
			return nil, err
		}
		out.Write(name)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// marshal keeps < and > as they are: descriptions are read by people.
func marshal(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(out.Bytes()), nil
}

// child returns the table name within n, which is made where there is none.
func (n *node) child(name string) *node {
	for _, m := range n.Properties {
		if m.name == name {
			return m.node
		}
	}
	made := table()
	n.Properties = append(n.Properties, member{name, made})
	return made
}

// at returns the table to which keys lead.
func (n *node) at(keys []string) *node {
	for _, key := range keys {
		n = n.child(key)
	}
	return n
}

// need makes the value to which keys lead required, with the tables on the way.
func (n *node) need(keys []string) {
	for i, key := range keys {
		if at := n.at(keys[:i]); !slices.Contains(at.Required, key) {
			at.Required = append(at.Required, key)
		}
	}
}

// table is a table of TOML with no keys but those that are named.
func table() *node { return &node{Type: []string{"object"}, Others: false} }

// within holds where the value to which keys lead, if there is one, obeys inner.
func within(keys []string, inner *node) *node {
	for i := len(keys) - 1; i >= 0; i-- {
		inner = &node{Properties: members{{keys[i], inner}}}
	}
	return inner
}

// given holds where there is a value to which keys lead and it obeys inner.
func given(keys []string, inner *node) *node {
	for i := len(keys) - 1; i >= 0; i-- {
		outer := &node{Required: []string{keys[i]}}
		if inner != nil {
			outer.Properties = members{{keys[i], inner}}
		}
		inner = outer
	}
	return inner
}

// all holds where each of several holds.
func all(of []*node) *node {
	if len(of) == 1 {
		return of[0]
	}
	return &node{AllOf: of}
}
