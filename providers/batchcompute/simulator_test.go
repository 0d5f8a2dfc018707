package batchcompute_test

import (
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/simulator"
)

// rig is a client of a simulator of its own, both with a clock of which a
// second is a minute in the simulator.
type rig struct {
	providers.Client
	sim   *simulator.Simulator
	start time.Time
	ahead *atomic.Int64
}

func (r rig) now() time.Time          { return r.start.Add(time.Duration(r.ahead.Load())) }
func (r rig) advance(d time.Duration) { r.ahead.Add(int64(d)) }

func newRig(t testing.TB, faults ...string) rig {
	t.Helper()
	r := rig{start: time.Now(), ahead: new(atomic.Int64)}
	r.sim = simulator.New(simulator.Options{Seed: 1, Speed: 60, Now: r.now, Faults: parsed(t, faults)})
	r.Client = connect(t, providers.Endpoint{Transport: r.sim.Transport()})
	batchcompute.SetNow(r.Client, r.now)
	return r
}

func parsed(t testing.TB, texts []string) []simulator.Fault {
	t.Helper()
	var faults []simulator.Fault
	for _, text := range texts {
		fault, err := simulator.ParseFault(text)
		if err != nil {
			t.Fatal(err)
		}
		faults = append(faults, fault)
	}
	return faults
}

func (r rig) create(t testing.TB, answers *forms.Answers) (providers.Request, providers.Receipt) {
	t.Helper()
	made := request(t, r, answers)
	receipt, err := r.Send(t.Context(), made)
	if err != nil {
		t.Fatal(err)
	}
	return made, receipt
}

// until advances the clock until the phase is reached, and returns the
// statuses on the way.
func (r rig) until(t testing.TB, receipt providers.Receipt, phase providers.Phase) []providers.Status {
	t.Helper()
	var seen []providers.Status
	for range 400 {
		status, err := r.Status(t.Context(), receipt)
		if err != nil {
			t.Fatal(err)
		}
		if seen = append(seen, status); status.Phase == phase {
			return seen
		}
		r.advance(100 * time.Millisecond)
	}
	t.Fatalf("never %s; last %+v", phase, seen[len(seen)-1])
	return nil
}

func TestSimulatedCreateFollowDelete(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	made, receipt := r.create(t, load(t, "example.toml"))
	if !strings.HasPrefix(receipt.ID, "cls-") || receipt.Name != "render-demo" {
		t.Fatalf("receipt %+v", receipt)
	}
	seen := r.until(t, receipt, providers.Ready)
	early := func(s providers.Status) bool { return s.State == "Active" && s.Phase == providers.Working }
	if !slices.ContainsFunc(seen, early) {
		t.Error("was never Active without machines")
	}
	last := seen[len(seen)-1]
	if last.Nodes.Wanted != 4 || last.Nodes.Running != 4 || last.Done != 2 || len(last.Events) < 5 {
		t.Errorf("at the end %+v", last)
	}
	found, err := r.Find(t.Context(), made)
	if err != nil || len(found) != 1 || found[0].ID != receipt.ID || found[0].Created == "" {
		t.Errorf("found %+v, %v", found, err)
	}
	gone, err := r.Delete(t.Context(), receipt)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Delete(t.Context(), receipt); err != nil {
		t.Errorf("deleting again: %v", err)
	}
	r.until(t, gone, providers.Gone)
	if _, err := r.Delete(t.Context(), receipt); providers.AsFailure(err).Kind != providers.Absent {
		t.Errorf("deleting what is gone: %v", err)
	}
}

// TestToken: the same request with the same token is the same cluster, another
// request is refused.
func TestTokenOnSimulator(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	made := request(t, r, load(t, "example.toml"))
	made.Token = "TOKEN_1"
	first, err := r.Send(t.Context(), made)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := r.Send(t.Context(), made); err != nil || again.ID != first.ID {
		t.Errorf("again %+v, %v", again, err)
	}
	other := request(t, r, with(t, "example.toml", "basics.name=other"))
	other.Token = "TOKEN_1"
	if _, err := r.Send(t.Context(), other); providers.AsFailure(err).Code != "IdempotentTokenMismatch" {
		t.Errorf("other: %v", err)
	}
}

func TestSimulatedLostReply(t *testing.T) {
	t.Parallel()
	r := newRig(t, "CreateCluster:lost")
	made := request(t, r, load(t, "example.toml"))
	if _, err := r.Send(t.Context(), made); providers.AsFailure(err).Kind != providers.Unclear {
		t.Fatalf("a lost reply: %v", err)
	}
	r.advance(time.Second)
	found, err := r.Find(t.Context(), made)
	if err != nil || len(found) != 1 {
		t.Fatalf("found %+v, %v", found, err)
	}
	r.until(t, found[0], providers.Ready)
}

func TestSimulatedFailure(t *testing.T) {
	t.Parallel()
	r := newRig(t, "CreateCluster:fail=StartInstance")
	_, receipt := r.create(t, load(t, "example.toml"))
	seen := r.until(t, receipt, providers.Failed)
	if f := seen[len(seen)-1].Failure; f == nil || f.Code == "" || !strings.Contains(f.Message, "Bootstrap") {
		t.Errorf("failure %+v", f)
	}
}

// TestSimulatedShortage: machines that cannot be had are trouble, and the
// cluster stays what it is.
func TestSimulatedShortage(t *testing.T) {
	t.Parallel()
	r := newRig(t, "CreateCluster:fail=CreateInstance")
	_, receipt := r.create(t, load(t, "example.toml"))
	r.advance(time.Minute)
	status, err := r.Status(t.Context(), receipt)
	if f := status.Trouble; err != nil || status.Phase != providers.Working || f == nil || f.Kind != providers.Quota ||
		f.Code != "OperationDenied.NoStock" || !strings.Contains(f.Message, "out of stock") {
		t.Errorf("%+v, %+v, %v", status, f, err)
	}
}

// TestRefusals maps what the simulator refuses to kind and place.
func TestRefusals(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		file  string
		set   []string
		kind  providers.Kind
		field forms.Path
	}{
		"bad name":       {set: []string{"basics.name=9a"}, kind: providers.Invalid, field: "basics.name"},
		"unknown type":   {set: []string{"nodes.instance_type=ecs.none", "node_pools[1].instance_type="}, kind: providers.Invalid, field: "nodes.instance_type"},
		"unknown image":  {set: []string{"nodes.image_id=img-none"}, kind: providers.Invalid, field: "nodes.image_id"},
		"no machines":    {file: "requests/minimal.toml", set: []string{"node_pools[0].count=0"}, kind: providers.Invalid, field: "node_pools[0].count"},
		"wide block":     {set: []string{"network.cidr_block=10.0.0.0/8"}, kind: providers.Invalid, field: "network.cidr_block"},
		"long user data": {set: []string{"software.user_data=k=" + strings.Repeat("x", 1025)}, kind: providers.Invalid, field: "software.user_data"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.file == "" {
				c.file = "example.toml"
			}
			r := newRig(t)
			made := request(t, r, with(t, c.file, c.set...))
			_, err := r.Send(t.Context(), made)
			if f := providers.AsFailure(err); f == nil || f.Kind != c.kind || f.Field != c.field || f.RequestID == "" {
				t.Errorf("got %+v", f)
			}
			if found, err := r.Find(t.Context(), made); err != nil || len(found) > 0 {
				t.Errorf("a refused request left %v, %v", found, err)
			}
		})
	}
}

// TestFilesAreAccepted sends what fits the simulator's world.
func TestFilesAreAccepted(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"example.toml", "requests/minimal.toml", "requests/classic.toml", "requests/page.toml"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			r := newRig(t)
			_, receipt := r.create(t, load(t, file))
			r.until(t, receipt, providers.Ready)
		})
	}
}

// TestExampleAgreesWithTheLists: with every list known nothing is doubted.
func TestExampleAgreesWithTheLists(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	answers, known := load(t, "example.toml"), &forms.Known{}
	form := batchcompute.New().Form()
	for _, path := range []forms.Path{"network.vpc_id", "nodes.image_id", "nodes.instance_type", "node_pools[0].instance_type", "node_pools[1].instance_type"} {
		q, _ := form.Question(answers, nil, path)
		query, missing := q.Query()
		options, err := r.Lookup(t.Context(), query)
		if err != nil || len(missing) > 0 || len(options) == 0 {
			t.Errorf("%s: %d options, %v, %v", path, len(options), missing, err)
		}
		known.Add(query, options)
	}
	for _, p := range form.Check(answers, known) {
		t.Errorf("%s: %s", p.Path, p.Summary.En)
	}
}
