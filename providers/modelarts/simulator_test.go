package modelarts_test

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/modelarts"
	"clusterwiz/providers/simulator"
)

// clock is the time of simulator and client; a second of it is a minute in the
// simulator. It must stay within 15 minutes of now, as calls are dated.
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
	o := simulator.Options{Seed: 1, Speed: 60, Now: r.clock.now}
	for _, text := range faults {
		fault, err := simulator.ParseFault(text)
		if err != nil {
			t.Fatal(err)
		}
		o.Faults = append(o.Faults, fault)
	}
	r.sim = simulator.New(o)
	r.Client = connect(t, providers.Endpoint{Transport: r.sim.Transport()})
	modelarts.SetNow(r.Client, r.clock.now)
	return r
}

func (r rig) create(t testing.TB, answers *forms.Answers) (providers.Request, providers.Receipt, error) {
	t.Helper()
	request, err := r.Request(answers)
	if err != nil {
		t.Fatal(err)
	}
	receipt, err := r.Send(t.Context(), request)
	return request, receipt, err
}

// until advances the clock until the phase is reached, and returns the
// statuses on the way.
func (r rig) until(t testing.TB, receipt providers.Receipt, phase providers.Phase) []providers.Status {
	t.Helper()
	var seen []providers.Status
	for range 800 {
		status, err := r.Status(t.Context(), receipt)
		if err != nil {
			t.Fatal(err)
		}
		if seen = append(seen, status); status.Phase == phase {
			return seen
		}
		r.clock.advance(200 * time.Millisecond)
	}
	t.Fatalf("never %s; last %+v", phase, seen[len(seen)-1])
	return nil
}

func TestSimulatedLife(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	request, receipt, err := r.create(t, load(t, "example.toml"))
	if err != nil || receipt.ID != projectID+"/pool-lite-a1b2/nodepool-1" || receipt.RequestID == "" {
		t.Fatalf("%+v, %v", receipt, err)
	}
	seen := r.until(t, receipt, providers.Ready)
	last := seen[len(seen)-1]
	if last.Nodes.Running != 2 || last.Nodes.Wanted != 2 || last.State != "available" || len(last.Events) == 0 {
		t.Errorf("at the end %+v", last)
	}
	ids := map[string]bool{}
	for _, status := range seen {
		now := map[string]bool{}
		for _, event := range status.Events {
			now[event.ID] = true
		}
		for id := range ids {
			if !now[id] {
				t.Errorf("event %s is lost", id)
			}
		}
		ids = now
	}
	if found, err := r.Find(t.Context(), request); err != nil || len(found) != 1 || found[0].ID != receipt.ID {
		t.Errorf("found %+v, %v", found, err)
	}
	if _, _, err := r.create(t, load(t, "example.toml")); err == nil || providers.AsFailure(err).Kind != providers.Conflict {
		t.Errorf("the same name again: %v", err)
	}
	gone, err := r.Delete(t.Context(), receipt)
	if err != nil {
		t.Fatal(err)
	}
	r.until(t, gone, providers.Gone)
	if found, err := r.Find(t.Context(), request); err != nil || len(found) != 0 {
		t.Errorf("still found %+v, %v", found, err)
	}
	if _, err := r.Delete(t.Context(), receipt); providers.AsFailure(err).Kind != providers.Absent {
		t.Errorf("second delete: %v", err)
	}
}

// TestSimulatorTakesOurRequests sends what fits the simulator's world.
func TestSimulatorTakesOurRequests(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"example.toml", "requests/minimal.toml", "requests/subscription.toml"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			if _, _, err := newRig(t).create(t, load(t, file)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSimulatedRefusals(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		file  string
		set   []string
		kind  providers.Kind
		field forms.Path
	}{
		"pool that does not exist": {"example.toml", []string{"pool.name=pool-none"}, providers.Invalid, "pool.name"},
		"network, standard pool":   {"example.toml", []string{"pool.name=pool-std-c3d4"}, providers.Invalid, ""},
		"flavor":                   {"requests/minimal.toml", []string{"nodes.instance_type=none"}, providers.Invalid, "nodes.instance_type"},
		"taken name":               {"example.toml", []string{"basics.name=nodepool-0"}, providers.Conflict, "basics.name"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, err := newRig(t).create(t, with(t, c.file, c.set...))
			f := providers.AsFailure(err)
			if f == nil || f.Kind != c.kind || (c.field != "" && f.Field != c.field) {
				t.Errorf("%+v", f)
			}
		})
	}
}

func TestSimulatedLostReply(t *testing.T) {
	t.Parallel()
	r := newRig(t, "CreateNodePool:lost")
	request, _, err := r.create(t, load(t, "example.toml"))
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Unclear {
		t.Fatalf("a lost reply is %v", err)
	}
	// The list takes a moment to show what is new.
	r.clock.advance(time.Second)
	found, err := r.Find(t.Context(), request)
	if err != nil || len(found) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	r.until(t, found[0], providers.Ready)
}

// TestSimulatedFailures: nodes that never come, and nodes that come up broken.
func TestSimulatedFailures(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		kind providers.Kind
		says string
	}{
		"createNode": {providers.Quota, "sold out"}, "checkNode": {providers.Unavailable, "driver"},
	}
	for stage, c := range cases {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			r := newRig(t, "CreateNodePool:fail="+stage)
			_, receipt, err := r.create(t, load(t, "example.toml"))
			if err != nil {
				t.Fatal(err)
			}
			seen := r.until(t, receipt, providers.Failed)
			f := seen[len(seen)-1].Failure
			if f == nil || f.Kind != c.kind || !strings.Contains(f.Message, c.says) || !f.Summary.Complete() {
				t.Errorf("%+v", f)
			}
		})
	}
}

// TestSimulatedDeletions: what cannot be deleted says why.
func TestSimulatedDeletions(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	for id, says := range map[string]string{
		"pool-lite-a1b2/nodepool-year":                    "yearly/monthly",
		"pool-std-c3d4/modelarts.vm.cpu.16u64g.d-default": "last node pool",
	} {
		_, err := r.Delete(t.Context(), providers.Receipt{ID: projectID + "/" + id})
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Conflict || !strings.Contains(f.Summary.En, says) {
			t.Errorf("%s: %+v", id, f)
		}
	}
	_, receipt, err := r.create(t, load(t, "example.toml"))
	if err != nil {
		t.Fatal(err)
	}
	r.until(t, receipt, providers.Ready)
	for range 2 {
		if _, err := r.Delete(t.Context(), receipt); err != nil {
			t.Errorf("asked twice: %v", err)
		}
	}
}

// TestSimulatedLookups asks every source as the example's questions do.
func TestSimulatedLookups(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	form, answers, known := modelarts.New().Form(), load(t, "example.toml"), &forms.Known{}
	for _, key := range form.Keys() {
		path := forms.Path(strings.ReplaceAll(key, "[]", "[0]"))
		q, ok := form.Question(answers, nil, path)
		if !ok || q.Source.Name == "" {
			continue
		}
		query, missing := q.Query()
		options, err := r.Lookup(t.Context(), query)
		if err != nil || len(missing) > 0 || len(options) == 0 {
			t.Errorf("%s: %d options, missing %v, %v", path, len(options), missing, err)
		}
		known.Add(query, options)
	}
	for _, p := range form.Check(answers, known) {
		t.Errorf("%s: %s", p.Path, p.Summary.En)
	}
	if options, err := r.Lookup(t.Context(), forms.Query{Source: "regions"}); err != nil || len(options) == 0 {
		t.Errorf("regions: %v, %v", options, err)
	}
	known.Add(forms.Query{Source: "pools"}, nil)
	if problems := form.Check(with(t, "example.toml", "pool.kind=standard"), known); len(forms.Errors(problems)) == 0 {
		t.Error("a Lite Cluster passes for a standard pool")
	}
}
