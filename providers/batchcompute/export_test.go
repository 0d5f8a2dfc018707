package batchcompute

import (
	"time"

	"clusterwiz/providers"
)

// SetNow gives a client of this package another clock.
func SetNow(client providers.Client, now func() time.Time) { client.(*Client).now = now }

// Sign and StringToSign are tried against the vectors of the pages.
var (
	Sign         = sign
	StringToSign = stringToSign
)

// Idempotent is the token as it is sent.
var Idempotent = idempotent

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
