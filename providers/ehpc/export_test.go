package ehpc

import (
	"time"

	"clusterwiz/providers"
)

// SetNow gives a client of this package another clock.
func SetNow(client providers.Client, now func() time.Time) { client.(*Client).now = now }

// PhaseOf is how a state is read.
var PhaseOf = phaseOf

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
