package forms

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
)

// Placement is where and how a value stands in the request while When holds.
// The members are those of [Field] with the same names.
type Placement struct {
	When     Condition
	Wire     string
	Encoding Encoding
	Suffix   string
	KeyedBy  string
	Unwrap   string
}

// place is a Placement with its wire name taken apart.
type place struct {
	Placement
	test *test
	path []wireName
}

// wireName is one step of a wire path: a member, perhaps an array of which one
// element is meant, perhaps an object as JSON inside a string.
type wireName struct {
	name string
	// label names the element of the array; appends adds the value to it.
	label   string
	appends bool
	text    bool
	// alone says that nothing else of the level stands under this name; object is the
	// number among those of the level of the object on the way to a value.
	alone  bool
	object int
}

// itself is the number of the object in which all of a level stands.
const itself = 0

func newPlace(p Placement) place { return place{Placement: p, path: splitWire(p.Wire)} }

// placement returns where the value of n stands now.
func (s *Scope) placement(n *node) *place {
	for i := range n.elsewhere {
		if n.elsewhere[i].test.holds(s) {
			return &n.elsewhere[i]
		}
	}
	return &n.home
}

// places returns every place that n may have.
func (n *node) places() []*place {
	all := []*place{&n.home}
	for i := range n.elsewhere {
		all = append(all, &n.elsewhere[i])
	}
	return all
}

var wireStep = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([^\[\]{}]*)(\[([a-z0-9_]*)\])?(\{\})?$`)
})

// splitWire takes a wire path apart at its dots; `\.` is a dot within a name.
// A step that cannot be read keeps its text as its name, for Lint to name.
func splitWire(wire string) []wireName {
	if wire == "" {
		return nil
	}
	const dot = "\x00"
	var path []wireName
	for step := range strings.SplitSeq(strings.ReplaceAll(wire, `\.`, dot), ".") {
		step = strings.ReplaceAll(step, dot, ".")
		at := wireName{name: step}
		if !strings.ContainsAny(step, "[]{}") {
			path = append(path, at)
			continue
		}
		if m := wireStep().FindStringSubmatch(step); m != nil {
			at = wireName{name: m[1], label: m[3], appends: m[2] == "[]", text: m[4] != ""}
		}
		path = append(path, at)
	}
	return path
}

// WireStep is one step of the wire name of a field, taken apart as [Field.Wire] says.
type WireStep struct {
	// Name is the member. Label names the element of the array that is meant; Appends
	// adds the value to the array; Text is an object as JSON inside a string.
	Name, Label   string
	Appends, Text bool
}

// WireSteps takes a wire name apart, for who reads a request back.
func WireSteps(wire string) []WireStep {
	var steps []WireStep
	for _, at := range splitWire(wire) {
		steps = append(steps, WireStep{Name: at.name, Label: at.label, Appends: at.appends, Text: at.text})
	}
	return steps
}

// pattern writes the place as [Form.Wires] does: "addons[].config.size". The
// array that is meant as a whole, or appended to, goes by its own name.
func (p *place) pattern() string {
	var b strings.Builder
	for i, at := range p.path {
		if i > 0 {
			b.WriteByte('.')
		}
		b.WriteString(strings.ReplaceAll(at.name, ".", `\.`))
		if at.label != "" && i < len(p.path)-1 {
			b.WriteString("[]")
		}
	}
	return b.String()
}

// decodeConstant reads the JSON of [Option.Sends] into values of a Body.
func decodeConstant(text string) (any, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	value, err := decodeValue(decoder)
	if err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, fmt.Errorf("decode %s: more than one value", text)
	}
	return value, nil
}

func decodeValue(decoder *json.Decoder) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Number:
		return json.RawMessage(t), nil
	case json.Delim:
		if t == '[' {
			return decodeItems(decoder)
		}
		return decodeMembers(decoder)
	}
	return token, nil
}

func decodeItems(decoder *json.Decoder) (any, error) {
	items := []any{}
	for decoder.More() {
		item, err := decodeValue(decoder)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	_, err := decoder.Token()
	return items, err
}

func decodeMembers(decoder *json.Decoder) (any, error) {
	object := &Body{}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		value, err := decodeValue(decoder)
		if err != nil {
			return nil, err
		}
		object.members = append(object.members, Member{Name: fmt.Sprint(name), Value: value})
	}
	_, err := decoder.Token()
	return object, err
}

// constant returns a copy of a value that many bodies share, its objects said
// to come from that answer.
func constant(value any, from origin) any {
	switch v := value.(type) {
	case []any:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = constant(item, from)
		}
		return items
	case *Body:
		object := &Body{members: make([]Member, len(v.members)), from: from}
		for i, m := range v.members {
			object.members[i] = Member{Name: m.Name, Value: constant(m.Value, from), from: from}
		}
		return object
	}
	return value
}
