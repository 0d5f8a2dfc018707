package batchcompute_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/launch"
)

// TestRepeat loses requests and replies on the way to the simulator: whatever
// happens there is one cluster at most, and every attempt is the same but for
// its nonce.
func TestRepeat(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		faults        []string
		sends, exists int
		phase         launch.Phase
	}{
		"reply lost, found in the list":     {[]string{"CreateCluster:lost"}, 1, 1, launch.Created},
		"reply lost, the list forbidden":    {[]string{"CreateCluster:lost", "ListClusters:code=Forbidden,times=3"}, 2, 1, launch.Created},
		"two replies lost, no list":         {[]string{"CreateCluster:lost,times=2", "ListClusters:code=Forbidden,times=4"}, 3, 1, launch.Created},
		"never arrived":                     {[]string{"CreateCluster:drop"}, 2, 1, launch.Created},
		"never arrived twice":               {[]string{"CreateCluster:drop,times=2"}, 3, 1, launch.Created},
		"never arrived, then the reply":     {[]string{"CreateCluster:drop", "CreateCluster:lost"}, 2, 1, launch.Created},
		"trouble of the cloud's own":        {[]string{"CreateCluster:code=InternalError"}, 2, 1, launch.Created},
		"never arrives":                     {[]string{"CreateCluster:drop,times=0"}, 5, 0, launch.Unclear},
		"never arrived, then refused":       {[]string{"CreateCluster:drop", "CreateCluster:code=QuotaExhausted.MaxClusterCount,times=0"}, 2, 0, launch.Unclear},
		"never arrived, then token is used": {[]string{"CreateCluster:drop", "CreateCluster:code=IdempotentTokenMismatch,times=0"}, 2, 0, launch.Unclear},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cloud.Launch(t, c.faults, func(t *testing.T, run cloudtest.Launched, wire *cloudtest.Recorder) {
				sent := slices.DeleteFunc(wire.Calls(), func(s cloudtest.Sent) bool { return !creates(s) })
				left, err := run.Client.Find(t.Context(), providers.Request{Name: run.Name})
				if run.Phase != c.phase || errors.Is(run.Err, launch.ErrUnclear) != (c.phase == launch.Unclear) || len(sent) != c.sends || err != nil || len(left) != c.exists {
					t.Fatalf("%s after %d attempts, %v; exists %v, %v", run.Phase, len(sent), run.Err, left, err)
				}
				if c.exists == 1 && run.Receipt.ID != left[0].ID {
					t.Errorf("receipt %+v, exists %v", run.Receipt, left)
				}
				same(t, sent, run.Token)
			})
		})
	}
}

// same tells whether the attempts differ in nothing but the nonce.
func same(t *testing.T, sent []cloudtest.Sent, token string) {
	t.Helper()
	seen := map[string]bool{}
	for i, call := range sent {
		used, nonce := call.URL.Query().Get("IdempotentToken"), call.Header.Get("X-Acs-Signature-Nonce")
		if call.Body != sent[0].Body || used != token || seen[nonce] || strings.Contains(token, "-") {
			t.Errorf("attempt %d: token %q, nonce %q\n%s", i, used, nonce, call.Body)
		}
		seen[nonce] = true
	}
}
