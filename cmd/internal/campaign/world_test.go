package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The lines are those of the five products, shortened.
func TestTruth(t *testing.T) {
	t.Parallel()
	lines := []string{
		`{"format":"clusterwiz simulator state","version":2,"seed":1}`,
		`{"product":"EHPC","objects":[{"cluster":{"id":"ehpc-hz-1","created":"2026-11-26T07:35:28Z","request":{"Name":"cfd"}}},{"job":{"action":"CreateCluster","cluster":"ehpc-hz-1"}}]}`,
		`{"product":"CS","objects":[{"id":"c1","created":"2026-11-26T07:35:28Z","request":{"name":"k8s"}}]}`,
		`{"product":"BatchCompute","objects":[{"ID":"cls-1","Failing":"StartInstance","Created":"2026-11-26T07:35:28Z","Request":{"Name":"render"}}]}`,
		`{"product":"QingCloud","objects":[{"ID":"ehpc-1","Request":{"Kind":"ehpc","Name":"demo"},"Created":"2026-11-26T07:35:28Z"}]}`,
		`{"product":"ModelArts","objects":[{"Pool":"pool-1","Name":"np","Created":"2026-11-26T07:35:28Z","Released":null}]}`,
		`{"product":"EHPC","objects":[{"cluster":{"id":"ehpc-hz-1","created":"2026-11-26T07:35:28Z","released":"2026-11-26T07:36:28Z","request":{"Name":"cfd"}}}]}`,
		`{"product":"CS","objects":[{"id":"c1","created":"2026-11-26T07:35:28Z","deletion":{"began":"2026-11-26T07:36:28Z"},"request":{"name":"k8s"}}]}`,
		`{"product":"ModelArts","objects":[{"Pool":"pool-1","Name":"np","Created":"2026-11-26T07:35:28Z","Released":"2026-11-26T07:36:28Z"}]}`,
		`{"product":"ModelArts","objects":[{"Pool":"pool-1","Name":"np","Created":"2026-11-26T07:37:28Z","Released":null}]}`,
	}
	state := filepath.Join(t.TempDir(), "state")
	if err := os.WriteFile(state, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := &world{state: state, makers: map[string]maker{}}
	got, err := w.things()
	if err != nil {
		t.Fatal(err)
	}
	want := []thing{
		{id: "ehpc-hz-1", name: "cfd"},
		{id: "c1", name: "k8s"},
		{id: "cls-1", name: "render", exists: true, doomed: true},
		{id: "ehpc-1", name: "demo", exists: true},
		{id: "pool-1/np", name: "np"},
		{id: "pool-1/np", name: "np", exists: true},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(thing{}, maker{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if none, err := (&world{state: state + "-none"}).things(); err != nil || len(none) > 0 {
		t.Errorf("without a file: %v, %v", none, err)
	}
}

func TestReadJournal(t *testing.T) {
	t.Parallel()
	const text = `{"version":1,"record":{"id":"r1","phase":"planned"},"event":{"event":"planned"}}
{"outcome":{"phase":"accepted","receipt":{"id":"id-a"}},"event":{"event":"accepted"}}
{"outcome":{"phase":"unclear"},"event":{"event":"unclear","message":"several: id-a id-b"}}
{"outcome":{"pha`
	got := readJournal("r1", []byte(text))
	want := journalled{run: "r1", phase: "unclear", text: strings.Split(text, "\n")[2] + "\n"}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	cut := strings.Join(strings.Split(text, "\n")[:2], "\n")
	if got := readJournal("r1", []byte(cut)); got.receipt != "id-a" || got.phase != "accepted" {
		t.Errorf("got %+v", got)
	}
}

func TestOlder(t *testing.T) {
	t.Parallel()
	const line = `{"time":"2026-11-26T07:35:28.371723536Z","started":"2026-11-26T07:35:28+08:00","message":"at 2026-11-26T07:35:28Z","run":"20261126-073528-m7fv"}`
	const want = `{"time":"2026-11-26T07:32:28.371723536Z","started":"2026-11-26T07:32:28+08:00","message":"at 2026-11-26T07:35:28Z","run":"20261126-073528-m7fv"}`
	if got := string(older([]byte(line), 3*time.Minute)); got != want {
		t.Errorf("got %s", got)
	}
}
