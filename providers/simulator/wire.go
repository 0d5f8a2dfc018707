package simulator

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
)

// kind is the type of a value on the wire.
type kind uint8

const (
	absent kind = iota
	plain       // Text of a query or form parameter; its reader decides the type.
	text
	number
	boolean
	null
	list
	composite
)

// value is one value on the wire. encoding/json's own decoding into structs is
// not used: it ignores the case of names, duplicates and, for errors, the path.
type value struct {
	kind  kind
	text  string // Of plain, text, boolean and number (its literal).
	names []string
	items []value // Of a list; of a composite beside names.
}

// Limits far above anything documented.
const (
	maxDepth   = 32
	maxMembers = 200
)

var (
	errDuplicate = errors.New("duplicate member")
	errTooLarge  = errors.New("nested too deep or too many members")
)

// parseJSON reads one JSON text and nothing after it.
func parseJSON(s string) (value, error) {
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	v, err := nextValue(d, 0)
	if err != nil {
		return value{}, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return value{}, errors.New("text after the JSON value")
	}
	return v, nil
}

func nextValue(d *json.Decoder, depth int) (value, error) {
	if depth > maxDepth {
		return value{}, errTooLarge
	}
	t, err := d.Token()
	if err != nil {
		return value{}, err
	}
	switch t := t.(type) {
	case string:
		return value{kind: text, text: t}, nil
	case json.Number:
		return value{kind: number, text: t.String()}, nil
	case bool:
		if t {
			return value{kind: boolean, text: "true"}, nil
		}
		return value{kind: boolean, text: "false"}, nil
	case json.Delim:
		if t == '[' {
			return nextList(d, depth)
		}
		return nextComposite(d, depth)
	}
	return value{kind: null}, nil
}

func nextList(d *json.Decoder, depth int) (value, error) {
	v := value{kind: list}
	for d.More() {
		item, err := nextValue(d, depth+1)
		if err != nil {
			return value{}, err
		}
		v.items = append(v.items, item)
	}
	_, err := d.Token()
	return v, err
}

func nextComposite(d *json.Decoder, depth int) (value, error) {
	v := value{kind: composite}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return value{}, err
		}
		s, ok := name.(string)
		if !ok {
			return value{}, errors.New("member name is not a string")
		}
		if slices.Contains(v.names, s) {
			return value{}, errDuplicate
		}
		if len(v.names) == maxMembers {
			return value{}, errTooLarge
		}
		item, err := nextValue(d, depth+1)
		if err != nil {
			return value{}, err
		}
		v.names, v.items = append(v.names, s), append(v.items, item)
	}
	_, err := d.Token()
	return v, err
}
