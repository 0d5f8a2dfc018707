package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Text, Int, Decimal and Bool are scalars as clouds answer with them: the same
// field may come as a number from one version of an API and as a string from
// the next. They take either; null and "" are the zero value.
type (
	// Text takes strings, numbers and booleans.
	Text string
	// Int takes whole numbers, also as text.
	Int int64
	// Decimal takes numbers, also as text.
	Decimal float64
	// Bool takes true, false, 1 and 0, also as text in any case.
	Bool bool
)

// ID names what a cloud made. Unlike [Text] it takes nothing but text, null
// being none: whoever answers with something else does not say what was made.
type ID string

// UnmarshalJSON implements json.Unmarshaler.
func (i *ID) UnmarshalJSON(data []byte) error {
	var text *string
	if err := json.Unmarshal(data, &text); err != nil {
		return fmt.Errorf("decode id: %w", err)
	}
	*i = ""
	if text != nil {
		*i = ID(strings.TrimSpace(*text))
	}
	return nil
}

// UnmarshalJSON implements json.Unmarshaler.
func (t *Text) UnmarshalJSON(data []byte) error {
	text, err := scalar(data)
	*t = Text(text)
	return err
}

// UnmarshalJSON implements json.Unmarshaler.
func (i *Int) UnmarshalJSON(data []byte) error {
	text, err := scalar(data)
	if err != nil || text == "" {
		*i = 0
		return err
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		*i = Int(n)
		return nil
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n != float64(int64(n)) {
		return fmt.Errorf("decode %q: not a whole number", text)
	}
	*i = Int(n)
	return nil
}

// UnmarshalJSON implements json.Unmarshaler.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	text, err := scalar(data)
	if err != nil || text == "" {
		*d = 0
		return err
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return fmt.Errorf("decode %q: not a number", text)
	}
	*d = Decimal(n)
	return nil
}

// UnmarshalJSON implements json.Unmarshaler.
func (b *Bool) UnmarshalJSON(data []byte) error {
	text, err := scalar(data)
	if err != nil {
		return err
	}
	switch strings.ToLower(text) {
	case "", "false", "0":
		*b = false
	case "true", "1":
		*b = true
	default:
		return fmt.Errorf("decode %q: neither true nor false", text)
	}
	return nil
}

// scalar returns the text of a JSON scalar, "" for null.
func scalar(data []byte) (string, error) {
	data = bytes.TrimSpace(data)
	switch {
	case len(data) == 0 || string(data) == "null":
		return "", nil
	case data[0] == '"':
		var text string
		err := json.Unmarshal(data, &text)
		return strings.TrimSpace(text), err
	case data[0] == '{' || data[0] == '[':
		return "", fmt.Errorf("decode: a single value was expected, not %c…", data[0])
	}
	return string(data), nil
}
