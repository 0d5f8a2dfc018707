package launch

import (
	"bytes"
	"io"
	"os"
	"slices"
	"time"
)

// Typical is how long creations of a cloud took on this machine, in its own time:
// that of the simulator goes faster.
type Typical struct {
	// Runs is how many were counted; with fewer than three nothing is known.
	Runs int
	// Total is the median of whole creations, Stages that of each stage; absent where
	// fewer than three told.
	Total  time.Duration
	Stages map[string]time.Duration
}

const (
	// leastRuns is from how many runs on a median says something.
	leastRuns = 3
	// mostRuns are those that count, the newest, and mostGlances the journals that are
	// looked at for them: a machine may have many thousands.
	mostRuns, mostGlances = 20, 500
	// glance is the end of a journal that is read, with a few lines in it.
	glance = 64 << 10
)

// Typical tells how long creations of a provider took: real ones, or with a speed those
// of simulators that live no faster than that. What a call takes here is the same at any
// speed, and by the clock of a faster one it would be hours. It looks at the ends of the
// newest journals; what cannot be read does not count.
func (s *Store) Typical(provider string, speed float64) Typical {
	ids, err := s.ids()
	if err != nil {
		return Typical{}
	}
	var totals []time.Duration
	stages := map[string][]time.Duration{}
	for _, id := range slices.Backward(ids[max(0, len(ids)-mostGlances):]) {
		if len(totals) == mostRuns {
			break
		}
		r := s.glance(id)
		took, known := r.Took()
		if r.Provider != provider || !known || r.Simulated != (speed > 0) || r.Simulated && (r.Speed <= 0 || r.Speed > speed) {
			continue
		}
		totals = append(totals, r.inCloud(took))
		for _, stage := range r.Times {
			if took, known := stage.Took(); known {
				stages[stage.Name] = append(stages[stage.Name], r.inCloud(took))
			}
		}
	}
	typical := Typical{Runs: len(totals), Total: median(totals), Stages: map[string]time.Duration{}}
	for name, all := range stages {
		if m := median(all); m > 0 {
			typical.Stages[name] = m
		}
	}
	return typical
}

// inCloud is how long something took by the cloud's clock.
func (r Record) inCloud(d time.Duration) time.Duration {
	if r.Speed > 0 {
		return time.Duration(float64(d) * r.Speed)
	}
	return d
}

// median is the middle of at least three; else 0.
func median(all []time.Duration) time.Duration {
	if len(all) < leastRuns {
		return 0
	}
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}

// glance reads what the last lines of a journal say of its run; the zero Record for
// nothing.
func (s *Store) glance(id string) Record {
	file, err := os.Open(s.path(id))
	if err != nil {
		return Record{}
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return Record{}
	}
	from := max(info.Size()-glance, 0)
	data, err := io.ReadAll(io.NewSectionReader(file, from, glance))
	if err != nil {
		return Record{}
	}
	if from > 0 {
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	return ending(data)
}

// ending is the run by the last line that has its intent and the last that has its
// outcome.
func ending(data []byte) Record {
	var intent *Record
	var last *outcome
	for lines := bytes.Split(bytes.TrimSpace(data), []byte("\n")); len(lines) > 0 && (intent == nil || last == nil); lines = lines[:len(lines)-1] {
		for _, l := range decode(lines[len(lines)-1]) {
			if l.Record != nil && intent == nil {
				intent = l.Record
			}
			if l.Outcome != nil && last == nil {
				last = l.Outcome
			}
		}
	}
	if intent == nil || last == nil {
		return Record{}
	}
	last.apply(intent)
	return *intent
}
