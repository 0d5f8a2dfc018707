package modelarts_test

import (
	"net/http"
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestRetryAfter: whoever answers, what it asks for is known.
func TestRetryAfter(t *testing.T) {
	t.Parallel()
	for _, reply := range []string{`429 {"error_code":"APIGW.0308","error_msg":"x"}`, `503 <html>`} {
		client := cloud.At(t, noon, providers.Endpoint{Transport: asking(func(r *http.Request) (*http.Response, error) {
			if r.URL.Host == "iam.cn-north-4.myhuaweicloud.com" {
				return newScript().RoundTrip(r)
			}
			return cloudtest.Answer(r, reply, http.Header{"Retry-After": {"7"}})
		})})
		request := cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal))
		_, err := client.Send(t.Context(), request)
		if f := providers.AsFailure(err); f == nil || f.RetryAfter != 7*time.Second {
			t.Errorf("%s: %+v", reply, f)
		}
	}
}

// asking is a carrier that is a function.
type asking func(*http.Request) (*http.Response, error)

func (a asking) RoundTrip(r *http.Request) (*http.Response, error) { return a(r) }
