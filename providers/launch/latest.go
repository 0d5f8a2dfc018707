package launch

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
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
		return cmp.Or(orderOf(b.ID, now).Compare(orderOf(a.ID, now)), b.Started.Compare(a.Started), strings.Compare(b.ID, a.ID))
	}
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

// last reads the runs of the newest second, whose ids do not tell their order.
// One that cannot be read may be the one that is meant.
func (s *Store) last(ids []string) (string, error) {
	var newest []Record
	now := time.Now()
	order := func(id string) time.Time { return orderOf(id, now) }
	if !slices.ContainsFunc(ids, func(id string) bool { return !order(id).IsZero() }) {
		order = timeOf // All are astray: then they are of one clock.
	}
	for _, id := range slices.Backward(ids) {
		if order(id).IsZero() {
			continue
		}
		if len(newest) > 0 && timeOf(id).Before(timeOf(newest[0].ID)) {
			break
		}
		r, err := s.read(id)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", s.unreadable(id, err)
		}
		newest = append(newest, r)
	}
	if len(newest) == 0 {
		return "", &providers.Failure{
			Kind:    providers.Absent,
			Summary: forms.T("there are no runs yet", "还没有运行记录"),
			Remedy:  forms.T("start one with: clusterwiz new", "可用 clusterwiz new 开始"),
		}
	}
	return slices.MinFunc(newest, newerFirst(now)).ID, nil
}
