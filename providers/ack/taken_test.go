package ack_test

import (
	"net/http"
	"testing"

	"clusterwiz/providers"
)

// TestPartless: an answer without its list is none.
func TestPartless(t *testing.T) {
	t.Parallel()
	cloud.Partless(t, `{"clusters":[],"page_info":{"total_count":0}}`, func(reply string) http.RoundTripper { return script{"DescribeClustersForRegion": {reply}} })
}

// TestTaken: what says that the creation was taken counts under any status, and
// nothing that names no cluster does.
func TestTaken(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		reply string
		id    string
	}{
		"success":            {`200 {"cluster_id":"c1","task_id":"T-1","request_id":"R"}`, "c1"},
		"under 201":          {`201 {"cluster_id":"c1","task_id":"T-1","request_id":"R"}`, "c1"},
		"under 302":          {`302 {"cluster_id":"c1","task_id":"T-1","request_id":"R"}`, "c1"},
		"under 400":          {`400 {"cluster_id":"c1","task_id":"T-1","request_id":"R"}`, "c1"},
		"under 403":          {`403 {"cluster_id":"c1","task_id":"T-1","request_id":"R"}`, "c1"},
		"under 409":          {`409 {"cluster_id":"c1","task_id":"T-1","request_id":"R"}`, "c1"},
		"under 429":          {`429 {"cluster_id":"c1","task_id":"T-1","request_id":"R"}`, "c1"},
		"under 500":          {`500 {"cluster_id":"c1","task_id":"T-1","request_id":"R"}`, "c1"},
		"under 503":          {`503 {"cluster_id":"c1","task_id":"T-1","request_id":"R"}`, "c1"},
		"a number":           {`200 {"cluster_id":7,"task_id":"T-1"}`, ""},
		"a number under 409": {`409 {"cluster_id":7,"task_id":"T-1"}`, ""},
		"empty under 400":    {`400 {"cluster_id":""}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			receipt, err := send(t, script{"CreateCluster": {c.reply}})
			f := providers.AsFailure(err)
			if receipt.ID != c.id || (c.id == "") != (f != nil && f.Kind == providers.Unclear) {
				t.Errorf("got %+v, %v", receipt, err)
			}
		})
	}
}
