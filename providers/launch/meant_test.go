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
	"clusterwiz/providers/launch"
)

// made is the journal of a run that made a thing of that name and id, and is in phase.
func made(name, id, phase string) string {
	return fmt.Sprintf(`{"version":1,"record":{"id":"x","provider":"ehpc","name":%[1]q,"phase":"planned","started":"2026-11-19T10:10:10Z"},`+
		`"outcome":{"phase":%[3]q,"receipt":{"id":%[2]q,"name":%[1]q}},`+
		`"event":{"time":"2026-11-19T10:10:10Z","run":"x","provider":"ehpc","phase":%[3]q,"event":"note","message":"m"},"zh":"中"}`+"\n", name, id, phase)
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
	})
	tests := map[string]struct{ typed, id, err string }{
		"name":                         {"cfd", "20261102-101010-bbbb", ""},
		"name of what is gone":         {"old", "20261106-101010-ffff", ""},
		"id in the cloud":              {"c-1", "20261101-101010-aaaa", ""},
		"two of the name":              {"gpu", "", "invalid"},
		"a name that is part of an id": {"aaaa", "", "invalid"},
		"part of a name":               {"cf", "", "gone"},
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
