package qingcloud_test

import (
	"net/http"
	"testing"

	"clusterwiz/providers"
)

// TestPartless: an answer without its list is none.
func TestPartless(t *testing.T) {
	t.Parallel()
	cloud.Partless(t, `{"ret_code":0,"cluster_set":[],"total_count":0}`, func(reply string) http.RoundTripper { return script{listCall: {reply}, jobCall: {reply}} })
}

// TestTaken: what says that the creation was taken counts under any status, and
// nothing that names no cluster does.
func TestTaken(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		reply string
		id    string
	}{
		"success":            {`200 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":"ehpc-1"}`, "ehpc-1"},
		"under 201":          {`201 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":"ehpc-1"}`, "ehpc-1"},
		"under 302":          {`302 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":"ehpc-1"}`, "ehpc-1"},
		"under 400":          {`400 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":"ehpc-1"}`, "ehpc-1"},
		"under 403":          {`403 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":"ehpc-1"}`, "ehpc-1"},
		"under 409":          {`409 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":"ehpc-1"}`, "ehpc-1"},
		"under 429":          {`429 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":"ehpc-1"}`, "ehpc-1"},
		"under 500":          {`500 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":"ehpc-1"}`, "ehpc-1"},
		"under 503":          {`503 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":"ehpc-1"}`, "ehpc-1"},
		"a number":           {`200 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":7}`, ""},
		"a number under 409": {`409 {"ret_code":0,"job_id":"j-1","hpc_cluster_id":7}`, ""},
		"a list":             {`200 {"ret_code":"0","hpc_cluster_id":["ehpc-1"]}`, "ehpc-1"},
		"a word for a code":  {`200 {"ret_code":"zero","hpc_cluster_id":"ehpc-1"}`, ""},
		"a word alone":       {`200 {"ret_code":"zero"}`, ""},
		"no code under 400":  {`400 {"hpc_cluster_id":"ehpc-1"}`, ""},
		"two":                {`200 {"ret_code":0,"hpc_cluster_id":["a","b"]}`, ""},
		"an empty one":       {`200 {"ret_code":0,"hpc_cluster_id":[""]}`, ""},
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
