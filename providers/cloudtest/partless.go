package cloudtest

import (
	"net/http"
	"testing"

	"clusterwiz/providers"
)

// Partless gives looks for a name a success that lacks what makes it a list, and
// one that has it but is empty: only from that one may it follow that there is
// nothing. answering makes a carrier that gives a reply to the list.
func (c Cloud) Partless(t *testing.T, empty string, answering func(reply string) http.RoundTripper) {
	t.Helper()
	look := func(reply string) ([]providers.Receipt, error) {
		client := c.Connect(t, providers.Endpoint{Transport: answering(reply)})
		return client.Find(t.Context(), Request(t, client, c.Load(t, Minimal)))
	}
	if found, err := look(empty); err != nil || len(found) > 0 {
		t.Errorf("an empty list: %v, %v", found, err)
	}
	for _, reply := range []string{`{}`, `null`, `{"other":[]}`, `[]`, `"ok"`, `{"RequestId":"R","request_id":"R"}`, ` `} {
		if found, err := look(reply); err == nil || providers.AsFailure(err).Kind != providers.Unavailable {
			t.Errorf("%s: found %v, %v", reply, found, err)
		}
	}
}
