package ack_test

import (
	"fmt"
	"testing"
	"time"

	"clusterwiz/providers/simulator/alibaba/ack"
	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

func TestFailure(t *testing.T) {
	t.Parallel()
	codes := map[string]string{
		"check_params": "InvalidParameter.Precheck", "prepare_vpc": "InvalidVSwitchId.IpNotEnough",
		"prepare_security_group": "QuotaExceeded.SecurityGroup", "prepare_slb": "QuotaExceeded.Eip",
		"init_master": "OperationDenied.NoStock", "install_addons": "AddonOperationFailed",
		"create_nodepools": "OperationDenied.NoStock", "wait_cluster_ready": "ErrorClusterNotReady",
	}
	for _, stage := range ack.Stages {
		want := codes[stage]
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			// Another product's stage is not for this one.
			c := alibabatest.SetUpACK(t, "CreateCluster:fail=ConfigNetwork,times=0", "CreateCluster:fail="+stage)
			id, task := c.Created([]byte(alibabatest.ManagedBody))
			c.Pass(25 * time.Minute)
			a := c.OK("DescribeTaskInfo", task)
			if s := a.At("state"); s != "fail" && s != "failed" || a.At("error", "code") != want || a.At("error", "message") == "" || a.At("current_stage") != stage {
				t.Errorf("task: %s", a.Raw)
			}
			if d := c.OK("DescribeClusterDetail", id); d.At("state") != "failed" {
				t.Errorf("cluster: %s", d.Raw)
			}
			events := c.OK("DescribeClusterEvents", id)
			if events.At("events", 0, "data", "level") != "error" {
				t.Errorf("events: %s", events.Raw)
			}
			// Nothing is rolled back; it is for the caller to delete.
			c.Pass(24 * time.Hour)
			if d := c.OK("DescribeClusterDetail", id); d.At("state") != "failed" {
				t.Errorf("a day later: %s", d.Raw)
			}
			c.OK("DeleteCluster", id)
		})
	}
}

// TestSpellings wants every spelling of the end states from some cluster.
func TestSpellings(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t, "CreateCluster:fail=init_master,times=6")
	seen := map[any]int{}
	var tasks []string
	zones := simtest.FileText(t, "zones.json")
	for n := range 12 {
		_, task := c.Created(simtest.Change(t, zones, "name", fmt.Sprintf(`"c%d"`, n)))
		tasks = append(tasks, task)
	}
	c.Pass(30 * time.Minute)
	for _, task := range tasks {
		seen[c.OK("DescribeTaskInfo", task).At("state")]++
	}
	for _, state := range []string{"success", "succeeded", "fail", "failed"} {
		if seen[state] == 0 {
			t.Errorf("no task is %s: %v", state, seen)
		}
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		status int
		code   string
		own    bool // ACK's envelope.
	}{
		"CreateCluster:code=InsufficientBalance":                                  {400, "InsufficientBalance", true},
		"CreateCluster:code=QuotaExceeded.Cluster,param=50":                       {400, "QuotaExceeded.Cluster", true},
		"CreateCluster:throttle":                                                  {429, "Throttling.User", false},
		"CreateCluster:status=503":                                                {503, "ServiceUnavailable", false},
		"CreateCluster:code=ErrorCheckAcl":                                        {403, "ErrorCheckAcl", true},
		"CreateCluster:status=500,code=InternalError":                             {500, "InternalError", true},
		"CreateCluster:code=ErrorClusterNotFound":                                 {404, "ErrorClusterNotFound", true},
		"CreateCluster:status=400,code=OperationDenied.NoStock,skip=0,delay=10ms": {400, "OperationDenied.NoStock", false},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			c := alibabatest.SetUpACK(t, text)
			a := c.Create([]byte(alibabatest.ManagedBody))
			if a.Status != want.status || a.Code != want.code || (a.Body["code"] != nil) != want.own {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
			if list := c.OK("DescribeClustersForRegion", hangzhou); len(list.List("clusters")) != 0 {
				t.Errorf("made all the same: %s", list.Raw)
			}
		})
	}
	c := alibabatest.SetUpACK(t, "CreateCluster:lost")
	if _, err := c.Send(t.Context(), "CreateCluster", "", nil, []byte(alibabatest.ManagedBody)); err == nil {
		t.Error("the lost answer came")
	}
	if list := c.OK("DescribeClustersForRegion", hangzhou, "name", "demo"); list.At("clusters", 0, "name") != "demo" {
		t.Errorf("after a lost answer: %s", list.Raw)
	}
}
