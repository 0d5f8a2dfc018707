package exchange_test

import (
	"net/http"
	"testing"

	"clusterwiz/providers/exchange"
)

// FuzzRetryAfter reads the header by which a cloud asks to be left alone.
func FuzzRetryAfter(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		reply := exchange.Reply{Header: http.Header{"Retry-After": {text}}}
		if wait := reply.RetryAfter(); wait < 0 {
			t.Errorf("%q: %v", text, wait)
		}
	})
}
