package launch_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// made is the journal of a run that made a thing of that name and id, and is in phase.
func made(name, id, phase string) string {
	return fmt.Sprintf(`{"version":1,"record":{"id":"x","provider":"ehpc","name":%[1]q,"phase":"planned","started":"2026-11-19T10:10:10Z"},`+
		`"outcome":{"phase":%[3]q,"receipt":{"id":%[2]q,"name":%[1]q}},`+
		`"event":{"time":"2026-11-19T10:10:10Z","run":"x","provider":"ehpc","phase":%[3]q,"event":"note","message":"m"},"zh":"中"}`+"\n", name, id, phase)
}

// simulated puts the run of a journal into a world of the simulator.
func simulated(world, journal string) string {
	return strings.Replace(journal, `"provider":"ehpc",`, fmt.Sprintf(`"provider":"ehpc","simulated":true,"world":%q,`, world), 1)
}

// TestWorldsHaveTheirOwn: simulated worlds give the same ids, and a thing of one is not another's.
func TestWorldsHaveTheirOwn(t *testing.T) {
	t.Parallel()
	receipt := &providers.Receipt{ID: "c-1"}
	runs := []launch.Record{
		{ID: "1", Provider: "ehpc", Receipt: receipt, Simulated: true},
		{ID: "2", Provider: "ehpc", Receipt: receipt, Simulated: true, World: "demo-1"},
		{ID: "3", Provider: "ehpc", Receipt: receipt, Simulated: true, Endpoint: "http://127.0.0.1:1"},
		{ID: "4", Provider: "ehpc", Receipt: receipt, Endpoint: "https://proxy.example"},
	}
	if r, ok := launch.OfThing(runs[:2], "ehpc", "c-1"); !ok || r.ID != "1" {
		t.Errorf("before that of a demonstration: %+v", r)
	}
	simulator := providers.Simulator()
	for want, target := range map[string]connect.Target{
		"1": {Account: simulator},
		"2": {Account: simulator, Endpoint: providers.Endpoint{World: "demo-1"}},
		"3": {Account: simulator, Endpoint: providers.Endpoint{Base: "http://127.0.0.1:1"}},
		"4": {Account: providers.Account{ID: "env"}},
	} {
		if here := launch.In(runs, target); len(here) != 1 || here[0].ID != want {
			t.Errorf("%s: %+v", want, here)
		}
	}
}

// TestOneOfThing: of the things of one id in several worlds none is taken for the other.
func TestOneOfThing(t *testing.T) {
	t.Parallel()
	run := func(id, endpoint string, phase launch.Phase) launch.Record {
		return launch.Record{ID: id, Provider: "ehpc", Simulated: true, Endpoint: endpoint, Phase: phase, Receipt: &providers.Receipt{ID: "c-1"}}
	}
	const one, other = "http://127.0.0.1:1", "http://127.0.0.1:2"
	for name, c := range map[string]struct {
		runs     []launch.Record
		want     string
		mistaken bool
	}{
		"none":                    {},
		"one":                     {[]launch.Record{run("1", one, launch.Created)}, "1", false},
		"the newest of one world": {[]launch.Record{run("2", one, launch.Running), run("1", one, launch.Created)}, "2", false},
		"two worlds":              {[]launch.Record{run("2", one, launch.Created), run("1", other, launch.Created)}, "", true},
		"one of them is gone":     {[]launch.Record{run("2", one, launch.Deleted), run("1", other, launch.Created)}, "1", false},
		"both are gone":           {[]launch.Record{run("2", one, launch.Deleted), run("1", other, launch.Deleted)}, "2", false},
		"another cloud":           {[]launch.Record{{ID: "1", Provider: "ack", Receipt: &providers.Receipt{ID: "c-1"}}}, "", false},
		"nothing was made":        {[]launch.Record{{ID: "1", Provider: "ehpc"}}, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, ok, err := launch.OneOfThing(c.runs, "ehpc", "c-1")
			failure := providers.FailureIn(err)
			if r.ID != c.want || ok != (c.want != "") || (err != nil) != c.mistaken || c.mistaken && failure.Kind != providers.Invalid {
				t.Errorf("%q, %v, %v", r.ID, ok, err)
			}
		})
	}
}

func TestRunsAreFoundByWhatTheyMade(t *testing.T) {
	t.Parallel()
	store := shelf(t, map[string]string{
		"20261101-101010-aaaa.jsonl": made("cfd", "c-1", "deleted"),
		"20261102-101010-bbbb.jsonl": made("cfd", "c-2", "created"),
		"20261103-101010-cccc.jsonl": made("gpu", "c-3", "created"),
		"20261104-101010-dddd.jsonl": made("gpu", "c-4", "created"),
		"20261105-101010-eeee.jsonl": made("aaaa", "c-5", "created"),
		"20261106-101010-ffff.jsonl": made("old", "c-6", "deleted"),
		"20261107-101010-gggg.jsonl": simulated("demo-1", made("one", "c-7", "created")),
		"20261108-101010-hhhh.jsonl": simulated("demo-2", made("two", "c-7", "created")),
		"20261109-101010-iiii.jsonl": simulated("demo-3", made("three", "c-7", "deleted")),
		"20261110-101010-jjjj.jsonl": simulated("demo-4", made("four", "c-8", "deleted")),
		"20261111-101010-kkkk.jsonl": simulated("", made("five", "c-8", "created")),
		"20261112-101010-llll.jsonl": simulated("", made("c-8", "c-9", "created")),
	})
	tests := map[string]struct{ typed, id, err string }{
		"name":                         {"cfd", "20261102-101010-bbbb", ""},
		"name of what is gone":         {"old", "20261106-101010-ffff", ""},
		"id in the cloud":              {"c-1", "20261101-101010-aaaa", ""},
		"two of the name":              {"gpu", "", "invalid"},
		"a name that is part of an id": {"aaaa", "", "invalid"},
		"part of a name":               {"cf", "", "gone"},
		"one id in two worlds":         {"c-7", "", "invalid"},
		"one of them is gone":          {"c-8", "20261111-101010-kkkk", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := store.Load(test.typed)
			kind := ""
			if failure := providers.FailureIn(err); failure != nil {
				kind = string(failure.Kind)
			}
			if diff := cmp.Diff([]string{test.id, test.err}, []string{got.ID, kind}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsNoRunIsCalledByWhereItIs(t *testing.T) {
	t.Parallel()
	r := launch.Record{Provider: "ack", Region: "cn-beijing", Receipt: &providers.Receipt{ID: "c-9"}}
	if got, want := r.Called(), "--provider ack --region cn-beijing --id c-9"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	r.ID = "20261101-101010-aaaa"
	if got := r.Called(); got != r.ID {
		t.Errorf("got %q, want %q", got, r.ID)
	}
}

func TestRunsGoToAnotherMachineAsTheyAre(t *testing.T) {
	t.Parallel()
	journal := made("cfd", "c-1", "created")
	from, here := shelf(t, map[string]string{"20261101-101010-aaaa.jsonl": journal + `{"torn`}), t.TempDir()
	to, err := launch.Open(here)
	if err != nil {
		t.Fatal(err)
	}
	runs, err := from.List()
	if err != nil {
		t.Fatal(err)
	}
	var carried bytes.Buffer
	if err := from.Export(&carried, runs); err != nil {
		t.Fatal(err)
	}
	for _, had := range []bool{false, true} {
		taken, err := to.Import(bytes.NewReader(carried.Bytes()), "")
		if err != nil || len(taken) != 1 || taken[0].Refusal != nil || taken[0].Had != had {
			t.Fatalf("had %v: %v, %+v", had, err, taken)
		}
	}
	got, err := os.ReadFile(filepath.Join(here, "20261101-101010-aaaa.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(journal, string(got)); diff != "" {
		t.Error(diff)
	}
	if runs, err = to.Prune(runs); err != nil || len(runs) != 1 {
		t.Fatalf("%v, %v", runs, err)
	}
	left, err := os.ReadDir(here)
	if err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestImportTakesNoRunThatIsNone(t *testing.T) {
	t.Parallel()
	elsewhere := `{"v":1,"run":"20261101-101010-aaaa","journal":[{"version":1,"record":{"id":"x","provider":"ehpc","name":"n","phase":"created","endpoint":"https://cloud.example"}}]}`
	tests := map[string]struct {
		in, trusted string
		taken       int
		refused     bool
		fails       bool
	}{
		"another address":           {in: elsewhere, refused: true},
		"another address, trusted":  {in: elsewhere, trusted: "https://cloud.example", taken: 1},
		"another address, mistaken": {in: elsewhere, trusted: "https://cloud.example.com", refused: true},
		"out of the house":          {in: strings.Replace(elsewhere, "20261101-101010-aaaa", "20261101-101010/../../x", 1), trusted: "https://cloud.example", refused: true},
		"no time":                   {in: strings.Replace(elsewhere, "20261101-101010-aaaa", "aaaa", 1), trusted: "https://cloud.example", refused: true},
		"a later program's":         {in: strings.Replace(elsewhere, `"v":1`, `"v":9`, 1), trusted: "https://cloud.example", refused: true},
		"no journal":                {in: `{"v":1,"run":"20261101-101010-aaaa"}`, refused: true},
		"a profile":                 {in: "version = 1\n", fails: true},
		"another object":            {in: `{"event":"created"}`, fails: true},
		"nothing":                   {in: "\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			store, err := launch.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			got, err := store.Import(strings.NewReader(test.in), test.trusted)
			refused := len(got) > 0 && got[0].Refusal != nil
			files, _ := os.ReadDir(dir)
			if (err != nil) != test.fails || refused != test.refused || len(files) != test.taken {
				t.Errorf("error %v, refused %v, files %v", err, refused, files)
			}
		})
	}
}

func FuzzImport(f *testing.F) {
	f.Add([]byte(`{"v":1,"run":"20261101-101010-aaaa","journal":[{"version":1,"record":{"id":"x","provider":"ehpc"}}]}`))
	f.Add([]byte(`{"v":1,"run":"20261101-101010/../../x","journal":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		store, err := launch.Open(filepath.Join(dir, "runs"))
		if err != nil {
			t.Fatal(err)
		}
		taken, _ := store.Import(bytes.NewReader(data), "")
		for _, one := range taken {
			if one.Refusal == nil && one.Endpoint != "" && !providers.Loopback(one.Endpoint) {
				t.Errorf("%s was taken, of %s", one.ID, one.Endpoint)
			}
		}
		if outside, _ := os.ReadDir(dir); len(outside) != 1 {
			t.Errorf("written outside: %v", outside)
		}
	})
}
