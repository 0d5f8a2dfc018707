package cloudtest

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Life is what was seen of one creation, from the receipt to the deletion.
type Life struct {
	Receipt, Found, Leaving providers.Receipt
	// Seen are the statuses up to Ready.
	Seen []providers.Status
}

// Last is the status in which it was ready.
func (l Life) Last() providers.Status { return l.Seen[len(l.Seen)-1] }

// Life creates, follows to the end, finds, deletes and follows until it is gone.
func (r Rig) Life(t *testing.T, answers *forms.Answers) Life {
	t.Helper()
	request, receipt := r.Create(t, answers)
	if receipt.ID == "" || receipt.Name != request.Name || receipt.Region != r.cloud.Region {
		t.Fatalf("receipt %+v", receipt)
	}
	if _, err := time.Parse(time.RFC3339, receipt.Created); err != nil {
		t.Error(err)
	}
	l := Life{Receipt: receipt, Seen: r.Until(t, receipt, providers.Ready)}
	r.cloud.runsOn(t, l.Seen)
	last := l.Last()
	if last.Done != last.Total || last.Nodes.Running != last.Nodes.Wanted || last.Nodes.Wanted == 0 || last.State == "" || len(last.Events) == 0 {
		t.Errorf("at the end it wants all stages done, all nodes running, one at least, a state and events: %+v", last)
	}
	found, err := r.Find(t.Context(), request)
	if err != nil || len(found) != 1 || found[0].ID != receipt.ID || found[0].State != last.State {
		t.Fatalf("found %+v, %v", found, err)
	}
	l.Found = found[0]
	if l.Leaving, err = r.Delete(t.Context(), receipt); err != nil || l.Leaving.ID != receipt.ID {
		t.Fatalf("delete %+v, %v", l.Leaving, err)
	}
	if phase := r.Now(t, l.Leaving).Phase; phase != providers.Deleting {
		t.Errorf("after delete: %s, want %s until it is gone", phase, providers.Deleting)
	}
	r.Settle(t, l.Leaving, providers.Gone)
	if found, err := r.Find(t.Context(), request); err != nil || len(found) != 0 {
		t.Errorf("still found %+v, %v", found, err)
	}
	if _, err := r.Delete(t.Context(), receipt); providers.AsFailure(err).Kind != providers.Absent {
		t.Errorf("second delete: %v", err)
	}
	return l
}

// runsOn holds what a screen relies on: stages and events only grow, nothing is
// taken for gone or failed on the way, and each event is told once, in order.
func (c Cloud) runsOn(t *testing.T, seen []providers.Status) {
	t.Helper()
	var ids []string
	done := 0
	for _, status := range seen {
		if status.Phase == providers.Failed || status.Phase == providers.Gone || status.Phase == providers.Deleting || status.Failure != nil {
			t.Errorf("on the way %+v", status)
		}
		var now []string
		for _, event := range status.Events {
			if slices.Contains(now, event.ID) {
				t.Errorf("two events are %s", event.ID)
			}
			now = append(now, event.ID)
		}
		for _, id := range ids {
			if !slices.Contains(now, id) && !c.Forgetful {
				t.Errorf("event %s is lost", id)
			}
		}
		if status.Done < done {
			t.Errorf("stages done fell from %d to %d", done, status.Done)
		}
		over := 0
		for _, stage := range status.Stages {
			if stage.Phase == providers.Ready {
				over++
			}
		}
		if over != status.Done {
			t.Errorf("%d done of %+v", status.Done, status.Stages)
		}
		ids, done = now, status.Done
	}
	if !slices.IsSortedFunc(seen[len(seen)-1].Events, func(a, b providers.Event) int { return a.Time.Compare(b.Time) }) {
		t.Error("events are out of order")
	}
}

// LostReply creates with a reply that is lost, by the fault of that name, and
// follows what Find gives. It returns that and the statuses up to Ready.
func (c Cloud) LostReply(t *testing.T, fault string) (providers.Receipt, []providers.Status) {
	t.Helper()
	r := c.Rig(t, fault)
	request, _, err := r.Try(t, c.Read(t, Example))
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Unclear {
		t.Fatalf("a lost reply is %+v", f)
	}
	// A list takes a moment to show what is new.
	r.Advance(time.Second)
	found, err := r.Find(t.Context(), request)
	if err != nil || len(found) != 1 {
		t.Fatalf("found %+v, %v", found, err)
	}
	return found[0], r.Until(t, found[0], providers.Ready)
}

// LosesDeletion deletes with a reply that is lost, by the fault of that name:
// nobody can say whether it goes, and it does.
func (c Cloud) LosesDeletion(t *testing.T, fault string) {
	t.Helper()
	r := c.Rig(t, fault)
	_, receipt := r.Create(t, c.Read(t, Example))
	r.Settle(t, receipt, providers.Ready)
	_, err := r.Delete(t.Context(), receipt)
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Unclear || !f.Remedy.Complete() {
		t.Errorf("a lost reply is %+v", f)
	}
	if phase := r.Now(t, receipt).Phase; phase != providers.Deleting {
		t.Errorf("after the deletion: %s, want %s until it is gone", phase, providers.Deleting)
	}
}

// Fails creates with a fault that comes later, and returns the status in which
// the creation has failed.
func (c Cloud) Fails(t *testing.T, fault string) (Rig, providers.Receipt, providers.Status) {
	t.Helper()
	r := c.Rig(t, fault)
	_, receipt := r.Create(t, c.Read(t, Example))
	seen := r.Until(t, receipt, providers.Failed)
	last := seen[len(seen)-1]
	if f := last.Failure; f == nil || !f.Summary.Complete() || !f.Remedy.Complete() {
		t.Fatalf("%s: failure %+v", fault, f)
	}
	return r, receipt, last
}

// TellsWrongClock makes a creation and a look on a machine whose clock is off:
// both are refused for that, and not for the answers.
func (c Cloud) TellsWrongClock(t *testing.T) {
	t.Helper()
	for _, off := range []time.Duration{-20 * time.Minute, 20 * time.Minute} {
		theirs := simulate(t, func() time.Time { return time.Now().Add(off) }, nil)
		client := c.Connect(t, providers.Endpoint{Transport: theirs.Transport()})
		request := Request(t, client, c.Read(t, Example))
		_, created := client.Send(t.Context(), request)
		_, found := client.Find(t.Context(), request)
		for _, err := range []error{created, found} {
			f := providers.AsFailure(err)
			if f == nil || f.Kind != providers.Auth || !strings.Contains(f.Summary.En+f.Remedy.En, "clock") || f.Field != "" {
				t.Errorf("%s off: want %s that says clock and points at no answer, got %+v", off, providers.Auth, f)
			}
		}
	}
}

// is tells whether f is that failure.
func (failure Failure) is(t *testing.T, f *providers.Failure) {
	t.Helper()
	if f == nil || f.Kind != failure.Kind || failure.Code != "" && f.Code != failure.Code || !strings.Contains(f.Message, failure.Says) {
		t.Errorf("got %+v", f)
	}
}

// Refusal is an answer that the cloud does not take: File, [Example] where none
// is named, after the assignments in Set, in Region unless that is empty. The
// failure is of Kind, [providers.Invalid] where none is named, and points at Field.
type Refusal struct {
	File   string
	Set    []string
	Region string
	Kind   providers.Kind
	Field  forms.Path
}

// Refusals sends what the simulator refuses.
func (c Cloud) Refusals(t *testing.T, refusals map[string]Refusal) {
	for name, refusal := range refusals {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answers := c.Read(t, cmp.Or(refusal.File, Example))
			c.Assign(t, answers, refusal.Set...)
			_ = c.Rig(t).In(t, cmp.Or(refusal.Region, c.Region)).Refuses(t, answers, cmp.Or(refusal.Kind, providers.Invalid), refusal.Field)
		})
	}
}

// Refuses sends what must be refused, leaving nothing behind; the failure is of
// that kind and points at field.
func (r Rig) Refuses(t *testing.T, answers *forms.Answers, kind providers.Kind, field forms.Path) *providers.Failure {
	t.Helper()
	request, _, err := r.Try(t, answers)
	f := providers.AsFailure(err)
	if f == nil || f.Kind != kind || f.Field != field || f.Code == "" || (f.RequestID == "") != r.cloud.Unnumbered || !f.Summary.Complete() || !f.Remedy.Complete() {
		t.Fatalf("got %+v", f)
	}
	if found, err := r.Find(t.Context(), request); err != nil || len(found) > 0 {
		t.Errorf("a refused request left %v, %v", found, err)
	}
	return f
}

// Accepts sends files that fit the simulator's world, each in its region, "" for
// the usual one.
func (c Cloud) Accepts(t *testing.T, files map[string]string) {
	for file, region := range files {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			r := c.Rig(t).In(t, cmp.Or(region, c.Region))
			_, receipt := r.Create(t, c.Read(t, file))
			r.Settle(t, receipt, providers.Ready)
		})
	}
}

// Sound checks a status that was made of any reply.
func Sound(t *testing.T, status providers.Status, err error) {
	t.Helper()
	if err == nil && status.Phase == "" {
		t.Error("no phase")
	}
	if status.Phase == providers.Failed && status.Failure == nil {
		t.Error("failed without a reason")
	}
}
