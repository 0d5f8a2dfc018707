package qingcloud_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

const keysCall = "GET /"

// TestOwnerOfLists: the page requires an owner of the list; it is that of the
// request, of the receipt, of the job, or whose the key is, which is asked once.
func TestOwnerOfLists(t *testing.T) {
	t.Parallel()
	mine := `{"ret_code":0,"access_key_set":[{"access_key_id":"other","owner":"usr-x"},{"access_key_id":"simulator","owner":"usr-mine"}],"total_count":2}`
	job := `{"ret_code":0,"job_set":[{"job_id":"j-1","job_action":"HpcClusterCreateCluster","status":"successful","owner":"usr-job"}]}`
	status := func(receipt providers.Receipt) func(*testing.T, providers.Client) {
		return func(t *testing.T, c providers.Client) {
			t.Helper()
			if _, err := c.Status(t.Context(), receipt); err != nil {
				t.Error(err)
			}
		}
	}
	look := func(args map[string]string) func(*testing.T, providers.Client) {
		return func(t *testing.T, c providers.Client) {
			t.Helper()
			_, _ = c.Lookup(t.Context(), forms.Query{Source: "nas", Args: args})
			_, _ = c.Lookup(providers.Afresh(t.Context()), forms.Query{Source: "nas", Args: args})
		}
	}
	find := func(t *testing.T, c providers.Client) {
		t.Helper()
		if _, err := c.Find(t.Context(), cloudtest.Request(t, c, cloud.Load(t, cloudtest.Minimal))); err != nil {
			t.Error(err)
		}
	}
	cases := map[string]struct {
		keys, job string
		ask       func(*testing.T, providers.Client)
		owners    string
		asked     int
	}{
		"of the receipt":       {mine, job, status(providers.Receipt{ID: "e", TaskID: "j-1", Owner: "usr-told"}), "usr-told", 0},
		"of the job":           {mine, job, status(providers.Receipt{ID: "e", TaskID: "j-1"}), "usr-job", 0},
		"whose the key is":     {mine, `{"ret_code":0}`, status(providers.Receipt{ID: "e"}), "usr-mine", 1},
		"nobody tells":         {`{"ret_code":1400,"message":"no"}`, `{"ret_code":0}`, status(providers.Receipt{ID: "e"}), "", 1},
		"of the request":       {mine, job, find, "usr-00000001", 0},
		"look-ups, asked once": {mine, job, look(nil), "usr-mine usr-mine", 1},
		"of who is chosen":     {mine, job, look(map[string]string{"owner.user_id": "usr-chosen"}), "usr-chosen usr-mine usr-chosen usr-mine", 1},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wire := &cloudtest.Recorder{Next: script{keysCall: {c.keys}, jobCall: {c.job}}}
			c.ask(t, cloud.Connect(t, providers.Endpoint{Transport: wire}))
			var owners []string
			keys := 0
			for _, call := range wire.Calls() {
				switch nameOf(call.Request) {
				case listCall:
					owners = append(owners, call.URL.Query().Get("owner"))
				case keysCall:
					keys++
				}
			}
			if got := strings.Join(owners, " "); got != c.owners || keys != c.asked {
				t.Errorf("owners %q, asked for the key's %d times", got, keys)
			}
		})
	}
}
