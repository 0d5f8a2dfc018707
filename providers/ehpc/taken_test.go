package ehpc_test

import (
	"net/http"
	"testing"

	"clusterwiz/providers"
)

// TestPartless: an answer without its list is none.
func TestPartless(t *testing.T) {
	t.Parallel()
	cloud.Partless(t, `{"Clusters":[],"TotalCount":"0"}`, func(reply string) http.RoundTripper { return script{"ListClusters": {reply}} })
}

// TestTaken: what says that the creation was taken counts under any status, and
// nothing that names no cluster does.
func TestTaken(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		reply string
		id    string
	}{
		"success":                {`200 {"Success":true,"RequestId":"R","ClusterId":"ehpc-hz-1"}`, "ehpc-hz-1"},
		"under 201":              {`201 {"Success":true,"RequestId":"R","ClusterId":"ehpc-hz-1"}`, "ehpc-hz-1"},
		"under 302":              {`302 {"Success":true,"RequestId":"R","ClusterId":"ehpc-hz-1"}`, "ehpc-hz-1"},
		"under 400":              {`400 {"Success":true,"RequestId":"R","ClusterId":"ehpc-hz-1"}`, "ehpc-hz-1"},
		"under 403":              {`403 {"Success":true,"RequestId":"R","ClusterId":"ehpc-hz-1"}`, "ehpc-hz-1"},
		"under 409":              {`409 {"Success":true,"RequestId":"R","ClusterId":"ehpc-hz-1"}`, "ehpc-hz-1"},
		"under 429":              {`429 {"Success":true,"RequestId":"R","ClusterId":"ehpc-hz-1"}`, "ehpc-hz-1"},
		"under 500":              {`500 {"Success":true,"RequestId":"R","ClusterId":"ehpc-hz-1"}`, "ehpc-hz-1"},
		"under 503":              {`503 {"Success":true,"RequestId":"R","ClusterId":"ehpc-hz-1"}`, "ehpc-hz-1"},
		"a number":               {`200 {"Success":true,"ClusterId":7}`, ""},
		"a number under 409":     {`409 {"Success":true,"ClusterId":7}`, ""},
		"no success under 400":   {`400 {"Success":false,"ClusterId":"ehpc-hz-1"}`, ""},
		"an error beside the id": {`500 {"Code":"InternalError","ClusterId":"ehpc-hz-1"}`, ""},
		"a list":                 {`200 {"ClusterId":["ehpc-hz-1"]}`, ""},
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
