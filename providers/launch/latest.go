package launch

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// astray is how far ahead of the clock the time of an id may be before it is known
// to be of a clock that was wrong, and tells nothing.
const astray = 30 * 24 * time.Hour

// newerFirst goes by the ids, which tell the order whatever the clock did, save
// by a long way: those ids come last.
func newerFirst(now time.Time) func(a, b Record) int {
	return func(a, b Record) int {
		return cmp.Or(orderOf(b.ID, now).Compare(orderOf(a.ID, now)), beganLater(a, b))
	}
}

// beganLater puts runs whose ids are of the same second in order, the newest first.
func beganLater(a, b Record) int {
	return cmp.Or(b.Started.Compare(a.Started), strings.Compare(b.ID, a.ID))
}

// orderOf is the time of an id; zero where it has none or a clock was wrong.
func orderOf(id string, now time.Time) time.Time {
	at := timeOf(id)
	if at.After(now.Add(astray)) {
		return time.Time{}
	}
	return at
}

// idTime is now, or later than all runs where the clock was set back: what "last"
// means must never be an earlier run.
func (s *Store) idTime(now time.Time) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.latest.IsZero() {
		// A directory that cannot be read will be told of when it is written to.
		ids, _ := s.ids()
		for _, id := range ids {
			s.latest = later(s.latest, orderOf(id, now))
		}
	}
	if s.latest.After(now) {
		now = s.latest.Add(time.Second)
	}
	s.latest = later(s.latest, now.Truncate(time.Second))
	return now
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// last is the newest run that made something or may have: of one whose name was taken, the
// run that has it. Where all came to nothing it is the newest of them. One that cannot be
// read may be the one that is meant.
func (s *Store) last(ids []string) (string, error) {
	newest := ""
	for ids = dated(ids); len(ids) > 0; {
		records, older, err := s.newestSecond(ids)
		if err != nil {
			return "", err
		}
		for _, r := range records {
			newest = cmp.Or(newest, r.ID)
			if id := s.made(r); id != "" {
				return id, nil
			}
		}
		ids = older
	}
	if newest == "" {
		return "", &providers.Failure{
			Kind:    providers.Absent,
			Summary: forms.T("there are no runs yet", "还没有运行记录"),
			Remedy:  forms.T("start one with: clusterwiz new", "可用 clusterwiz new 开始"),
		}
	}
	return newest, nil
}

// dated are the ids that tell when, without those of a clock that was wrong, unless all
// are: then they are of one clock.
func dated(ids []string) []string {
	now := time.Now()
	order := func(id string) time.Time { return orderOf(id, now) }
	if !slices.ContainsFunc(ids, func(id string) bool { return !order(id).IsZero() }) {
		order = timeOf
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return order(id).IsZero() })
}

// newestSecond reads the runs of the newest second, whose ids do not tell their order, the
// newest first, and returns the ids before it.
func (s *Store) newestSecond(ids []string) (records []Record, older []string, err error) {
	second := timeOf(ids[len(ids)-1])
	for len(ids) > 0 && timeOf(ids[len(ids)-1]).Equal(second) {
		id := ids[len(ids)-1]
		ids = ids[:len(ids)-1]
		r, err := s.read(id)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, nil, s.unreadable(id, err)
		}
		records = append(records, r)
	}
	newer := newerFirst(time.Now())
	sort.SliceStable(records, func(i, j int) bool { return newer(records[i], records[j]) < 0 })
	return records, ids, nil
}

// made is the run that made what a run is about, or may have; empty where it came to
// nothing.
func (s *Store) made(r Record) string {
	switch {
	case r.Phase == Rejected && r.Taken != nil:
		if holder, err := s.Holder(r); err == nil {
			return holder.ID
		}
		return r.ID // What has the name is of no run here.
	case r.Phase == Rejected, r.Phase == Planned:
		return ""
	}
	return r.ID
}

// Newest is the newest run, whatever came of it; the zero Record for none.
func (s *Store) Newest() (Record, error) {
	ids, err := s.ids()
	for ids = dated(ids); len(ids) > 0 && err == nil; {
		var records []Record
		if records, ids, err = s.newestSecond(ids); len(records) > 0 {
			return records[0], err
		}
	}
	return Record{}, err
}
