package batchcompute_test

import (
	"cmp"
	"net/http"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// script replies to each call, named by method and path.
type script cloudtest.Replies

func (s script) RoundTrip(r *http.Request) (*http.Response, error) {
	text := cloudtest.Replies(s).Next(r.Method + " " + r.URL.EscapedPath())
	return cloudtest.Answer(r, cmp.Or(text, `404 {"Code":"InvalidResource.NotFound","Message":"no"}`), http.Header{"X-Acs-Request-Id": {"R-1"}})
}

// send sends the smallest request.
func send(t *testing.T, reply string) (providers.Receipt, error) {
	t.Helper()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{"POST /clusters": {reply}}})
	return client.Send(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal)))
}
