package ehpc_test

import (
	"cmp"
	"net/http"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// script replies to each action.
type script cloudtest.Replies

func (s script) RoundTrip(r *http.Request) (*http.Response, error) {
	text := cloudtest.Replies(s).Next(r.Header.Get("X-Acs-Action"))
	return cloudtest.Answer(r, cmp.Or(text, `404 {"Code":"InvalidAction.NotFound","Message":"no","RequestId":"R"}`), http.Header{"Content-Type": {"application/json"}})
}

// send sends the smallest request.
func send(t *testing.T, s script) (providers.Receipt, error) {
	t.Helper()
	client := cloud.Connect(t, providers.Endpoint{Transport: s})
	return client.Send(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal)))
}
