package batchcompute_test

import (
	"net/http"
	"testing"

	"clusterwiz/providers"
)

// TestPartless: an answer without its list is none.
func TestPartless(t *testing.T) {
	t.Parallel()
	cloud.Partless(t, `{"Items":[],"NextMarker":""}`, func(reply string) http.RoundTripper { return script{"GET /clusters": {reply}} })
}

// TestTaken: what says that the creation was taken counts under any status, and
// nothing that names no cluster does.
func TestTaken(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		reply string
		id    string
	}{
		"success":            {`200 {"Id":"cls-1"}`, "cls-1"},
		"under 201":          {`201 {"Id":"cls-1"}`, "cls-1"},
		"under 302":          {`302 {"Id":"cls-1"}`, "cls-1"},
		"under 400":          {`400 {"Id":"cls-1"}`, "cls-1"},
		"under 403":          {`403 {"Id":"cls-1"}`, "cls-1"},
		"under 409":          {`409 {"Id":"cls-1"}`, "cls-1"},
		"under 429":          {`429 {"Id":"cls-1"}`, "cls-1"},
		"under 500":          {`500 {"Id":"cls-1"}`, "cls-1"},
		"under 503":          {`503 {"Id":"cls-1"}`, "cls-1"},
		"a number":           {`200 {"Id":7}`, ""},
		"a number under 409": {`409 {"Id":7}`, ""},
		"null":               {`200 {"Id":null}`, ""},
		"an object":          {`200 {"Id":{}}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			receipt, err := send(t, c.reply)
			f := providers.AsFailure(err)
			if receipt.ID != c.id || (c.id == "") != (f != nil && f.Kind == providers.Unclear) {
				t.Errorf("got %+v, %v", receipt, err)
			}
		})
	}
}
