package ui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/providers"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/launch"
)

// TestDeletionTellsWhatGoesAlong wants the choices of the cloud told before
// the yes, and how to choose otherwise.
func TestDeletionTellsWhatGoesAlong(t *testing.T) {
	t.Parallel()
	client, err := ack.New().Connect(providers.Simulator(), providers.Endpoint{Region: "cn-hangzhou"})
	if err != nil {
		t.Fatal(err)
	}
	d := atToy(t, 80, 24)
	d.app.session.client = client
	d.app.screen, d.app.run = runScreen, runState{id: "run-1", ended: true, phase: launch.Failed, receipt: &providers.Receipt{ID: "c1"}}
	d.app.run.feed = make(chan tea.Msg)
	d.press("d").see("Delete what was created?", "CLB of Services: delete", "Log project: keep", "clusterwiz delete run-1")
	d.press("enter").miss("CLB of Services")
	if !d.app.run.ended {
		t.Error("the safe choice deleted")
	}
}
