package qingcloud_test

import (
	"net/http"
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// asking is a carrier that always gives the same reply, and asks for a rest.
type asking string

func (a asking) RoundTrip(r *http.Request) (*http.Response, error) {
	return cloudtest.Answer(r, string(a), http.Header{"Retry-After": {"7"}})
}

// TestRetryAfter: whoever answers, what it asks for is known.
func TestRetryAfter(t *testing.T) {
	t.Parallel()
	for _, reply := range []string{`{"ret_code":5300,"message":"x"}`, `503 <html>`} {
		client := cloud.Connect(t, providers.Endpoint{Transport: asking(reply)})
		request := cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal))
		_, created := client.Send(t.Context(), request)
		_, found := client.Find(t.Context(), request)
		for _, err := range []error{created, found} {
			if f := providers.AsFailure(err); f == nil || f.RetryAfter != 7*time.Second {
				t.Errorf("%s: %+v", reply, f)
			}
		}
	}
}
