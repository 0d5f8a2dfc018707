package engine

import "strings"

// Codes is a vendor's table of error codes with their statuses and messages; %s
// in a message stands for what a call fills in.
type Codes []struct {
	Status        int
	Code, Message string
}

// Find looks a code up; nil when it is not in the table.
func (all Codes) Find(code string) *Refusal {
	for _, one := range all {
		if one.Code == code {
			return &Refusal{one.Status, one.Code, one.Message}
		}
	}
	return nil
}

// Refuse makes the refusal of a code that is in the table.
func (all Codes) Refuse(code, detail string) *Refusal {
	r := all.Find(code)
	r.Message = strings.TrimSpace(strings.ReplaceAll(r.Message, "%s", detail))
	return r
}
