package cloudtest

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// Launched is a creation that the launcher has followed to its end.
type Launched struct {
	launch.Record
	Err error
	// Failure is that of Err, if it is one.
	Failure *providers.Failure
	Client  providers.Client
	cloud   Cloud
	by      *launch.Launcher
}

// Launch creates the example on a simulator that acts out faults, in a time of
// its own, and has look see the run and all calls.
func (c Cloud) Launch(t *testing.T, faults []string, look func(t *testing.T, run Launched, wire *Recorder)) {
	t.Helper()
	c.LaunchOn(t, simulate(t, time.Now, faults).Transport(), look)
}

// LaunchOn does the same where carrier replies.
func (c Cloud) LaunchOn(t *testing.T, carrier http.RoundTripper, look func(t *testing.T, run Launched, wire *Recorder)) {
	t.Helper()
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		store, err := launch.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		wire := &Recorder{Next: carrier}
		run := Launched{
			cloud: c, Client: c.Connect(t, providers.Endpoint{Transport: wire}), by: launch.New(store, launch.Options{}),
		}
		look(t, run.Create(t, c.Read(t, Example)), wire)
	})
}

// Create launches a creation beside the run.
func (r Launched) Create(t *testing.T, answers *forms.Answers) Launched {
	t.Helper()
	r.Record, r.Err = r.by.Create(t.Context(), r.target(), launch.Plan{Request: Request(t, r.Client, answers)}, nil)
	r.Failure = providers.AsFailure(r.Err)
	return r
}

// target is what the run is launched at, at the pace of a real cloud.
func (r Launched) target() connect.Target {
	return connect.Target{
		Provider: r.cloud.Provider, Account: providers.Simulator(), Endpoint: providers.Endpoint{Region: r.cloud.Region}, Client: r.Client,
	}
}

// Delete launches the deletion of what the run made.
func (r Launched) Delete(t *testing.T) Launched {
	t.Helper()
	r.Record, r.Err = r.by.Delete(t.Context(), r.target(), r.Record, nil)
	r.Failure = providers.AsFailure(r.Err)
	return r
}

// Launches creates and deletes, and returns the creation and all calls.
func (c Cloud) Launches(t *testing.T, look func(t *testing.T, run Launched, wire *Recorder)) {
	t.Helper()
	c.Launch(t, nil, func(t *testing.T, run Launched, wire *Recorder) {
		if run.Err != nil || run.Phase != launch.Created || run.Receipt.ID == "" {
			t.Fatalf("%+v, %v", run.Record, run.Err)
		}
		for _, stage := range c.About().Foresee(c.Form(), c.Read(t, Example)) {
			if _, seen := run.StageTime(stage.Name); !seen || stage.Typical <= 0 {
				t.Errorf("the stage %q is foreseen, and not seen among %v", stage.Name, run.Times)
			}
		}
		run.tellsWhatNow(t)
		if gone := run.Delete(t); gone.Err != nil || gone.Phase != launch.Deleted {
			t.Errorf("%+v, %v", gone.Record, gone.Err)
		}
		look(t, run, wire)
	})
}

// tellsWhatNow looks at what is told after a creation: ids, the console's page, and what
// to do, in both languages, with the commands of this program.
func (r Launched) tellsWhatNow(t *testing.T) {
	t.Helper()
	next := r.Next
	if next == nil || len(next.IDs) == 0 || next.IDs[0].Value == "" || !strings.HasPrefix(next.Console, "https://") {
		t.Fatalf("after the creation: %+v", next)
	}
	commands := map[string]bool{}
	for _, step := range next.Steps {
		if commands[step.Command] = true; !step.Text.Complete() {
			t.Errorf("half a text: %+v", step)
		}
	}
	if len(next.Steps) < 3 || !commands["clusterwiz watch "+r.ID] || !commands["clusterwiz delete "+r.ID] {
		t.Errorf("the steps: %+v", next.Steps)
	}
	for _, row := range r.NextRows() {
		if !row.Text().Complete() {
			t.Errorf("half a text: %+v", row)
		}
	}
	if _, known := r.TimeRow(); !known {
		t.Error("nobody tells how long it took")
	}
}

// LaunchesOnce creates with a reply that is lost, by the fault of that name: the
// thing is found by its run tag, and never sent again. Where the request has no
// place for one, it is named, and a person takes it over. creates tells the calls
// that create.
func (c Cloud) LaunchesOnce(t *testing.T, fault string, creates func(Sent) bool) {
	t.Helper()
	c.Launch(t, []string{fault}, func(t *testing.T, run Launched, wire *Recorder) {
		n := 0
		for _, call := range wire.Calls() {
			if creates(call) {
				n++
			}
		}
		if run.Tag == "" {
			if run.Phase != launch.Unclear || len(run.Maybe) != 1 {
				t.Fatalf("%+v, %v", run.Record, run.Err)
			}
			run.Record, run.Err = run.by.Adopt(t.Context(), run.target(), run.Record, run.Maybe[0].ID, nil)
		}
		if run.Err != nil || run.Phase != launch.Created || run.Receipt.ID == "" || n != 1 {
			t.Errorf("%+v, %v, sent %d times", run.Record, run.Err, n)
		}
	})
}
