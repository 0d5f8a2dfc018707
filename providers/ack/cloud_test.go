package ack_test

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/cloudtest"
)

var cloud = cloudtest.Cloud{Provider: ack.New(), Region: "cn-hangzhou", SetNow: ack.SetNow}

//go:generate go test -run ^TestCloud$/^Reference$ -update .

// TestCloud: ACK passes all that every cloud has to.
func TestCloud(t *testing.T) {
	t.Parallel()
	accepted := map[string]string{}
	for _, file := range cloudtest.Files(t) {
		accepted[file] = ""
	}
	accepted[seed] = "cn-zhangjiakou"
	cloudtest.Run(t, cloud, cloudtest.Facts{
		ID: "ack", Regions: 15, Questions: 11, About: ending, OtherWords: true,
		Page:   cloudtest.Page{Region: "cn-zhangjiakou", File: seed},
		Limits: limits(), Needed: needed(), Conditions: conditions(), Comparisons: comparisons(),
		Capture: cloudtest.Capture{
			Carrier: script{"CreateCluster": {`202 {"cluster_id":"c1","task_id":"T-1","request_id":"R"}`}},
			Anew:    []string{"Authorization", "X-Acs-Date", "X-Acs-Signature-Nonce"},
		},
		Unread:  cloudtest.Unread{File: "requests/flannel.toml", Secret: "node_pools[0].password", Field: "node_pools[0].password"},
		Receipt: providers.Receipt{ID: "c1", TaskID: "T-1"}, Source: "addons",
		Lists: cloudtest.Lists{Set: []string{
			"basics.resource_group_id=rg-acfmxazb4ph6aiy", "network.security_group_id=sg-bp1enterprise0001",
			"addons.more[0].name=ack-node-local-dns", "addons.more[0].version=1.6.1", "node_pools[0].image_id=aliyun_3_x64_20G_alibase_20221102.vhd",
		}},
		Life: lives, Refusals: refusals(), Accepted: accepted, Mirror: reflection(),
		Witnesses: 30,
		Creates:   func(s cloudtest.Sent) bool { return s.Header.Get("X-Acs-Action") == "CreateCluster" },
		Lost:      "CreateCluster:lost", LostDeletion: "DeleteCluster:lost", Found: withStages, Launched: withTask,
		Failures: []cloudtest.Failure{
			{Fault: "CreateCluster:fail=create_nodepools", Kind: providers.Quota, Says: "sold out", Look: failsAtAStage},
			// Addresses run out where the vSwitches are asked.
			{Fault: "CreateCluster:fail=prepare_vpc", Kind: providers.Quota, Code: "InvalidVSwitchId.IpNotEnough", Look: leadsToTheVSwitches},
		},
	})
}

// ending: dedicated clusters are made no longer, and that is said.
func ending(t *testing.T, about providers.About) {
	if about.Lifecycle.IsZero() {
		t.Error("no word of the dedicated clusters")
	}
}

func lives(t *testing.T, l cloudtest.Life) {
	if r := l.Receipt; !strings.HasPrefix(r.ID, "c") || !strings.HasPrefix(r.TaskID, "T-") || r.RequestID == "" || r.Name != "k8s-demo" {
		t.Errorf("receipt %+v", r)
	}
	if l.Found.Created == "" || l.Leaving.TaskID == "" || l.Leaving.TaskID == l.Receipt.TaskID {
		t.Errorf("found %+v, delete %+v", l.Found, l.Leaving)
	}
	last := l.Last()
	if last.State != "running" || last.Nodes.Wanted != 2 || len(last.Stages) < 5 || last.Stages[0].Name != "check_params" || len(last.Events) < 8 {
		t.Errorf("at the end %+v", last)
	}
	if !slices.ContainsFunc(l.Seen, func(s providers.Status) bool {
		return slices.ContainsFunc(s.Stages, func(stage providers.Stage) bool { return stage.Phase == providers.Working })
	}) {
		t.Error("no stage was ever at work")
	}
}

func withStages(t *testing.T, _ providers.Receipt, seen []providers.Status) {
	if len(seen[len(seen)-1].Stages) == 0 {
		t.Error("the task of the creation was not found")
	}
}

func withTask(t *testing.T, run cloudtest.Launched, _ *cloudtest.Recorder) {
	if run.Receipt.TaskID == "" {
		t.Errorf("receipt %+v", run.Receipt)
	}
}

// failsAtAStage: what failed is told, and can be deleted.
func failsAtAStage(t *testing.T, r cloudtest.Rig, receipt providers.Receipt, last providers.Status) {
	if f := last.Failure; f.Code == "" || !strings.Contains(f.Summary.En, "create_nodepools") || f.RequestID == "" || !strings.Contains(f.Remedy.En, "delete the cluster") {
		t.Errorf("failure %+v", f)
	}
	if !slices.ContainsFunc(last.Stages, func(s providers.Stage) bool { return s.Name == "create_nodepools" && s.Phase == providers.Failed }) {
		t.Errorf("stages %+v", last.Stages)
	}
	if !slices.ContainsFunc(last.Events, func(e providers.Event) bool { return e.Level == providers.Fault }) {
		t.Error("no event is an error")
	}
	gone, err := r.Delete(t.Context(), receipt)
	if err != nil {
		t.Fatal(err)
	}
	r.Settle(t, gone, providers.Gone)
}

func leadsToTheVSwitches(t *testing.T, _ cloudtest.Rig, _ providers.Receipt, last providers.Status) {
	if f := last.Failure; f.Field != "network.vswitch_ids" {
		t.Errorf("failure %+v", f)
	}
}
