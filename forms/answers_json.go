package forms

import (
	"encoding/json"
	"errors"
	"maps"
	"strconv"
)

// errTree is returned for JSON that no answers wrote.
var errTree = errors.New("not a tree of answers")

// MarshalJSON writes the answers so that they can be read without their form.
// Of a secret it writes where it is kept, never the text; one that was only
// typed is left out.
func (a *Answers) MarshalJSON() ([]byte, error) { return json.Marshal(answersTree(a)) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (a *Answers) UnmarshalJSON(data []byte) error {
	read, err := answersFrom(data)
	if err != nil {
		return err
	}
	a.root = read.root
	a.rev++
	return nil
}

// tagged is one value of the answers as JSON, in the member of its type. JSON
// alone would not tell a whole number from a decimal one, nor a map of texts
// from an object.
type tagged struct {
	Text    *string            `json:"text,omitempty"`
	Integer *int64             `json:"integer,omitempty"`
	Decimal *string            `json:"decimal,omitempty"`
	Boolean *bool              `json:"boolean,omitempty"`
	Texts   *[]string          `json:"texts,omitempty"`
	Map     *map[string]string `json:"map,omitempty"`
	Object  *map[string]tagged `json:"object,omitempty"`
	List    *[]tagged          `json:"list,omitempty"`
	Secret  *secretRef         `json:"secret,omitempty"`
	Table   *map[string]tagged `json:"table,omitempty"`
}

// secretRef is all that is kept of a secret.
type secretRef struct {
	Kind RefKind `json:"kind"`
	Name string  `json:"name,omitempty"`
	Dir  string  `json:"dir,omitempty"`
}

func answersTree(a *Answers) tagged {
	node, _ := tag(a.tree())
	return node
}

// tag returns false for what is not kept: a secret that is only typed.
func tag(value any) (tagged, bool) {
	switch v := value.(type) {
	case string:
		return tagged{Text: &v}, true
	case int64:
		return tagged{Integer: &v}, true
	case float64:
		text := strconv.FormatFloat(v, 'g', -1, 64)
		return tagged{Decimal: &text}, true
	case bool:
		return tagged{Boolean: &v}, true
	case []string:
		list := append([]string{}, v...)
		return tagged{Texts: &list}, true
	case map[string]string:
		entries := map[string]string{}
		maps.Copy(entries, v)
		return tagged{Map: &entries}, true
	case Secret:
		ref := v.Ref()
		return tagged{Secret: &secretRef{ref.Kind, ref.Name, ref.Dir}}, ref.Kind != ""
	case Table:
		table := tagMembers(v)
		return tagged{Table: &table}, true
	case map[string]any:
		object := tagMembers(v)
		return tagged{Object: &object}, true
	case []any:
		list := make([]tagged, len(v))
		for i, child := range v {
			node, kept := tag(child)
			if !kept {
				node = tagged{Object: &map[string]tagged{}}
			}
			list[i] = node
		}
		return tagged{List: &list}, true
	}
	return tagged{}, false
}

func tagMembers(values map[string]any) map[string]tagged {
	members := make(map[string]tagged, len(values))
	for key, value := range values {
		if node, kept := tag(value); kept {
			members[key] = node
		}
	}
	return members
}

func answersFrom(data json.RawMessage) (*Answers, error) {
	var root tagged
	if err := json.Unmarshal(data, &root); err != nil {
		return nil, err
	}
	if root.Object == nil {
		return nil, errTree
	}
	answers := &Answers{}
	for key, child := range *root.Object {
		value, err := child.value()
		if err != nil {
			return nil, err
		}
		if err := answers.Set(Path(key), value); err != nil {
			return nil, err
		}
	}
	return answers, nil
}

// value returns the answer; a node of no type, or of an unknown one, is damage.
func (t tagged) value() (any, error) {
	switch {
	case t.Text != nil:
		return *t.Text, nil
	case t.Integer != nil:
		return *t.Integer, nil
	case t.Decimal != nil:
		return strconv.ParseFloat(*t.Decimal, 64)
	case t.Boolean != nil:
		return *t.Boolean, nil
	case t.Texts != nil:
		return *t.Texts, nil
	case t.Map != nil:
		return *t.Map, nil
	case t.Secret != nil:
		return t.Secret.value()
	case t.Object != nil:
		return membersOf(*t.Object)
	case t.Table != nil:
		members, err := membersOf(*t.Table)
		return Table(members), err
	case t.List != nil:
		list := make([]any, len(*t.List))
		for i, child := range *t.List {
			value, err := child.value()
			if err != nil {
				return nil, err
			}
			list[i] = value
		}
		return list, nil
	}
	return nil, errTree
}

func membersOf(nodes map[string]tagged) (map[string]any, error) {
	members := make(map[string]any, len(nodes))
	for key, node := range nodes {
		value, err := node.value()
		if err != nil {
			return nil, err
		}
		members[key] = value
	}
	return members, nil
}

func (r secretRef) value() (any, error) {
	switch r.Kind {
	case FromEnv, FromFile, FromKeyring, FromPrompt:
		return Referenced(Ref(r)), nil
	}
	return nil, errTree
}
