package launch_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// at is an answer with stages, written as "Network ready, Manager working".
func at(phase providers.Phase, stages string) step {
	s := says(phase, "initing")
	for _, one := range strings.Split(stages, ", ") {
		name, how, _ := strings.Cut(one, " ")
		s.status.Stages = append(s.status.Stages, providers.Stage{Name: name, Phase: providers.Phase(how)})
	}
	return s
}

// took writes the times of a run, "?" for one that was not seen.
func took(r launch.Record) string {
	var out []string
	for _, stage := range r.Times {
		how := "?"
		if d, known := stage.Took(); known {
			how = d.Round(100 * time.Millisecond).String()
		}
		out = append(out, stage.Name+" "+how)
	}
	how := "?"
	if d, known := r.Took(); known {
		how = d.Round(100 * time.Millisecond).String()
	}
	return strings.Join(append(out, "all "+how), ", ")
}

// TestTimesOfStages are those that were seen: who comes back tells none of what went
// by meanwhile.
func TestTimesOfStages(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		polls []step
		// stop is the answer after which the first caller leaves; 0 for never.
		stop int
		back []step
		want string
	}{
		"seen from the first": {
			[]step{at("working", "A working"), at("working", "A ready, B working"), at("working", "A ready, B working"), at("ready", "A ready, B ready")},
			0, nil, "A 5s, B 15s, all 20s",
		},
		"pending does not count": {
			[]step{at("working", "A working, B pending"), at("working", "A ready, B pending"), at("working", "A ready, B working"), at("ready", "A ready, B working")},
			0, nil, "A 5s, B 5s, all 15s",
		},
		"over between two answers": {
			[]step{at("working", "A working"), at("ready", "A ready, B ready")}, 0, nil, "A 5s, B 5s, all 5s",
		},
		"left in the middle of a stage": {
			[]step{at("working", "A working"), at("working", "A ready, B working")},
			2,
			[]step{at("working", "A ready, B working, C pending"), at("ready", "A ready, B ready, C ready")},
			"A 5s, B 1h0m5s, C 5s, all 1h0m10s",
		},
		"gone on meanwhile": {
			[]step{at("working", "A working"), at("working", "A ready, B working")},
			2,
			[]step{at("working", "A ready, B ready, C ready, D working"), at("ready", "A ready, B ready, C ready, D ready")},
			"A 5s, B ?, all 1h0m10s",
		},
		"over meanwhile": {
			[]step{at("working", "A working")}, 1, []step{at("ready", "A ready")}, "A ?, all ?",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRoom(t, launch.Options{})
				ctx, stop := context.WithCancel(t.Context())
				defer stop()
				script := happy()
				script.poll = c.polls
				record, err := r.Create(ctx, script, plan(), func(e launch.Event) {
					if e.Kind == launch.EventStatus && script.count("status") == c.stop {
						stop()
					}
				})
				if c.back != nil {
					time.Sleep(time.Hour)
					script = happy()
					script.poll = c.back
					record, err = r.Watch(t.Context(), script, record, nil)
				}
				if err != nil {
					t.Fatal(err)
				}
				kept, loaded := r.store.Load(record.ID)
				if diff := cmp.Diff(c.want, took(kept)); diff != "" || loaded != nil {
					t.Error(diff, loaded)
				}
			})
		})
	}
}

// journalOf writes a journal as a creation of that long leaves it.
func journalOf(t testing.TB, dir, id string, r launch.Record, total time.Duration, stages ...time.Duration) {
	t.Helper()
	start := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	var times []string
	began := start
	for i, d := range stages {
		times = append(times, fmt.Sprintf(`{"name":"S%d","began":%q,"ended":%q}`, i, began.Format(time.RFC3339Nano), began.Add(d).Format(time.RFC3339Nano)))
		began = began.Add(d)
	}
	text := fmt.Sprintf(`{"version":1,"record":{"id":%q,"provider":%q,"simulated":%t,"speed":%g,"name":"x","started":%q},"outcome":{"phase":"created","times":[%s],"created_at":%q},"event":{"time":%q,"event":"created"}}`,
		id, r.Provider, r.Simulated, r.Speed, start.Format(time.RFC3339), strings.Join(times, ","), start.Add(total).Format(time.RFC3339Nano), start.Format(time.RFC3339))
	if err := os.WriteFile(filepath.Join(dir, id+".jsonl"), []byte(text+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTypical(t *testing.T) {
	t.Parallel()
	r := newRoom(t, launch.Options{})
	made, sim := launch.Record{Provider: "ehpc"}, launch.Record{Provider: "ehpc", Simulated: true, Speed: 60}
	for i, minutes := range []time.Duration{9, 5, 7} {
		journalOf(t, r.dir, fmt.Sprintf("20261120-12000%d-aaaa", i), made, minutes*time.Minute, minutes*time.Second, time.Second)
		journalOf(t, r.dir, fmt.Sprintf("20261120-12010%d-aaaa", i), sim, minutes*time.Second)
		if i < 2 {
			journalOf(t, r.dir, fmt.Sprintf("20261120-12020%d-aaaa", i), launch.Record{Provider: "ack"}, minutes*time.Minute)
		}
	}
	for i := range 3 {
		// As if the wait for the network had taken hours of the simulator's time.
		journalOf(t, r.dir, fmt.Sprintf("20261120-12021%d-aaaa", i), launch.Record{Provider: "ehpc", Simulated: true, Speed: 6000}, 4*time.Second)
	}
	journalOf(t, r.dir, "20261120-120300-aaaa", launch.Record{Provider: "ehpc", Simulated: true}, time.Hour) // Its speed is not known.
	for name, text := range map[string]string{"empty": "", "torn": `{"version":1,"rec`, "foreign": "null\n[]\n{\"record\":{}}\n"} {
		if err := os.WriteFile(filepath.Join(r.dir, "20261120-12040"+name[:1]+"-aaaa.jsonl"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	stages := map[string]time.Duration{"S0": 7 * time.Second, "S1": time.Second}
	for _, c := range []struct {
		provider string
		speed    float64
		want     launch.Typical
	}{
		{"ehpc", 0, launch.Typical{Runs: 3, Total: 7 * time.Minute, Stages: stages}},
		{"ehpc", 6000, launch.Typical{Runs: 6, Total: 400 * time.Minute, Stages: map[string]time.Duration{}}},
		{"ehpc", 59, launch.Typical{Stages: map[string]time.Duration{}}},
		{"ehpc", 60, launch.Typical{Runs: 3, Total: 7 * time.Minute, Stages: map[string]time.Duration{}}},
		{"ack", 0, launch.Typical{Runs: 2, Stages: map[string]time.Duration{}}},
		{"qingcloud", 0, launch.Typical{Stages: map[string]time.Duration{}}},
	} {
		if diff := cmp.Diff(c.want, r.store.Typical(c.provider, c.speed)); diff != "" {
			t.Errorf("%s at %v: %s", c.provider, c.speed, diff)
		}
	}
}

// TestTypicalIsOfTheNewest: what was long ago does not count.
func TestTypicalIsOfTheNewest(t *testing.T) {
	t.Parallel()
	r := newRoom(t, launch.Options{})
	for i := range 50 {
		minutes := time.Minute
		if i >= 30 {
			minutes = 4 * time.Minute
		}
		journalOf(t, r.dir, fmt.Sprintf("20261120-1200%02d-aaaa", i), launch.Record{Provider: "ehpc"}, minutes)
	}
	if got := r.store.Typical("ehpc", 0); got.Runs != 20 || got.Total != 4*time.Minute {
		t.Errorf("%+v", got)
	}
}

// BenchmarkTypical among ten thousand journals, none of which counts.
func BenchmarkTypical(b *testing.B) {
	dir := b.TempDir()
	store, err := launch.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	for i := range 10_000 {
		journalOf(b, dir, fmt.Sprintf("20261120-1200%04d-aaaa", i), launch.Record{Provider: "ehpc"}, time.Minute)
	}
	for b.Loop() {
		store.Typical("ack", 0)
	}
}
