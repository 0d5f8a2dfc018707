package ehpc_test

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// reflection is how what was made is read back.
func reflection() cloudtest.Mirror {
	return cloudtest.Mirror{
		Filled: []string{
			"DeletionProtection", "Manager.ManagerNode.EnableHT", "Manager.ManagerNode.SpotStrategy", "Manager.ManagerNode.InstanceChargeType",
			"Queues[].EnableScaleOut", "Queues[].EnableScaleIn", "Queues[].MinCount", "Queues[].MaxCount", "Queues[].InitialCount", "Queues[].VSwitchIds",
			"Queues[].MaxCountPerCycle",
			"Queues[].ComputeNodes[].EnableHT", "Queues[].ComputeNodes[].SpotStrategy", "Queues[].ComputeNodes[].InstanceChargeType", "AdditionalPackages[].Version",
			// Beside PrePaid and spot instances.
			"Queues[].ComputeNodes[].AutoRenew", "Queues[].ComputeNodes[].Duration", "Manager.ManagerNode.Duration",
		},
		Keys: map[string]string{"SharedStorages": "MountDirectory"},
	}
}

// older is a cluster of the version before, which the list has too.
const older = `{"Clusters":[{"ClusterId":"ehpc-hz-old","ClusterName":"old","EhpcVersion":"1.0.0","ClusterStatus":"running","ClusterCreateTime":"2023-08-01T00:00Z"},
	{"ClusterId":"ehpc-hz-new","ClusterName":"new","EhpcVersion":"2.0.0","ClusterStatus":"initing"}],"PageNumber":"1","PageSize":100,"TotalCount":2}`

// TestOlderCluster: a cluster of E-HPC 1.x is listed, and not read back.
func TestOlderCluster(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{"ListClusters": {older, older}}})
	lister, _ := client.(providers.Lister)
	things, err := lister.Things(t.Context())
	if err != nil || len(things) != 2 || !things[0].Unreadable.Complete() || !things[1].Unreadable.IsZero() || things[0].Made().Year() != 2023 || things[1].Phase != providers.Working {
		t.Errorf("%+v, %v", things, err)
	}
	reader, _ := client.(providers.Reader)
	_, err = reader.Live(t.Context(), things[0].Receipt)
	if f := providers.FailureIn(err); f == nil || f.Kind != providers.Invalid || !f.Summary.Complete() || !f.Remedy.Complete() {
		t.Errorf("read back: %v", err)
	}
}

// TestKeyPair: E-HPC tells the kind alone, ECS the name; without its word the reason is told.
func TestKeyPair(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		faults []string
		kind   providers.RemarkKind
		why    string
		name   string
	}{
		"told":     {kind: providers.Inferred, why: "ECS has it for the manager, the instance i-", name: "ali0824"},
		"no right": {faults: []string{"DescribeInstances:status=403,code=Forbidden.RAM,times=0"}, kind: providers.Unreturned, why: "could not be read: the RAM user or role has no permission"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := cloud.Rig(t, test.faults...)
			_, receipt := r.Create(t, cloud.With(t, cloudtest.Example))
			r.Until(t, receipt, providers.Ready)
			reader, _ := r.Client.(providers.Reader)
			live, err := reader.Live(t.Context(), receipt)
			if err != nil {
				t.Fatal(err)
			}
			for _, live := range []providers.Live{live, *live.Whole} {
				i := slices.IndexFunc(live.Remarks, func(r providers.Remark) bool { return r.Where == "ClusterCredentials.KeyPairName" })
				if i < 0 || live.Remarks[i].Kind != test.kind || !strings.Contains(live.Remarks[i].Why.En, test.why) || !live.Remarks[i].Why.Complete() {
					t.Errorf("%+v", live.Remarks)
				}
				if strings.Contains(string(live.Body), `"KeyPairName":"ali0824"`) != (test.name != "") {
					t.Errorf("%s", live.Body)
				}
			}
		})
	}
}

// TestPartsUnread: what one call does not tell is named, and hides nothing else.
func TestPartsUnread(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t, "ListSharedStorages:code=UnknownError,times=9", "GetAddon:code=UnknownError,times=9", "GetQueue:code=UnknownError,times=9")
	_, receipt := r.Create(t, cloud.With(t, cloudtest.Example, "addons[0].name=Login", "addons[0].version=1.0"))
	r.Settle(t, receipt, providers.Ready)
	reader, _ := r.Client.(providers.Reader)
	live, err := reader.Live(t.Context(), receipt)
	if err != nil {
		t.Fatal(err)
	}
	missing := map[string]bool{}
	for _, remark := range live.Remarks {
		missing[remark.Where] = missing[remark.Where] || remark.Kind == providers.Unreturned && strings.Contains(remark.Why.En, "could not be read")
	}
	if !missing["SharedStorages"] || !missing["Addons"] || !missing["Queues"] || !strings.Contains(string(live.Body), "ClusterVpcId") {
		t.Errorf("%+v\n%s", live.Remarks, live.Body)
	}
}
