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

// newerFirst goes by the ids, which tell the order whatever the clock did.
func newerFirst(a, b Record) int {
	return cmp.Or(timeOf(b.ID).Compare(timeOf(a.ID)), b.Started.Compare(a.Started), strings.Compare(b.ID, a.ID))
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
			s.latest = later(s.latest, timeOf(id))
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
	for _, id := range slices.Backward(ids) {
		if timeOf(id).IsZero() {
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
	slices.SortFunc(newest, newerFirst)
	return newest[0].ID, nil
}
