package batchcompute_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/cloudtest"
)

var cloud = cloudtest.Cloud{Provider: batchcompute.New(), Region: "cn-hangzhou", SetNow: batchcompute.SetNow}

// accepted are the files that fit the simulator's world.
var accepted = map[string]string{cloudtest.Example: "", cloudtest.Minimal: "", "requests/classic.toml": "", "requests/page.toml": ""}

//go:generate go test -run ^TestCloud$/^Reference$ -update .

// TestCloud: BatchCompute passes all that every cloud has to.
func TestCloud(t *testing.T) {
	t.Parallel()
	cloudtest.Run(t, cloud, cloudtest.Facts{
		Without: map[string]string{"TakesOtherWords": "the simulator still knows the words of its lists only"},
		ID:      "batchcompute", Regions: 15, Questions: 10, About: closed,
		// Empty texts, zeros and empty lists of the page are placeholders, which
		// are not sent.
		Page:   cloudtest.Page{File: "requests/page.toml", Read: said},
		Limits: limits(), Needed: needed(), Conditions: conditions(), Comparisons: comparisons(),
		// The token goes into the address.
		Capture: cloudtest.Capture{
			Carrier: script{"POST /clusters": {`201 {"Id":"cls-1"}`}},
			Address: func(shown, captured string) bool { return captured == shown+"?IdempotentToken=TOKEN_1" },
			Anew:    []string{"Authorization", "Date", "X-Acs-Signature-Nonce"},
		},
		Unread:  cloudtest.Unread{File: cloudtest.Largest, Secret: "storage.oss.access_key_secret", Field: "storage.oss"},
		Receipt: providers.Receipt{ID: "cls-1"}, Source: "images",
		Lists: cloudtest.Lists{More: []forms.Query{{Source: "regions"}, {Source: "security_groups"}}},
		Life:  lives, Refusals: refusals(),
		Accepted: accepted, Mirror: reflection(),
		Witnesses: 10,
		Creates:   creates, Lost: "CreateCluster:lost", LostDeletion: "DeleteCluster:lost", Launched: carriesTheToken,
		Failures: []cloudtest.Failure{{
			Fault: "CreateCluster:fail=StartInstance", Kind: providers.Unavailable, Says: "Bootstrap",
			Look: func(t *testing.T, _ cloudtest.Rig, _ providers.Receipt, last providers.Status) {
				if last.Failure.Code == "" {
					t.Errorf("failure %+v", last.Failure)
				}
			},
		}},
	})
}

func closed(t *testing.T, about providers.About) {
	for _, text := range []string{about.Lifecycle.En, about.Lifecycle.Zh} {
		if !strings.Contains(text, "2026-05-15") || !strings.Contains(text, "E-HPC Instant") {
			t.Errorf("lifecycle %q", text)
		}
	}
	if last := about.Regions[13]; last.Value != "ap-southeast-2" || !strings.HasSuffix(last.Label.En, ", only in the Python SDK") {
		t.Errorf("region %+v", last)
	}
}

func lives(t *testing.T, l cloudtest.Life) {
	if !strings.HasPrefix(l.Receipt.ID, "cls-") || l.Receipt.Name != "render-demo" || l.Found.Created == "" {
		t.Errorf("receipt %+v, found %+v", l.Receipt, l.Found)
	}
	early := func(s providers.Status) bool { return s.State == "Active" && s.Phase == providers.Working }
	if !slices.ContainsFunc(l.Seen, early) {
		t.Error("was never Active without machines")
	}
	if last := l.Last(); last.Nodes.Wanted != 4 || last.Done != 2 || len(last.Events) < 5 {
		t.Errorf("at the end %+v", last)
	}
}

func creates(s cloudtest.Sent) bool { return s.Method == http.MethodPost }

// carriesTheToken: that of the journal goes along, once.
func carriesTheToken(t *testing.T, run cloudtest.Launched, wire *cloudtest.Recorder) {
	n := 0
	for _, call := range wire.Calls() {
		if !creates(call) {
			continue
		}
		n++
		if token := call.URL.Query().Get("IdempotentToken"); token != run.Token || token == "" {
			t.Errorf("token %q, journal %q", token, run.Token)
		}
	}
	if n != 1 {
		t.Errorf("sent %d times", n)
	}
}

// said leaves the placeholders out.
func said(value any) any {
	switch v := value.(type) {
	case map[string]any:
		kept := map[string]any{}
		for name, inner := range v {
			if inner = said(inner); inner != nil {
				kept[name] = inner
			}
		}
		if len(kept) > 0 {
			return kept
		}
	case []any:
		if len(v) > 0 {
			return v
		}
	case string:
		if v != "" {
			return v
		}
	case float64:
		if v != 0 {
			return v
		}
	case bool:
		return v
	}
	return nil
}
