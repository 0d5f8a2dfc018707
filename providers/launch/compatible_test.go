package launch_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// TestFirstJournals reads journals as the first version of the program wrote
// them: a run must be found again by whatever version comes later.
func TestFirstJournals(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "runs")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "journals"))); err != nil {
		t.Fatal(err)
	}
	store, err := launch.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	type run struct {
		Phase    launch.Phase
		Name     string
		Thing    string
		Sent     int
		Target   connect.Saved
		Provider string
	}
	for id, want := range map[string]run{
		"20261126-081259-cgsm": {launch.Created, "cfd-demo", "ehpc-hz-vuPTqPwJYe", 1, connect.Saved{
			Account: "simulator", Region: "cn-hangzhou", Run: true, Simulated: true, World: "demo-20261126-081259.060", Over: true,
		}, "ehpc"},
		"20261126-081259-egom": {launch.Unclear, "cfd-demo", "", 1, connect.Saved{
			Account: "simulator", Region: "cn-hangzhou", Run: true, Simulated: true,
		}, "ehpc"},
		"20261126-081300-445e": {launch.Running, "k8s-demo", "cbe3d0a00c069e63bcbf6a96b804ccbf9", 1, connect.Saved{
			Account: "env", Region: "cn-hangzhou", Endpoint: "http://127.0.0.1:18473", Run: true,
		}, "ack"},
	} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			r, err := store.Load(id)
			if err != nil {
				t.Fatal(err)
			}
			got := run{r.Phase, r.Name, "", r.Sent, r.Saved(), r.Provider}
			if r.Receipt != nil {
				got.Thing = r.Receipt.ID
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if r.Digest == "" || r.Token == "" || r.Limit == 0 || r.Started.IsZero() || !r.Updated.After(r.Started) {
				t.Errorf("something is missing in %+v", r)
			}
			events, err := store.Events(id)
			if err != nil || len(events) < 4 {
				t.Fatalf("%d events, %v", len(events), err)
			}
			for _, e := range events {
				if !e.Text.Complete() || e.Text.Zh == e.Text.En && e.Log == nil && e.Kind != launch.EventStatus {
					t.Errorf("not in both languages: %+v", e)
				}
			}
		})
	}
}
