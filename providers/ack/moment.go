package ack

import (
	"time"

	"clusterwiz/forms"
)

// moment is when a window begins: RFC 3339, as the live tests of the Terraform
// provider have it, or only the time in UTC, as pages still do. It is sent as
// it is written.
type moment struct{}

// Kinds implements [forms.Rule].
func (moment) Kinds() []forms.Kind { return []forms.Kind{forms.String} }

// Describe implements [forms.Rule].
func (moment) Describe() forms.Text {
	return forms.T("must be a time with its time zone, such as 2026-12-03T03:00:00.000+08:00, or 03:00:00Z in UTC",
		"须为带时区的时间，如 2026-12-03T03:00:00.000+08:00，或 UTC 时间 03:00:00Z")
}

// Check implements [forms.Rule].
func (m moment) Check(value any) forms.Text {
	text, _ := value.(string)
	for _, layout := range []string{time.RFC3339, "15:04:05Z07:00"} {
		// The clock alone would be read with an hour of one digit, too.
		if _, err := time.Parse(layout, text); err == nil && len(text) >= len("03:00:00Z") {
			return forms.Text{}
		}
	}
	return m.Describe()
}
