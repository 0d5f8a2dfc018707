package launch

import (
	"cmp"
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"
)

// Wanted narrows a list of runs down; the zero value is all.
type Wanted struct {
	// Limit is how many, the newest; 0 is no limit. No more runs are looked at than it
	// takes to find them.
	Limit int
	// Phases are those that a run may be in; nil is any.
	Phases []Phase
	// Since is when it was started at the earliest.
	Since time.Time
}

// takes tells whether a run is one of those that are wanted.
func (w Wanted) takes(r Record) bool {
	return r.ID != "" && (len(w.Phases) == 0 || slices.Contains(w.Phases, r.Phase)) && !r.Started.Before(w.Since)
}

// Rows are the runs, newest first, with what a table of them needs, or who looks for one:
// what was intended, the phase, the receipt and twins; [Store.Load] has the rest. A
// journal that cannot be read is a record whose Failure says so.
func (s *Store) Rows(w Wanted) ([]Record, error) {
	ids, err := s.ids()
	if err != nil {
		return nil, err
	}
	return s.rows(ids, w), nil
}

// rows are those of the ids of all runs.
func (s *Store) rows(ids []string, w Wanted) []Record {
	rows := s.index()
	found := w.list(ids, func(ids []string) []Record {
		rows.prepare(len(ids))
		return s.each(ids, rows.read)
	})
	rows.keep(ids)
	return found
}

// Records are the rows with all that changes in a run, but without what stands in the
// first line of its journal alone: the answers, the plan, what it costs and the marks.
func (s *Store) Records(w Wanted) ([]Record, error) {
	rows, err := s.Rows(w)
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return w.among(s.each(ids, s.record)), err
}

// List returns all runs, newest first, as [Store.Load] does. A journal that cannot be
// read is a record whose Failure says so.
func (s *Store) List() ([]Record, error) {
	ids, err := s.ids()
	if err != nil {
		return nil, err
	}
	return Wanted{}.list(ids, func(ids []string) []Record {
		return s.each(ids, func(id string, _ []byte) (Record, error) { return s.read(id) })
	}), nil
}

// list reads the runs of the ids, which are in order, the newest first, until those that
// are wanted are found. What read leaves without an id is no run any more.
func (w Wanted) list(ids []string, read func(ids []string) []Record) []Record {
	now := time.Now()
	second := func(id string) time.Time { return orderOf(id, now) }
	var newest, astray []string
	for _, id := range slices.Backward(ids) {
		switch at := second(id); {
		case at.IsZero():
			astray = append(astray, id)
		case !at.Add(time.Second).Before(w.Since): // A run began before the second of its id was over.
			newest = append(newest, id)
		}
	}
	ids = slices.Concat(newest, astray)
	records := []Record{}
	for many := cmp.Or(w.Limit, len(ids)); len(ids) > 0 && (w.Limit == 0 || len(records) < w.Limit); many *= 2 {
		end := min(many, len(ids))
		for end < len(ids) && second(ids[end]).Equal(second(ids[end-1])) {
			end++ // The ids of one second do not tell the order of its runs.
		}
		found := w.among(read(ids[:end]))
		withinSeconds(found, second)
		if len(records) == 0 {
			records = found
		} else {
			records = append(records, found...)
		}
		ids = ids[end:]
	}
	if w.Limit > 0 {
		records = records[:min(w.Limit, len(records))]
	}
	return records
}

// withinSeconds puts runs in order whose seconds are in order.
func withinSeconds(runs []Record, second func(id string) time.Time) {
	for len(runs) > 0 {
		same := 1
		for same < len(runs) && second(runs[same].ID).Equal(second(runs[0].ID)) {
			same++
		}
		slices.SortStableFunc(runs[:same], beganLater)
		runs = runs[same:]
	}
}

// among are those of the records that are wanted, in the same memory.
func (w Wanted) among(records []Record) []Record {
	return slices.DeleteFunc(records, func(r Record) bool { return !w.takes(r) })
}

// each reads runs, a few at a time, by read, which may use the buffer. One that is gone is
// left without an id; of one that cannot be read a record says so.
func (s *Store) each(ids []string, read func(id string, buffer []byte) (Record, error)) []Record {
	found := make([]Record, len(ids))
	var readers errgroup.Group
	share := len(ids)/runtime.GOMAXPROCS(0) + 1
	for from := 0; from < len(ids); from += share {
		readers.Go(func() error {
			buffer := make([]byte, rowTail)
			for i, id := range ids[from:min(from+share, len(ids))] {
				r, err := read(id, buffer)
				switch {
				case errors.Is(err, fs.ErrNotExist):
					continue
				case err != nil:
					r = Record{ID: id, Phase: Unclear, Started: timeOf(id), Failure: s.unreadable(id, err)}
				}
				found[from+i] = r
			}
			return nil
		})
	}
	_ = readers.Wait()
	return found
}
