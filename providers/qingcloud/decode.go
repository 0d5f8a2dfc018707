package qingcloud

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"clusterwiz/providers/exchange"
)

type text = exchange.Text

// number is the whole number in a text, 0 where there is none.
func number(t text) int {
	n, _ := strconv.Atoi(string(t))
	return n
}

// texts takes one text with blanks between, or a list.
type texts []string

// UnmarshalJSON implements json.Unmarshaler.
func (t *texts) UnmarshalJSON(data []byte) error {
	var list []text
	if json.Unmarshal(data, &list) == nil {
		*t = nil
		for _, one := range list {
			*t = append(*t, string(one))
		}
		return nil
	}
	var one text
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
