package ehpc_test

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/ehpc"
)

var cloud = cloudtest.Cloud{Provider: ehpc.New(), Region: "cn-hangzhou", SetNow: ehpc.SetNow}

// accepted are the files that fit the simulator's world.
var accepted = map[string]string{
	cloudtest.Example: "", cloudtest.Minimal: "", "requests/password.toml": "", "requests/spot.toml": "",
	"requests/prepaid.toml": "", "requests/addon.toml": "",
}

//go:generate go test -run ^TestCloud$/^Reference$ -update .

// TestCloud: E-HPC passes all that every cloud has to.
func TestCloud(t *testing.T) {
	t.Parallel()
	cloudtest.Run(t, cloud, cloudtest.Facts{
		ID: "ehpc", Regions: 13, Questions: 10, About: open,
		Without: map[string]string{"SendsThePage": "the page has examples of single parameters, and none of a whole request"},
		// Only one file shows that what does not apply stays unsent.
		Idle:   map[string][]forms.Path{"requests/prepaid.toml": {"manager.spot_strategy"}},
		Limits: limits(), Needed: needed(), Conditions: conditions(), Comparisons: comparisons(),
		Capture: cloudtest.Capture{
			Carrier: script{"CreateCluster": {`{"Success":true,"RequestId":"R","ClusterId":"ehpc-hz-1"}`}},
			Anew:    []string{"Authorization", "X-Acs-Date", "X-Acs-Signature-Nonce"},
		},
		Unread:  cloudtest.Unread{File: cloudtest.Minimal, Set: []string{"access.key_pair="}, Secret: "access.password", Field: "access.password"},
		Receipt: providers.Receipt{ID: "ehpc-hz-1", RequestID: "R"}, Source: "images",
		Lists: cloudtest.Lists{
			Set: []string{"addons[0].name=Login", "addons[0].version=1.0"},
			// The example leaves the resource group open.
			More: []forms.Query{{Source: "resource_groups"}},
		},
		Life: lives, Refusals: refusals(),
		OtherWords: true,
		Accepted:   accepted, Mirror: reflection(),
		Witnesses: 18,
		Creates:   func(s cloudtest.Sent) bool { return s.Header.Get("X-Acs-Action") == "CreateCluster" },
		Lost:      "CreateCluster:lost", LostDeletion: "DeleteCluster:lost", Found: withStages, Launched: withTask,
		Failures: []cloudtest.Failure{{Fault: "CreateCluster:fail=CreateManager", Kind: providers.Quota, Says: "sold out", Look: failsAtAStage}},
	})
}

// open: nothing is said of an end.
func open(t *testing.T, about providers.About) {
	if !about.Lifecycle.IsZero() {
		t.Errorf("lifecycle %q", about.Lifecycle)
	}
}

func lives(t *testing.T, l cloudtest.Life) {
	if r := l.Receipt; !strings.HasPrefix(r.ID, "ehpc-hz-") || r.TaskID == "" || strings.TrimSpace(r.TaskID) != r.TaskID || r.RequestID == "" || r.Name != "cfd-demo" {
		t.Errorf("receipt %+v", r)
	}
	if l.Found.Created == "" || l.Leaving.TaskID == "" {
		t.Errorf("found %+v, delete %+v", l.Found, l.Leaving)
	}
	if l.Seen[0].Phase != providers.Pending {
		t.Errorf("a cluster that is not listed yet is %s", l.Seen[0].Phase)
	}
	last := l.Last()
	if last.State != "running" || last.Nodes.Wanted != 3 || len(last.Stages) < 5 || last.Stages[0].Name != "ConfigNetwork" || len(last.Events) < 10 {
		t.Errorf("at the end %+v", last)
	}
}

func withStages(t *testing.T, _ providers.Receipt, seen []providers.Status) {
	if len(seen[len(seen)-1].Stages) == 0 {
		t.Error("the log of the creation was not found")
	}
}

func withTask(t *testing.T, run cloudtest.Launched, _ *cloudtest.Recorder) {
	if run.Receipt.TaskID == "" {
		t.Errorf("receipt %+v", run.Receipt)
	}
}

func failsAtAStage(t *testing.T, _ cloudtest.Rig, _ providers.Receipt, last providers.Status) {
	if f := last.Failure; !strings.Contains(f.Summary.En, "CreateManager") || f.RequestID == "" {
		t.Errorf("failure %+v", f)
	}
	stage := last.Stages[len(last.Stages)-1]
	if stage.Name != "CreateManager" || stage.Phase != providers.Failed {
		t.Errorf("stage %+v", stage)
	}
	if !slices.ContainsFunc(last.Events, func(e providers.Event) bool { return e.Level == providers.Fault }) {
		t.Error("no event is an error")
	}
}
