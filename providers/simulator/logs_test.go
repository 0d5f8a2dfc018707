package simulator_test

import (
	"strconv"
	"testing"
	"time"
)

func unix(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }

func TestLogDetail(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	made := c.ok("ehpc", "CreateCluster", minimal())
	from := c.clock.Now()
	ask := func(hidden string) answer {
		return c.ok("ehpc", "GetCommonLogDetail", map[string]string{
			"LogRequestId": made.at("RequestId").(string), "From": unix(from), "To": unix(from.Add(time.Hour)), "HiddenProcess": hidden,
		})
	}
	if n := len(ask("true").list("LogDetail")); n != 0 {
		t.Errorf("%d stages with results at once", n)
	}
	if n := len(ask("false").list("LogDetail", 0, "Stages")); n != 1 {
		t.Errorf("%d lines at once, want the start of the first method", n)
	}
	seen := 0
	for range 60 {
		c.clock.Add(10 * time.Second)
		n := len(ask("true").list("LogDetail"))
		if n < seen {
			t.Fatalf("stages went from %d to %d", seen, n)
		}
		seen = n
	}
	a := ask("true")
	want := []string{"ConfigNetwork", "CreateManager", "InstallScheduler", "MountSharedStorage"}
	for i, name := range want {
		if got := a.at("LogDetail", i, "StageName"); got != name {
			t.Errorf("stage %d is %v, want %s", i, got, name)
		}
	}
	if seen != len(want) || a.at("Action") != "CreateCluster" || a.at("ClusterId") != made.at("ClusterId") {
		t.Errorf("detail: %s", a.Raw)
	}
	if n := len(a.list("LogDetail", 3, "Stages")); n != 3 {
		t.Errorf("%d mounts logged, want 3", n)
	}
	if bad := c.call("ehpc", "GetCommonLogDetail", map[string]string{"LogRequestId": "x", "From": "2", "To": "1"}); bad.Status != 400 {
		t.Errorf("From after To: %d", bad.Status)
	}
}

func TestListCommonLogs(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	from := c.clock.Now()
	for _, name := range []string{"one", "two"} {
		c.ok("ehpc", "CreateCluster", with("ClusterName", name+"-cluster"))
		c.clock.Add(15 * time.Minute)
	}
	all := map[string]string{"From": unix(from), "To": unix(c.clock.Now())}
	a := c.ok("ehpc", "ListCommonLogs", all)
	if a.at("TotalCount") != 2.0 || a.at("Logs", 0, "Target") != "two-cluster" || a.at("Logs", 0, "Status") != "Finished" {
		t.Errorf("newest first: %s", a.Raw)
	}
	all["IsReverse"], all["PageSize"], all["ActionStatus"] = "false", "1", "Finished"
	if a := c.ok("ehpc", "ListCommonLogs", all); a.at("Logs", 0, "Target") != "one-cluster" || len(a.list("Logs")) != 1 {
		t.Errorf("oldest first: %s", a.Raw)
	}
	all["To"] = unix(from.Add(time.Minute))
	if a := c.ok("ehpc", "ListCommonLogs", all); a.at("TotalCount") != 1.0 {
		t.Errorf("within a minute: %s", a.Raw)
	}
}
