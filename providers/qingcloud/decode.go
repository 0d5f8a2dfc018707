package qingcloud

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"clusterwiz/providers/exchange"
)

type text = exchange.Text

// code is a ret_code: a whole number, also as text, and nothing else.
type code int

// done is the ret_code of a success.
const done code = 0

// UnmarshalJSON implements json.Unmarshaler.
func (c *code) UnmarshalJSON(data []byte) error {
	var word text
	if err := word.UnmarshalJSON(data); err != nil {
		return err
	}
	n, err := strconv.Atoi(string(word))
	if err != nil {
		return fmt.Errorf("decode ret_code: %w", err)
	}
	*c = code(n)
	return nil
}

// number is the whole number in a text, 0 where there is none.
func number(t text) int {
	n, _ := strconv.Atoi(string(t))
	return n
}

// texts takes one text with blanks between, or a list; a number is no text.
type texts []string

// UnmarshalJSON implements json.Unmarshaler.
func (t *texts) UnmarshalJSON(data []byte) error {
	var list []exchange.ID
	if json.Unmarshal(data, &list) == nil {
		*t = nil
		for _, one := range list {
			if one != "" {
				*t = append(*t, string(one))
			}
		}
		return nil
	}
	var one exchange.ID
	err := one.UnmarshalJSON(data)
	*t = strings.FieldsFunc(string(one), func(r rune) bool { return r == ' ' || r == ',' })
	return err
}

// reasons takes one text or a list of them, which it joins.
type reasons text

// UnmarshalJSON implements json.Unmarshaler.
func (r *reasons) UnmarshalJSON(data []byte) error {
	var list []text
	if json.Unmarshal(data, &list) != nil {
		return (*text)(r).UnmarshalJSON(data)
	}
	parts := make([]string, len(list))
	for i, one := range list {
		parts[i] = string(one)
	}
	*r = reasons(strings.Join(parts, ", "))
	return nil
}

// timeOf reads a time; no page gives one form for all answers.
func timeOf(t text) (time.Time, bool) {
	for _, form := range []string{time.RFC3339Nano, time.DateTime, "2006-01-02T15:04:05"} {
		if at, err := time.Parse(form, string(t)); err == nil {
			return at.UTC(), true
		}
	}
	return time.Time{}, false
}

// created is a time in the form of a receipt, "" where it cannot be read.
func created(t text) string {
	at, ok := timeOf(t)
	if !ok {
		return ""
	}
	return at.Format(time.RFC3339)
}
