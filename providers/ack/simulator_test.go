package ack_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/simulator"
)

// clock is the time of simulator and client; a second of it is a minute in
// the simulator. It must stay within 15 minutes of now, as calls are dated.
type clock struct {
	start time.Time
	ahead atomic.Int64
}

func (c *clock) now() time.Time          { return c.start.Add(time.Duration(c.ahead.Load())) }
func (c *clock) advance(d time.Duration) { c.ahead.Add(int64(d)) }

// rig is a client of a simulator of its own.
type rig struct {
	providers.Client
	sim   *simulator.Simulator
	clock *clock
}

func newRig(t testing.TB, faults ...string) rig {
	t.Helper()
	r := rig{clock: &clock{start: time.Now()}}
	o := simulator.Options{Seed: 1, Speed: 60, Now: r.clock.now, AllowRetired: true}
	for _, text := range faults {
		fault, err := simulator.ParseFault(text)
		if err != nil {
			t.Fatal(err)
		}
		o.Faults = append(o.Faults, fault)
	}
	r.sim = simulator.New(o)
	r.Client = connect(t, providers.Endpoint{Transport: r.sim.Transport()})
	ack.SetNow(r.Client, r.clock.now)
	return r
}

func (r rig) create(t testing.TB, answers *forms.Answers) (providers.Request, providers.Receipt) {
	t.Helper()
	request, err := r.Request(answers)
	if err != nil {
		t.Fatal(err)
	}
	receipt, err := r.Send(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	return request, receipt
}

func (r rig) status(t testing.TB, receipt providers.Receipt) providers.Status {
	t.Helper()
	status, err := r.Status(t.Context(), receipt)
	if err != nil {
		t.Fatal(err)
	}
	return status
}

// until advances the clock until the phase is reached, and returns the
// statuses on the way.
func (r rig) until(t testing.TB, receipt providers.Receipt, phase providers.Phase) []providers.Status {
	t.Helper()
	var seen []providers.Status
	for range 400 {
		status := r.status(t, receipt)
		if seen = append(seen, status); status.Phase == phase {
			return seen
		}
		r.clock.advance(100 * time.Millisecond)
	}
	t.Fatalf("never %s; last %+v", phase, seen[len(seen)-1])
	return nil
}

func TestCreateFollowDelete(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	request, receipt := r.create(t, load(t, "example.toml"))
	if !strings.HasPrefix(receipt.ID, "c") || !strings.HasPrefix(receipt.TaskID, "T-") || receipt.RequestID == "" || receipt.Name != "k8s-demo" ||
		receipt.Region != "cn-hangzhou" {
		t.Fatalf("receipt %+v", receipt)
	}
	seen := r.until(t, receipt, providers.Ready)
	checkCourse(t, seen)
	last := seen[len(seen)-1]
	if last.State != "running" || last.Total != last.Done || last.Nodes.Running != 2 || last.Nodes.Wanted != 2 {
		t.Errorf("at the end %+v", last)
	}
	found, err := r.Find(t.Context(), request)
	if err != nil || len(found) != 1 || found[0].ID != receipt.ID || found[0].State != "running" || found[0].Created == "" {
		t.Errorf("found %+v, %v", found, err)
	}
	gone, err := r.Delete(t.Context(), receipt)
	if err != nil || gone.ID != receipt.ID || gone.TaskID == "" || gone.TaskID == receipt.TaskID {
		t.Fatalf("delete %+v, %v", gone, err)
	}
	if phase := r.status(t, gone).Phase; phase != providers.Deleting {
		t.Errorf("after delete: %s", phase)
	}
	r.until(t, gone, providers.Gone)
	if found, err := r.Find(t.Context(), request); err != nil || len(found) != 0 {
		t.Errorf("still found %+v, %v", found, err)
	}
	if _, err := r.Delete(t.Context(), receipt); providers.AsFailure(err).Kind != providers.Absent {
		t.Errorf("second delete: %v", err)
	}
}

// checkCourse holds what a screen relies on: stages and events only grow.
func checkCourse(t *testing.T, seen []providers.Status) {
	t.Helper()
	var ids []string
	done := 0
	for _, status := range seen {
		var now []string
		for _, event := range status.Events {
			if slices.Contains(now, event.ID) {
				t.Errorf("two events are %s", event.ID)
			}
			now = append(now, event.ID)
		}
		for _, id := range ids {
			if !slices.Contains(now, id) {
				t.Errorf("event %s is lost", id)
			}
		}
		if status.Done < done {
			t.Errorf("stages done fell from %d to %d", done, status.Done)
		}
		ids, done = now, status.Done
	}
	last := seen[len(seen)-1]
	if len(last.Stages) < 5 || last.Stages[0].Name != "check_params" || len(last.Events) < 8 {
		t.Errorf("stages %+v, %d events", last.Stages, len(last.Events))
	}
	if !slices.IsSortedFunc(last.Events, func(a, b providers.Event) int { return a.Time.Compare(b.Time) }) {
		t.Error("events are out of order")
	}
	if !slices.ContainsFunc(seen, func(s providers.Status) bool {
		return slices.ContainsFunc(s.Stages, func(stage providers.Stage) bool { return stage.Phase == providers.Working })
	}) {
		t.Error("no stage was ever at work")
	}
}

// TestFollowWithoutReply follows a cluster whose reply was lost: all that is
// known is what Find gives.
func TestFollowWithoutReply(t *testing.T) {
	t.Parallel()
	r := newRig(t, "CreateCluster:lost")
	request, err := r.Request(load(t, "example.toml"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Send(t.Context(), request)
	if kind := providers.AsFailure(err).Kind; kind != providers.Unclear {
		t.Fatalf("a lost reply is %s: %v", kind, err)
	}
	r.clock.advance(time.Second)
	found, err := r.Find(t.Context(), request)
	if err != nil || len(found) != 1 {
		t.Fatalf("found %+v, %v", found, err)
	}
	seen := r.until(t, found[0], providers.Ready)
	if last := seen[len(seen)-1]; len(last.Stages) == 0 {
		t.Error("the task of the creation was not found")
	}
}

func TestFailedCreation(t *testing.T) {
	t.Parallel()
	r := newRig(t, "CreateCluster:fail=create_nodepools")
	_, receipt := r.create(t, load(t, "example.toml"))
	seen := r.until(t, receipt, providers.Failed)
	last := seen[len(seen)-1]
	if f := last.Failure; f == nil || f.Kind != providers.Quota || f.Code == "" || !strings.Contains(f.Message, "sold out") ||
		!strings.Contains(f.Summary.En, "create_nodepools") || f.RequestID == "" || !strings.Contains(f.Remedy.En, "delete the cluster") || !f.Remedy.Complete() {
		t.Errorf("failure %+v", last.Failure)
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
	r.until(t, gone, providers.Gone)
}

// TestFailureLeadsToTheField: addresses run out where the vSwitches are asked.
func TestFailureLeadsToTheField(t *testing.T) {
	t.Parallel()
	r := newRig(t, "CreateCluster:fail=prepare_vpc")
	_, receipt := r.create(t, load(t, "example.toml"))
	seen := r.until(t, receipt, providers.Failed)
	if f := seen[len(seen)-1].Failure; f.Code != "InvalidVSwitchId.IpNotEnough" || f.Kind != providers.Quota || f.Field != "network.vswitch_ids" {
		t.Errorf("failure %+v", f)
	}
}

func TestDeletionProtection(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	_, receipt := r.create(t, with(t, "example.toml", "basics.deletion_protection=true"))
	r.until(t, receipt, providers.Ready)
	_, err := r.Delete(t.Context(), receipt)
	f := providers.AsFailure(err)
	if f.Kind != providers.Invalid || !strings.Contains(f.Summary.En, "protection") || !strings.Contains(f.Remedy.En, "switch it off") {
		t.Errorf("got %+v", f)
	}
}

// TestStatusWithoutTask: what the calls beside DescribeClusterDetail cannot
// tell does not hide the state.
func TestStatusWithoutTask(t *testing.T) {
	t.Parallel()
	r := newRig(t, "DescribeTaskInfo:code=InternalError,times=9999", "DescribeClusterNodePools:code=InternalError,times=9999",
		"DescribeClusterEvents:code=InternalError,times=9999", "DescribeClusterLogs:code=InternalError,times=9999")
	_, receipt := r.create(t, load(t, "example.toml"))
	if last := r.until(t, receipt, providers.Ready); len(last[len(last)-1].Stages) != 0 {
		t.Error("stages out of nowhere")
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	request, receipt := r.create(t, load(t, "example.toml"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	calls := map[string]func() error{
		"send":   func() error { _, err := r.Send(ctx, request); return err },
		"find":   func() error { _, err := r.Find(ctx, request); return err },
		"status": func() error { _, err := r.Status(ctx, receipt); return err },
		"delete": func() error { _, err := r.Delete(ctx, receipt); return err },
		"lookup": func() error { _, err := r.Lookup(ctx, forms.Query{Source: "addons"}); return err },
	}
	before := len(r.sim.Calls())
	for name, call := range calls {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := len(r.sim.Calls()) - before; n > 0 {
		t.Errorf("%d calls went out", n)
	}
}

// TestRequestsAreAccepted also sends the other requests that fit the
// simulator's world, those of dedicated clusters to one that still makes them.
func TestRequestsAreAccepted(t *testing.T) {
	t.Parallel()
	for _, file := range append(requestFiles(t), "example.toml") {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			r := newRig(t)
			if strings.Contains(file, "seed") {
				r.Client = connect(t, providers.Endpoint{Region: "cn-zhangjiakou", Transport: r.sim.Transport()})
			}
			r.create(t, load(t, file))
		})
	}
}
