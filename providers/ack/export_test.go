package ack

import (
	"time"

	"clusterwiz/providers"
)

// SetNow gives a client of this package another clock.
func SetNow(client providers.Client, now func() time.Time) { client.(*Client).now = now }

// Codes are the codes that the package explains itself.
func Codes() []string {
	var codes []string
	for code := range meanings() {
		codes = append(codes, code)
	}
	return codes
}

// Refusals are the codes that prove a writing call undone.
var Refusals = refusals
