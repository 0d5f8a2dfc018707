package modelarts_test

import (
	"strings"
	"testing"

	"clusterwiz/providers"
)

// TestTheKindOfAPoolIsAskedForOnce, since the list of pools is long where many runs are in
// one; a pool that was not in it is asked for again.
func TestTheKindOfAPoolIsAskedForOnce(t *testing.T) {
	t.Parallel()
	const pools = `200 {"items":[{"metadata":{"name":"pool-known"},"spec":{"type":"Dedicate"}}]}`
	for pool, want := range map[string]int{"pool-known": 1, "pool-new": 3} {
		s := newScript("GET modelarts /v2/"+projectID+"/pools", pools, "GET modelarts /v2/"+projectID+"/pools", pools, "GET modelarts /v2/"+projectID+"/pools", pools)
		client := scripted(t, s).(providers.Afterward)
		for range 3 {
			client.Next(t.Context(), providers.Receipt{ID: projectID + "/" + pool + "/nodepool-0"})
		}
		asked := 0
		for _, line := range s.made() {
			if strings.HasSuffix(line, "/pools") {
				asked++
			}
		}
		if asked != want {
			t.Errorf("%s: asked %d times, not %d", pool, asked, want)
		}
	}
}
