package qingcloud_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/qingcloud"
)

var cloud = cloudtest.Cloud{
	Provider: qingcloud.New(), Region: "jinan1a", SetNow: qingcloud.SetNow, Unnumbered: true, Forgetful: true,
}

// accepted are the files that fit the simulator's world.
var accepted = map[string]string{cloudtest.Example: "", cloudtest.Minimal: "", "requests/hpc.toml": "", "requests/simplified.toml": ""}

//go:generate go test -run ^TestCloud$/^Reference$ -update .

// TestCloud: QingCloud passes all that every cloud has to.
func TestCloud(t *testing.T) {
	t.Parallel()
	cloudtest.Run(t, cloud, cloudtest.Facts{
		Without: map[string]string{"TakesOtherWords": "another deployment than the three of the page has members that nobody knows"},
		ID:      "qingcloud", Regions: 3, Questions: 10,
		// The example is that of the newer revision of the page.
		Page:   cloudtest.Page{Region: "jn1a", File: "requests/page.toml"},
		Limits: limits(), Needed: needed(), Conditions: conditions(), Comparisons: comparisons(),
		Capture: cloudtest.Capture{
			Carrier: script{createCall: {`{"hpc_cluster_id":"ehpc-1","job_id":"j-1","ret_code":0}`}},
			Address: func(shown, captured string) bool {
				return strings.HasPrefix(captured, shown+"?access_key_id=simulator&") && strings.Contains(captured, "&signature=")
			},
		},
		Unread:  cloudtest.Unread{File: cloudtest.Example, Field: "access.password"},
		Receipt: providers.Receipt{ID: "ehpc-1"}, Source: "users",
		Lists: cloudtest.Lists{
			More:   []forms.Query{{Source: "regions"}, {Source: "queue_types", Args: map[string]string{"owner.user_id": "usr-00000001"}}},
			Before: makeHPC,
		},
		Life: lives, Refusals: refusals(),
		Accepted: accepted, Mirror: reflection(),
		Witnesses: 10,
		Creates:   creates, Lost: "cluster/createCluster:lost", LostDeletion: "cluster/deleteCluster:lost", Found: withJob, Launched: deletedByTheOwner,
		Failures: []cloudtest.Failure{
			{Fault: "cluster/createCluster:fail=CreateNodes", Kind: providers.Quota, Code: "5200", Look: saysWhy},
			{Fault: "cluster/createCluster:fail=InitCluster", Kind: providers.Unavailable, Code: "8000", Look: saysWhy},
		},
	})
}

// makeHPC: only clusters of that type tell the types of queues.
func makeHPC(t *testing.T, r cloudtest.Rig) {
	_, receipt := r.Create(t, cloud.Read(t, "requests/hpc.toml"))
	r.Settle(t, receipt, providers.Ready)
}

func lives(t *testing.T, l cloudtest.Life) {
	if r := l.Receipt; !strings.HasPrefix(r.ID, "ehpc-") || !strings.HasPrefix(r.TaskID, "j-") || r.Name != "ehpc-demo" {
		t.Errorf("receipt %+v", r)
	}
	if l.Found.Created == "" || l.Found.TaskID != l.Receipt.TaskID || l.Leaving.TaskID == l.Receipt.TaskID || l.Leaving.TaskID == "" {
		t.Errorf("found %+v, delete %+v", l.Found, l.Leaving)
	}
	if last := l.Last(); last.State != "active" || last.Nodes.Wanted != 4 || last.Done != 1 {
		t.Errorf("at the end %+v", last)
	}
}

func creates(s cloudtest.Sent) bool { return nameOf(s.Request) == createCall }

func withJob(t *testing.T, found providers.Receipt, _ []providers.Status) {
	if found.TaskID == "" {
		t.Error("the job of the creation was not found")
	}
}

// deletedByTheOwner: the deletion goes out in the owner's name.
func deletedByTheOwner(t *testing.T, run cloudtest.Launched, wire *cloudtest.Recorder) {
	if !strings.HasPrefix(run.Receipt.TaskID, "j-") {
		t.Errorf("receipt %+v", run.Receipt)
	}
	owner, _ := cloud.Load(t, cloudtest.Example).Get("owner.user_id")
	want := deleteCall + `  {"cluster_ids":["` + run.Receipt.ID + `"],"run_user":"` + owner.(string) + `","zone":"jinan1a"}`
	if calls := strings.Join(asked(wire), "\n"); strings.Count(calls, want) != 1 {
		t.Errorf("asked\n%s", calls)
	}
}

// saysWhy: the message is words, not the code again.
func saysWhy(t *testing.T, _ cloudtest.Rig, _ providers.Receipt, last providers.Status) {
	if f := last.Failure; len(f.Message) < 20 || strings.HasPrefix(f.Message, f.Code) {
		t.Errorf("failure %+v", f)
	}
}
