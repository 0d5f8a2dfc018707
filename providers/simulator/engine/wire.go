package engine

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
)

// Kind is the type of a value on the wire.
type Kind uint8

// The kinds; the zero value is that of a member that was not sent.
const (
	Absent Kind = iota
	Plain       // Text of a query or form parameter; its reader decides the type.
	Text
	Number
	boolean
	null
	List
	Composite
)

// Value is one value on the wire. encoding/json's own decoding into structs is
// not used: it ignores the case of names, duplicates and, for errors, the path.
type Value struct {
	Kind  Kind
	Text  string // Of plain, text, boolean and number (its literal).
	Names []string
	Items []Value // Of a list; of a composite beside names.
}

// IsNumber tells whether a value is to be read as a number, as the text of a
// parameter may be.
func (v Value) IsNumber() bool { return v.Kind == Number || v.Kind == Plain }

// Limits far above anything documented.
const (
	maxDepth   = 32
	maxMembers = 200
)

var (
	errDuplicate = errors.New("duplicate member")
	errTooLarge  = errors.New("nested too deep or too many members")
)

// ParseJSON reads one JSON text and nothing after it.
func ParseJSON(s string) (Value, error) {
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	v, err := nextValue(d, 0)
	if err != nil {
		return Value{}, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Value{}, errors.New("text after the JSON value")
	}
	return v, nil
}

func nextValue(d *json.Decoder, depth int) (Value, error) {
	if depth > maxDepth {
		return Value{}, errTooLarge
	}
	t, err := d.Token()
	if err != nil {
		return Value{}, err
	}
	switch t := t.(type) {
	case string:
		return Value{Kind: Text, Text: t}, nil
	case json.Number:
		return Value{Kind: Number, Text: t.String()}, nil
	case bool:
		if t {
			return Value{Kind: boolean, Text: "true"}, nil
		}
		return Value{Kind: boolean, Text: "false"}, nil
	case json.Delim:
		if t == '[' {
			return nextList(d, depth)
		}
		return nextComposite(d, depth)
	}
	return Value{Kind: null}, nil
}

func nextList(d *json.Decoder, depth int) (Value, error) {
	v := Value{Kind: List}
	for d.More() {
		item, err := nextValue(d, depth+1)
		if err != nil {
			return Value{}, err
		}
		v.Items = append(v.Items, item)
	}
	_, err := d.Token()
	return v, err
}

func nextComposite(d *json.Decoder, depth int) (Value, error) {
	v := Value{Kind: Composite}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return Value{}, err
		}
		s, ok := name.(string)
		if !ok {
			return Value{}, errors.New("member name is not a string")
		}
		if slices.Contains(v.Names, s) {
			return Value{}, errDuplicate
		}
		if len(v.Names) == maxMembers {
			return Value{}, errTooLarge
		}
		item, err := nextValue(d, depth+1)
		if err != nil {
			return Value{}, err
		}
		v.Names, v.Items = append(v.Names, s), append(v.Items, item)
	}
	_, err := d.Token()
	return v, err
}
