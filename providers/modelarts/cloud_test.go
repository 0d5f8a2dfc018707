package modelarts_test

import (
	"net/http"
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/modelarts"
)

var cloud = cloudtest.Cloud{Provider: modelarts.New(), Region: "cn-north-4", SetNow: modelarts.SetNow}

// accepted are the files that fit the simulator's world.
var accepted = map[string]string{cloudtest.Example: "", cloudtest.Minimal: "", "requests/subscription.toml": ""}

//go:generate go test -run ^TestCloud$/^Reference$ -update .

// TestCloud: ModelArts passes all that every cloud has to.
func TestCloud(t *testing.T) {
	t.Parallel()
	cloudtest.Run(t, cloud, cloudtest.Facts{
		Without: map[string]string{"KeepsUnread": "a node pool is made without any secret"},
		ID:      "modelarts", Regions: 22, Questions: 10, About: open,
		Page:   cloudtest.Page{File: "requests/page.toml"},
		Limits: limits(), Needed: needed(), Conditions: conditions(), Comparisons: comparisons(),
		// What is shown is what is sent, but for the project.
		Capture: cloudtest.Capture{
			Carrier: accepting{},
			Address: func(shown, captured string) bool {
				return captured == strings.ReplaceAll(shown, "{project_id}", projectID)
			},
		},
		Receipt: receipt(), Source: "pools",
		Lists: cloudtest.Lists{More: wholeLists},
		Life:  lives, Refusals: refusals(),
		OtherWords: true,
		Accepted:   accepted, Mirror: reflection(),
		Witnesses: 13,
		Creates:   creates, Lost: "CreateNodePool:lost", LostDeletion: "DeleteNodePool:lost", Launched: asOneOfItsPool,
		Failures: []cloudtest.Failure{
			// Nodes that never come, and nodes that come up broken.
			{Fault: "CreateNodePool:fail=createNode", Kind: providers.Quota, Says: "sold out"},
			{Fault: "CreateNodePool:fail=checkNode", Kind: providers.Unavailable, Says: "driver"},
		},
	})
}

// open: nothing is said of an end.
func open(t *testing.T, about providers.About) {
	if !about.Lifecycle.IsZero() {
		t.Errorf("lifecycle %q", about.Lifecycle)
	}
}

func lives(t *testing.T, l cloudtest.Life) {
	if l.Receipt.ID != projectID+"/pool-lite-a1b2/nodepool-1" || l.Receipt.RequestID == "" {
		t.Errorf("receipt %+v", l.Receipt)
	}
	if last := l.Last(); last.Nodes.Wanted != 2 || last.State != "available" {
		t.Errorf("at the end %+v", last)
	}
}

func creates(s cloudtest.Sent) bool {
	return s.Method == http.MethodPost && strings.HasSuffix(s.URL.Path, "/nodepools")
}

func asOneOfItsPool(t *testing.T, run cloudtest.Launched, _ *cloudtest.Recorder) {
	if run.Receipt.ID != projectID+"/pool-lite-a1b2/nodepool-1" || run.Name != "nodepool-1@pool-lite-a1b2" {
		t.Errorf("%+v", run.Record)
	}
}

// accepting makes every node pool that it is asked for.
type accepting struct{}

func (accepting) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method == http.MethodGet {
		return cloudtest.Answer(r, iamReply, http.Header{})
	}
	return cloudtest.Answer(r, cloudtest.Body(r), http.Header{})
}
