package cloudtest

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// always answers every call alike.
type always struct {
	status int
	retry  string
	body   string
}

// RoundTrip implements http.RoundTripper.
func (a always) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: a.status, Request: r, Body: io.NopCloser(strings.NewReader(a.body)),
		Header: http.Header{"Retry-After": {a.retry}, "X-Ratelimit-Reset": {a.retry}},
	}, nil
}

// FuzzLookups answers every look-up of the cloud's questions with any reply: it
// ends in options that a person can choose, or in a failure that says why.
func (c Cloud) FuzzLookups(f *testing.F) {
	f.Helper()
	form := c.Form()
	var queries []forms.Query
	for _, source := range sources(form) {
		args := map[string]string{}
		for _, key := range form.Keys() {
			args[key] = "x"
		}
		queries = append(queries, forms.Query{Source: source, Args: args})
	}
	f.Fuzz(func(t *testing.T, status int, retry, body string) {
		if status < 200 || status > 599 {
			return
		}
		// A cloud that wants to be left alone is; nobody waits for it here.
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		client := c.At(t, time.Now(), providers.Endpoint{Transport: always{status, retry, body}})
		for _, query := range queries {
			list, err := client.Lookup(ctx, query)
			if failure := providers.FailureIn(err); failure != nil && (!failure.Summary.Complete() || failure.Kind == "") {
				t.Errorf("%s: %+v", query.Source, failure)
			}
			for _, option := range list.Options {
				if option.Value == "" || !option.Label.IsZero() && !option.Label.Complete() {
					t.Errorf("%s: %+v", query.Source, option)
				}
			}
		}
	})
}
