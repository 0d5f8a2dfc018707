package qingcloud_test

import (
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/qingcloud"
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
	o := simulator.Options{Seed: 1, Speed: 60, Now: r.now}
	for _, text := range faults {
		fault, err := simulator.ParseFault(text)
		if err != nil {
			t.Fatal(err)
		}
		o.Faults = append(o.Faults, fault)
	}
	r.sim = simulator.New(o)
	r.Client = connect(t, providers.Endpoint{Region: "jinan1a", Transport: r.sim.Transport()})
	qingcloud.SetNow(r.Client, r.now)
	return r
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
	made, receipt := r.create(t, known(t, "example.toml"))
	if !strings.HasPrefix(receipt.ID, "ehpc-") || !strings.HasPrefix(receipt.TaskID, "j-") || receipt.Name != "ehpc-demo" || receipt.Region != "jinan1a" {
		t.Fatalf("receipt %+v", receipt)
	}
	seen := r.until(t, receipt, providers.Ready)
	if slices.ContainsFunc(seen, func(s providers.Status) bool { return s.Phase == providers.Gone || s.Phase == providers.Failed }) {
		t.Error("a new cluster was taken for gone")
	}
	last := seen[len(seen)-1]
	if last.State != "active" || last.Nodes.Wanted != 4 || last.Nodes.Running != 4 || last.Done != 1 || len(last.Events) == 0 {
		t.Errorf("at the end %+v", last)
	}
	found, err := r.Find(t.Context(), made)
	if err != nil || len(found) != 1 || found[0].ID != receipt.ID || found[0].TaskID != receipt.TaskID || found[0].Created == "" {
		t.Errorf("found %+v, %v", found, err)
	}
	gone, err := r.Delete(t.Context(), receipt)
	if err != nil || gone.TaskID == receipt.TaskID {
		t.Fatalf("%+v, %v", gone, err)
	}
	r.until(t, gone, providers.Gone)
	if found, err := r.Find(t.Context(), made); err != nil || len(found) > 0 {
		t.Errorf("still found %+v, %v", found, err)
	}
	if _, err := r.Delete(t.Context(), receipt); providers.AsFailure(err).Kind != providers.Absent {
		t.Errorf("deleting what is gone: %v", err)
	}
}

func TestSimulatedLostReply(t *testing.T) {
	t.Parallel()
	r := newRig(t, "cluster/createCluster:lost")
	made := request(t, r, known(t, "example.toml"))
	if _, err := r.Send(t.Context(), made); providers.AsFailure(err).Kind != providers.Unclear {
		t.Fatalf("a lost reply: %v", err)
	}
	r.advance(time.Second)
	found, err := r.Find(t.Context(), made)
	if err != nil || len(found) != 1 || found[0].TaskID == "" {
		t.Fatalf("found %+v, %v", found, err)
	}
	r.until(t, found[0], providers.Ready)
}

func TestSimulatedFailure(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string]struct {
		kind providers.Kind
		code string
	}{"CreateNodes": {providers.Quota, "5200"}, "InitCluster": {providers.Unavailable, "8000"}} {
		r := newRig(t, "cluster/createCluster:fail="+stage)
		_, receipt := r.create(t, known(t, "example.toml"))
		seen := r.until(t, receipt, providers.Failed)
		if f := seen[len(seen)-1].Failure; f == nil || f.Kind != want.kind || f.Code != want.code || len(f.Message) < 20 || strings.HasPrefix(f.Message, want.code) || !f.Summary.Complete() {
			t.Errorf("%s: failure %+v", stage, f)
		}
	}
}

// TestBusy: what is being made cannot be deleted yet.
func TestBusy(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	_, receipt := r.create(t, known(t, "example.toml"))
	r.advance(time.Second)
	if _, err := r.Delete(t.Context(), receipt); providers.AsFailure(err).Kind != providers.Conflict {
		t.Errorf("got %+v", providers.AsFailure(err))
	}
}

// TestRefusals maps what the simulator refuses to kind and place.
func TestRefusals(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		set   []string
		field forms.Path
	}{
		"unknown network":      {set: []string{"network.vxnet_id=vxnet-none0000"}, field: "network.vxnet_id"},
		"network without VPC":  {set: []string{"network.vxnet_id=vxnet-0basic00"}, field: "network.vxnet_id"},
		"unknown mount":        {set: []string{"storage.nas_id=nas-none0000"}, field: "storage.nas_id"},
		"unknown user":         {set: []string{"owner.user_id=usr-none0000"}, field: "owner.user_id"},
		"too few cores":        {set: []string{"nodes.cpu=1"}, field: "nodes.cpu"},
		"memory of no size":    {set: []string{"login.memory=4098"}, field: "login.memory"},
		"period of no meaning": {set: []string{"billing.charge_type=PrePaid", "billing.months=2"}, field: "billing.months"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t)
			answers := known(t, "example.toml")
			for path, value := range assignments(t, c.set) {
				if err := answers.Set(path, value); err != nil {
					t.Fatal(err)
				}
			}
			made := request(t, r, answers)
			_, err := r.Send(t.Context(), made)
			if f := providers.AsFailure(err); f == nil || (f.Kind != providers.Invalid && f.Code != "1400") || f.Field != c.field {
				t.Errorf("got %+v", f)
			}
			if found, err := r.Find(t.Context(), made); err != nil || len(found) > 0 {
				t.Errorf("a refused request left %v, %v", found, err)
			}
		})
	}
}

func assignments(t *testing.T, texts []string) map[forms.Path]any {
	t.Helper()
	values := map[forms.Path]any{}
	for _, text := range texts {
		path, value, _ := strings.Cut(text, "=")
		field, ok := qingcloud.New().Form().Field(forms.Path(path))
		if !ok {
			t.Fatalf("no field %s", path)
		}
		values[forms.Path(path)] = field.Parse(value)
	}
	return values
}

// TestFilesAreAccepted sends what fits the simulator's world.
func TestFilesAreAccepted(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"example.toml", "requests/minimal.toml", "requests/hpc.toml", "requests/simplified.toml"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			r := newRig(t)
			_, receipt := r.create(t, known(t, file))
			r.until(t, receipt, providers.Ready)
		})
	}
}

// TestExampleAgreesWithTheLists: with every list known nothing is doubted.
func TestExampleAgreesWithTheLists(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	answers := known(t, "example.toml")
	lists, form := &forms.Known{}, qingcloud.New().Form()
	for _, key := range form.Keys() {
		q, _ := form.Question(answers, nil, forms.Path(key))
		if q.Source.Name == "" || !q.Applies() {
			continue
		}
		query, missing := q.Query()
		options, err := r.Lookup(t.Context(), query)
		if err != nil || len(missing) > 0 || len(options) == 0 {
			t.Errorf("%s: %d options, %v, %v", key, len(options), missing, err)
		}
		lists.Add(query, options)
	}
	for _, p := range form.Check(answers, lists) {
		t.Errorf("%s: %s", p.Path, p.Summary.En)
	}
}
