package launch_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

func header(started string) string {
	return fmt.Sprintf(`{"version":1,"record":{"id":"x","provider":"ehpc","name":"n","phase":"planned","started":%q},`+
		`"event":{"time":%q,"run":"x","provider":"ehpc","phase":"planned","event":"planned","message":"m"},"zh":"中"}`+"\n", started, started)
}

func shelf(t *testing.T, files map[string]string) *launch.Store {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	store, err := launch.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func TestStoreLoad(t *testing.T) {
	t.Parallel()
	store := shelf(t, map[string]string{
		"20261119-101010-aaaa.jsonl": header("2026-11-19T10:10:10Z"),
		"20261120-221530-k7q2.jsonl": header("2026-11-20T22:15:30.2Z"),
		"20261120-221530-zzzz.jsonl": header("2026-11-20T22:15:30.1Z"),
		"20261120-221530-zzzz.lock":  "",
		"name-0123456789abcdef.lock": "",
	})
	tests := map[string]struct{ typed, id, err string }{
		"whole":            {"20261120-221530-k7q2", "20261120-221530-k7q2", ""},
		"beginning":        {"20261119", "20261119-101010-aaaa", ""},
		"end":              {"k7q2", "20261120-221530-k7q2", ""},
		"upper case":       {" K7Q2 ", "20261120-221530-k7q2", ""},
		"last":             {"last", "20261120-221530-k7q2", ""},
		"several":          {"20261120", "", "invalid"},
		"none":             {"20270101", "", "gone"},
		"nothing":          {"", "", "gone"},
		"out of the house": {"../../etc/passwd", "", "gone"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := store.Load(test.typed)
			if r.ID != test.id || kindOf(err) != test.err {
				t.Errorf("got %q, %v", r.ID, err)
			}
			var failure *providers.Failure
			if errors.As(err, &failure) && (!failure.Summary.Complete() || !failure.Remedy.Complete()) {
				t.Errorf("half a message: %+v", failure)
			}
		})
	}
	list, err := store.List()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range list {
		ids = append(ids, r.ID[9:])
	}
	if diff := cmp.Diff([]string{"221530-k7q2", "221530-zzzz", "101010-aaaa"}, ids); diff != "" {
		t.Errorf("list -want +got:\n%s", diff)
	}
	if _, err := shelf(t, nil).Load("last"); kindOf(err) != "gone" {
		t.Errorf("last of none: %v", err)
	}
}

// TestStoreUnreadable: runs that cannot be looked up are not said to be gone.
func TestStoreUnreadable(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "runs")
	store, err := launch.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.RemoveAll(dir), os.WriteFile(dir, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"last", "k7q2"} {
		if _, err := store.Load(typed); kindOf(err) != "internal" {
			t.Errorf("%s: %v", typed, err)
		}
	}
	if list, err := store.List(); kindOf(err) != "internal" || len(list) > 0 {
		t.Errorf("listed %v, %v", list, err)
	}
}

// TestIDOfAnother: a run whose id another one has takes a new one, and writes
// into no journal but its own.
func TestIDOfAnother(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		taken := r.store.Occupy()
		record, err := r.Create(t.Context(), c, plan(), r.emit)
		if err != nil || record.ID == taken() {
			t.Errorf("got %s, not another than %s: %v", record.ID, taken(), err)
		}
		if kept, err := r.store.Load(record.ID); err != nil || kept.Phase != launch.Created {
			t.Errorf("kept %+v, %v", kept, err)
		}
		if strings.Contains(r.events[0].Text.En, taken()) {
			t.Errorf("told %q", r.events[0].Text.En)
		}
	})
}

func TestStoreDamaged(t *testing.T) {
	t.Parallel()
	accepted := `{"outcome":{"phase":"accepted","receipt":{"id":"c-1"}},"event":{"time":"2026-11-20T22:15:31Z","event":"accepted"}}` + "\n"
	tests := map[string]struct {
		text    string
		phase   launch.Phase
		id      string
		damaged bool
	}{
		"empty":               {"", launch.Planned, "", false},
		"torn intent":         {header("2026-11-20T22:15:30Z")[:40], launch.Planned, "", false},
		"zeros":               {"\x00\x00\x00", launch.Planned, "", false},
		"torn line":           {header("2026-11-20T22:15:30Z") + accepted[:50], launch.Planned, "", false},
		"without line feed":   {header("2026-11-20T22:15:30Z") + accepted[:len(accepted)-1], launch.Accepted, "c-1", false},
		"garbage in between":  {header("2026-11-20T22:15:30Z") + "\x00\xff{\n" + accepted, launch.Accepted, "c-1", false},
		"garbage at the end":  {header("2026-11-20T22:15:30Z") + "\x00\xff{\n", launch.Unclear, "", true},
		"zeros at the end":    {header("2026-11-20T22:15:30Z") + "\x00\x00\x00", launch.Planned, "", false},
		"blanks at the end":   {header("2026-11-20T22:15:30Z") + "\n\n", launch.Planned, "", false},
		"no intent":           {accepted, launch.Accepted, "c-1", true},
		"garbage":             {"garbage\n", launch.Unclear, "", true},
		"of a later program":  {strings.Replace(header("2026-11-20T22:15:30Z"), `"version":1`, `"version":2`, 1), launch.Unclear, "", true},
		"of an earlier cloud": {header("2026-11-20T22:15:30Z") + `{"event":{"event":"note"},"new":1}` + "\n", launch.Planned, "", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := shelf(t, map[string]string{"20261120-221530-k7q2.jsonl": test.text}).Load("k7q2")
			if err != nil {
				t.Fatal(err)
			}
			if r.Phase != test.phase || (r.Failure != nil) != test.damaged || r.ID != "20261120-221530-k7q2" {
				t.Errorf("got %+v", r)
			}
			if (r.Receipt == nil) != (test.id == "") || r.Receipt != nil && r.Receipt.ID != test.id {
				t.Errorf("receipt %+v", r.Receipt)
			}
		})
	}
}

// A journal that cannot be understood is not driven.
func TestWatchDamaged(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"garbage\n", strings.Replace(header("2026-11-20T22:15:30Z"), `"version":1`, `"version":2`, 1)} {
		watchDamaged(t, text)
	}
}

func watchDamaged(t *testing.T, text string) {
	t.Helper()
	store := shelf(t, map[string]string{"20261120-221530-k7q2.jsonl": text})
	r, err := store.Load("last")
	if err != nil {
		t.Fatal(err)
	}
	c := happy()
	if _, err = launch.New(store, launch.Options{}).Watch(t.Context(), connect.Target{Client: c}, r, nil); kindOf(err) != "unclear" || len(c.calls) != 0 {
		t.Errorf("got %v, %v", err, c.calls)
	}
}

// What may have been sent is looked for, not sent again.
func TestWatchIllegibleEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		at := time.Now().UTC().Format(time.RFC3339)
		text := strings.Replace(header(at), `"name":"n"`, `"name":"cfd","token":"t"`, 1) + "\x00\xff{\n"
		store := shelf(t, map[string]string{"20261120-221530-k7q2.jsonl": text})
		r, err := store.Load("last")
		if err != nil {
			t.Fatal(err)
		}
		c := happy()
		c.find = []step{finds("c-1")}
		r, err = launch.New(store, launch.Options{}).Watch(t.Context(), connect.Target{Client: c}, r, nil)
		if !errors.Is(err, launch.ErrUnclear) || r.Phase != launch.Unclear || len(r.Maybe) != 1 || r.Maybe[0].ID != "c-1" || c.count("send") != 0 {
			t.Errorf("got %v, %+v, %v", err, r, c.calls)
		}
	})
}

func TestOpenRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := launch.Open(filepath.Join(path, "runs"))
	var failure *providers.Failure
	if !errors.As(err, &failure) || !failure.Summary.Complete() {
		t.Errorf("got %v", err)
	}
}

func TestEventsBothLanguages(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		record, err := r.Create(t.Context(), c, plan(), r.emit)
		if err != nil {
			t.Fatal(err)
		}
		events, err := r.store.Events(record.ID)
		if err != nil {
			t.Fatal(err)
		}
		// The look is told and not written; a status in the journal is without
		// the cloud's log, which has lines of its own.
		told := append([]launch.Event{}, r.events[:1]...)
		told = append(told, r.events[2:]...)
		for i := range told {
			told[i].Subject = launch.Subject{} // The record has it.
			told[i].Next, told[i].Took, told[i].Times = nil, 0, nil
			if told[i].Status != nil {
				status := *told[i].Status
				status.Events = nil
				told[i].Status = &status
			}
		}
		if diff := cmp.Diff(told, events); diff != "" {
			t.Errorf("-told +journal:\n%s", diff)
		}
	})
}

func TestEventJSON(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 20, 22, 15, 30, 0, time.UTC)
	tests := map[string]struct {
		event launch.Event
		want  string
	}{
		"plain": {
			launch.Event{Time: at, Run: "r", Provider: "ehpc", Phase: launch.Planned, Kind: launch.EventPlanned, Text: forms.Same("m")},
			`{"v":1,"time":"2026-11-20T22:15:30Z","run":"r","name":"","profile":"","region":"","account":"","simulated":false,"provider":"ehpc","phase":"planned","event":"planned","message":"m"}`,
		},
		"status": {
			launch.Event{
				Time: at, Run: "r", Provider: "ehpc", Phase: launch.Running, Kind: launch.EventStatus, Text: forms.Same("m"),
				Status: &providers.Status{
					Phase: providers.Working, State: "initing", Total: 3,
					Stages: []providers.Stage{{Name: "Net", Phase: providers.Working, Detail: "d"}},
					Nodes:  providers.Nodes{Wanted: 4, Creating: 3, Running: 1},
					Trouble: &providers.Failure{
						Kind: providers.Quota, Code: "NoStock", Message: "x", Summary: forms.T("few", "少"), Remedy: forms.T("wait", "等待"),
					},
				},
			},
			`{"v":1,"time":"2026-11-20T22:15:30Z","run":"r","name":"","profile":"","region":"","account":"","simulated":false,"provider":"ehpc","phase":"running","event":"status","message":"m",` +
				`"status":"working","state":"initing","done":0,"total":3,"stages":[{"name":"Net","phase":"working","detail":"d"}],` +
				`"nodes":{"wanted":4,"creating":3,"running":1},"trouble":{"kind":"quota","code":"NoStock","message":"x",` +
				`"summary":{"en":"few","zh":"少"},"remedy":{"en":"wait","zh":"等待"}}}`,
		},
		"failure": {
			launch.Event{
				Time: at, Run: "r", Provider: "ehpc", Phase: launch.Planned, Kind: launch.EventWaiting, Wait: 1500 * time.Millisecond,
				Text: forms.Same("m"), Receipt: &providers.Receipt{ID: "c"},
				Failure: &providers.Failure{Kind: providers.Throttled, Code: "Throttling"}, Log: &providers.Event{ID: "1", Text: "t"},
			},
			`{"v":1,"time":"2026-11-20T22:15:30Z","run":"r","name":"","profile":"","region":"","account":"","simulated":false,"provider":"ehpc","phase":"planned","event":"waiting","message":"m",` +
				`"log":{"id":"1","text":"t"},"receipt":{"id":"c"},"failure":FAILURE,"wait":1.5}`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := test.event.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			got := string(data)
			if from := strings.Index(got, `"failure":`); from >= 0 {
				_, wait, _ := strings.Cut(got, `,"wait"`)
				got = got[:from] + `"failure":FAILURE,"wait"` + wait
			}
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			var back launch.Event
			if err := back.UnmarshalJSON(data); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.event, back); diff != "" {
				t.Errorf("-written +read:\n%s", diff)
			}
		})
	}
}

func FuzzFold(f *testing.F) {
	f.Add([]byte(""))
	f.Add([]byte(header("2026-11-20T22:15:30Z")))
	f.Add([]byte(header("2026-11-20T22:15:30Z") + `{"outcome":{"phase":"sending"},"event":{"event":"sending"}}` + "\n{\"outcome\":"))
	f.Add([]byte(header("2026-11-20T22:15:30Z") + `{"outcome":{"phase":"sending","sent":1},"event":{"event":"sending","time":"2026-11-20T22:15:31Z"}}` + "\n" + `{"event":{"event":"log"}}` + "\n"))
	kept, _ := filepath.Glob(filepath.Join("testdata", "journals", "*.jsonl"))
	for _, path := range kept {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := launch.Fold("20261120-221530-k7q2", data)
		if r.ID != "20261120-221530-k7q2" {
			t.Errorf("id %q", r.ID)
		}
		if r.Provider == "" && r.Phase != launch.Planned && r.Failure == nil {
			t.Errorf("driven without a provider: %+v", r)
		}
		// The end of a journal tells what all of it does, or that it does not.
		for from := range data {
			if from > 0 && data[from-1] != '\n' {
				continue
			}
			if tail, ok := launch.Tailed("20261120-221530-k7q2", data[from:]); ok {
				whole := r
				whole.Answers, whole.Will, whole.Costs, whole.Marks = nil, nil, nil, nil
				if diff := cmp.Diff(whole, tail); diff != "" {
					t.Errorf("-all +end from %d:\n%s", from, diff)
				}
			}
		}
		// A later whole line always counts, whatever came before.
		later := append(append([]byte{}, data...), "\n"+`{"outcome":{"phase":"created"},"event":{"event":"created"}}`+"\n"...)
		if r.Failure == nil && launch.Fold("x", later).Phase != launch.Created {
			t.Errorf("lost a line after %q", data)
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	for name, sync := range map[string]bool{"synced": true, "unsynced": false} {
		b.Run(name, func(b *testing.B) {
			store, err := launch.Open(filepath.Join(b.TempDir(), "runs"))
			if err != nil {
				b.Fatal(err)
			}
			receipt := &providers.Receipt{ID: "c-1", Name: "cfd", RequestID: "req-1"}
			record := launch.Record{ID: "20261120-221530-k7q2", Phase: launch.Running, Receipt: receipt}
			write, end, err := store.Appender(record)
			if err != nil {
				b.Fatal(err)
			}
			event := launch.Event{Kind: launch.EventStatus, Receipt: receipt, Text: forms.T("initing", "初始化")}
			for b.Loop() {
				if err := write(event, sync); err != nil {
					b.Fatal(err)
				}
			}
			if err := end(); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// BenchmarkRun is one run from plan to created: four lines that wait for the
// disk, and two that do not.
func BenchmarkRun(b *testing.B) {
	store, err := launch.Open(filepath.Join(b.TempDir(), "runs"))
	if err != nil {
		b.Fatal(err)
	}
	l, p := launch.New(store, launch.Options{}), plan()
	p.target.Pace = connect.Pace{Interval: time.Microsecond, MaxInterval: time.Microsecond}
	for b.Loop() {
		if _, err := l.Create(b.Context(), p.to(happy()), p.Plan, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkList1000(b *testing.B) {
	dir := b.TempDir()
	for i := range 1000 {
		name := fmt.Sprintf("20261120-221530-%04d.jsonl", i)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(header("2026-11-20T22:15:30Z")), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	store, err := launch.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if list, err := store.List(); err != nil || len(list) != 1000 {
			b.Fatal(len(list), err)
		}
	}
}

// TestStoreGoing: the newest that are not over, the newest first.
func TestStoreGoing(t *testing.T) {
	t.Parallel()
	over := strings.ReplaceAll(header("2026-11-20T22:15:30Z"), `"phase":"planned"`, `"phase":"created"`)
	going := shelf(t, map[string]string{
		"20261119-101010-aaaa.jsonl": header("2026-11-19T10:10:10Z"), "20261120-101010-bbbb.jsonl": over,
		"20261121-101010-cccc.jsonl": header("2026-11-21T10:10:10Z"),
	}).Going()
	var ids []string
	for _, r := range going {
		ids = append(ids, r.ID[16:])
	}
	if diff := cmp.Diff([]string{"cccc", "aaaa"}, ids); diff != "" {
		t.Error(diff)
	}
}
