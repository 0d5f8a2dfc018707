package batchcompute_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/simulator"
)

// tap keeps the creations that pass.
type tap struct {
	http.RoundTripper
	bodies, tokens, nonces []string
}

func (p *tap) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method == http.MethodPost {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		p.bodies = append(p.bodies, string(body))
		p.tokens = append(p.tokens, r.URL.Query().Get("IdempotentToken"))
		p.nonces = append(p.nonces, r.Header.Get("X-Acs-Signature-Nonce"))
	}
	return p.RoundTripper.RoundTrip(r)
}

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
			dir := t.TempDir()
			synctest.Test(t, func(t *testing.T) {
				wire := &tap{RoundTripper: newWorld(t, c.faults...).Transport()}
				record, client := wire.run(t, dir)
				left, err := client.Find(t.Context(), providers.Request{Name: record.Name})
				if record.Phase != c.phase || len(wire.bodies) != c.sends || err != nil || len(left) != c.exists {
					t.Fatalf("%s after %d attempts; exists %v, %v", record.Phase, len(wire.bodies), left, err)
				}
				if c.exists == 1 && record.Receipt.ID != left[0].ID {
					t.Errorf("receipt %+v, exists %v", record.Receipt, left)
				}
				wire.same(t, record.Token)
			})
		})
	}
}

func (p *tap) run(t *testing.T, dir string) (launch.Record, providers.Client) {
	t.Helper()
	store, err := launch.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	endpoint := providers.Endpoint{Region: "cn-hangzhou", Transport: p}
	client := connect(t, endpoint)
	plan := launch.Plan{
		About: batchcompute.New().About(), Account: providers.Simulator(), Endpoint: endpoint, Request: request(t, client, load(t, "example.toml")),
	}
	record, err := launch.New(store, launch.Options{}).Create(t.Context(), client, plan, nil)
	if errors.Is(err, launch.ErrUnclear) != (record.Phase == launch.Unclear) {
		t.Errorf("%s with %v", record.Phase, err)
	}
	return record, client
}

// same tells whether the attempts differ in nothing but the nonce.
func (p *tap) same(t *testing.T, token string) {
	t.Helper()
	seen := map[string]bool{}
	for i, body := range p.bodies {
		if body != p.bodies[0] || p.tokens[i] != token || seen[p.nonces[i]] || strings.Contains(token, "-") {
			t.Errorf("attempt %d: token %q, nonce %q\n%s", i, p.tokens[i], p.nonces[i], body)
		}
		seen[p.nonces[i]] = true
	}
}

// newWorld is a simulator on the clock of the bubble.
func newWorld(t *testing.T, faults ...string) *simulator.Simulator {
	t.Helper()
	return simulator.New(simulator.Options{Seed: 1, Speed: 1, Now: time.Now, Faults: parsed(t, faults)})
}
