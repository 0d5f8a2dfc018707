package cloudtest

import (
	"context"
	"encoding/json"
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
		caller, _, err := providers.Identify(ctx, client)
		if failure := providers.FailureIn(err); failure != nil && !failure.Summary.Complete() || err == nil && !caller.Text().Complete() {
			t.Errorf("%+v, %v", caller, failure)
		}
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

// FuzzLive answers every call alike while the list is read and a thing read back: it
// ends in a body that is one JSON object without what stands for a secret, or in a
// failure that says why.
func (c Cloud) FuzzLive(f *testing.F, bodies ...string) {
	f.Helper()
	for _, body := range append(bodies, `{}`, `[]`, `null`, `{"a":`) {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		client := c.At(t, time.Now(), providers.Endpoint{Transport: always{http.StatusOK, "", body}})
		lister, _ := client.(providers.Lister)
		reader, _ := client.(providers.Reader)
		things, err := lister.Things(ctx)
		if failure := providers.FailureIn(err); failure != nil && !failure.Summary.Complete() {
			t.Errorf("%+v", failure)
		}
		for _, thing := range things {
			if made := thing.Made(); !thing.About.IsZero() && !thing.About.Complete() {
				t.Errorf("half a text: %+v, made %s", thing, made)
			}
		}
		live, err := reader.Live(ctx, providers.Receipt{ID: "x", Region: c.Region})
		if failure := providers.FailureIn(err); failure != nil && !failure.Summary.Complete() {
			t.Errorf("%+v", failure)
		}
		if err != nil {
			return
		}
		var tree map[string]any
		if json.Unmarshal(live.Body, &tree) != nil || tree == nil {
			t.Errorf("no object: %s", live.Body)
		}
		for path, leaf := range (Mirror{}).flat(tree) {
			if strings.Trim(leaf, "* \t\r\n") == "" && strings.Contains(leaf, "*") {
				t.Errorf("%s: %s", path, leaf)
			}
		}
	})
}
