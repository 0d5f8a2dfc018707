package cloudtest

import (
	"context"
	"errors"
	"testing"

	"clusterwiz/providers"
)

// Identifies asks whose the keys are: the cloud tells, once for as long as a client lives,
// and a reply without an account is a failure that says why.
func (c Cloud) Identifies(t *testing.T) {
	t.Helper()
	wire := &Recorder{Next: c.Rig(t).Sim.Transport()}
	client := c.Connect(t, providers.Endpoint{Transport: wire})
	first, asked, err := providers.Identify(t.Context(), client)
	calls := len(wire.Calls())
	if !asked || err != nil || first.Account == "" || !first.Text().Complete() {
		t.Fatalf("%+v, asked %t, %v", first, asked, err)
	}
	again, _, err := providers.Identify(t.Context(), client)
	if err != nil || again != first || len(wire.Calls()) != calls {
		t.Errorf("%+v after %+v, %v, %d calls", again, first, err, len(wire.Calls()))
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := providers.Identify(ended, c.Connect(t, providers.Endpoint{Transport: wire})); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	for _, reply := range []always{
		{status: 200, body: `{}`},
		{status: 200, body: `{"ret_code":0}`},
		{status: 200, body: `[]`},
		{status: 500, body: "x"},
		{status: 403, body: `{"Code":"NoPermission","error_code":"PAP5.0011","ret_code":1400}`},
	} {
		caller, _, err := providers.Identify(t.Context(), c.Connect(t, providers.Endpoint{Transport: reply}))
		if f := providers.FailureIn(err); f == nil || !f.Summary.Complete() || caller != (providers.Caller{}) {
			t.Errorf("%d %s: %+v, %v", reply.status, reply.body, caller, err)
		}
	}
}
