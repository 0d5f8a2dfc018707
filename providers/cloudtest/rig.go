package cloudtest

import (
	"sync/atomic"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/simulator"
)

// Rig is a client of a simulator of its own, both with one clock, of which a
// second is a minute in the simulator.
type Rig struct {
	providers.Client
	Sim   *simulator.Simulator
	cloud Cloud
	clock *clock
}

// clock must stay within 15 minutes of the time of day, as calls are dated.
type clock struct {
	start time.Time
	ahead atomic.Int64
}

func (c *clock) now() time.Time { return c.start.Add(time.Duration(c.ahead.Load())) }

// Rig returns a rig whose simulator acts out faults such as
// "CreateCluster:lost". It still makes what a cloud makes no longer.
func (c Cloud) Rig(t testing.TB, faults ...string) Rig {
	t.Helper()
	r := Rig{cloud: c, clock: &clock{start: time.Now()}}
	r.Sim = simulate(t, r.clock.now, faults)
	return r.In(t, c.Region)
}

func simulate(t testing.TB, now func() time.Time, faults []string) *simulator.Simulator {
	t.Helper()
	o := simulator.Options{Seed: 1, Speed: 60, Now: now, AllowRetired: true}
	for _, text := range faults {
		fault, err := simulator.ParseFault(text)
		if err != nil {
			t.Fatal(err)
		}
		o.Faults = append(o.Faults, fault)
	}
	return simulator.New(o)
}

// In returns the rig with its client in another region.
func (r Rig) In(t testing.TB, region string) Rig {
	t.Helper()
	r.Client = r.cloud.Connect(t, providers.Endpoint{Region: region, Transport: r.Sim.Transport(), Speed: 1e6})
	r.cloud.SetNow(r.Client, r.clock.now)
	return r
}

// Advance puts the clock forward.
func (r Rig) Advance(d time.Duration) { r.clock.ahead.Add(int64(d)) }

// Try sends the request of answers once.
func (r Rig) Try(t testing.TB, answers *forms.Answers) (providers.Request, providers.Receipt, error) {
	t.Helper()
	request := Request(t, r, answers)
	receipt, err := r.Send(t.Context(), request)
	return request, receipt, err
}

// Create sends the request of answers, which must be accepted.
func (r Rig) Create(t testing.TB, answers *forms.Answers) (providers.Request, providers.Receipt) {
	t.Helper()
	request, receipt, err := r.Try(t, answers)
	if err != nil {
		t.Fatal(err)
	}
	return request, receipt
}

// Now asks for the status.
func (r Rig) Now(t testing.TB, receipt providers.Receipt) providers.Status {
	t.Helper()
	status, err := r.Status(t.Context(), receipt)
	if err != nil {
		t.Fatal(err)
	}
	return status
}

// Until puts the clock forward until phase is reached, and returns the statuses
// on the way, that one last.
func (r Rig) Until(t testing.TB, receipt providers.Receipt, phase providers.Phase) []providers.Status {
	t.Helper()
	return r.by(t, receipt, phase, 100*time.Millisecond)
}

// Settle is [Rig.Until] for those who ask only whether phase is reached: it looks ten times
// less often on the way.
func (r Rig) Settle(t testing.TB, receipt providers.Receipt, phase providers.Phase) {
	t.Helper()
	r.by(t, receipt, phase, time.Second)
}

func (r Rig) by(t testing.TB, receipt providers.Receipt, phase providers.Phase, step time.Duration) []providers.Status {
	t.Helper()
	var seen []providers.Status
	for range 160 * time.Second / step {
		status := r.Now(t, receipt)
		if seen = append(seen, status); status.Phase == phase {
			return seen
		}
		r.Advance(step)
	}
	t.Fatalf("never %s; last %+v", phase, seen[len(seen)-1])
	return nil
}
