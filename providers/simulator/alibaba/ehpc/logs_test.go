package ehpc_test

import (
	"testing"
	"time"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

func TestLogDetail(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	made := c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	from := c.Clock.Now()
	ask := func(hidden string) simtest.Answer {
		return c.OK("ehpc", "GetCommonLogDetail", map[string]string{
			"LogRequestId": made.At("RequestId").(string), "From": simtest.Unix(from), "To": simtest.Unix(from.Add(time.Hour)), "HiddenProcess": hidden,
		})
	}
	if n := len(ask("true").List("LogDetail")); n != 0 {
		t.Errorf("%d stages with results at once", n)
	}
	if n := len(ask("false").List("LogDetail", 0, "Stages")); n != 1 {
		t.Errorf("%d lines at once, want the start of the first method", n)
	}
	seen := 0
	for range 60 {
		c.Clock.Add(10 * time.Second)
		n := len(ask("true").List("LogDetail"))
		if n < seen {
			t.Fatalf("stages went from %d to %d", seen, n)
		}
		seen = n
	}
	a := ask("true")
	want := []string{"ConfigNetwork", "CreateManager", "InstallScheduler", "MountSharedStorage"}
	for i, name := range want {
		if got := a.At("LogDetail", i, "StageName"); got != name {
			t.Errorf("stage %d is %v, want %s", i, got, name)
		}
	}
	if seen != len(want) || a.At("Action") != "CreateCluster" || a.At("ClusterId") != made.At("ClusterId") {
		t.Errorf("detail: %s", a.Raw)
	}
	if n := len(a.List("LogDetail", 3, "Stages")); n != 3 {
		t.Errorf("%d mounts logged, want 3", n)
	}
	if bad := c.Call("ehpc", "GetCommonLogDetail", map[string]string{"LogRequestId": "x", "From": "2", "To": "1"}); bad.Status != 400 {
		t.Errorf("From after To: %d", bad.Status)
	}
}

func TestListCommonLogs(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	from := c.Clock.Now()
	for _, name := range []string{"one", "two"} {
		c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterName", name+"-cluster"))
		c.Clock.Add(15 * time.Minute)
	}
	all := map[string]string{"From": simtest.Unix(from), "To": simtest.Unix(c.Clock.Now())}
	a := c.OK("ehpc", "ListCommonLogs", all)
	if a.At("TotalCount") != 2.0 || a.At("Logs", 0, "Target") != "two-cluster" || a.At("Logs", 0, "Status") != "Finished" {
		t.Errorf("newest first: %s", a.Raw)
	}
	all["IsReverse"], all["PageSize"], all["ActionStatus"] = "false", "1", "Finished"
	if a := c.OK("ehpc", "ListCommonLogs", all); a.At("Logs", 0, "Target") != "one-cluster" || len(a.List("Logs")) != 1 {
		t.Errorf("oldest first: %s", a.Raw)
	}
	all["To"] = simtest.Unix(from.Add(time.Minute))
	if a := c.OK("ehpc", "ListCommonLogs", all); a.At("TotalCount") != 1.0 {
		t.Errorf("within a minute: %s", a.Raw)
	}
}
