package launch

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"runtime"
	"sort"
	"time"

	"golang.org/x/sync/errgroup"

	"clusterwiz/forms/files"
	"clusterwiz/providers"
)

// rowTail is as much of the end of a journal as is read for a row of a list: more than
// its last lines.
const rowTail = 16 << 10

// Records are all runs, newest first, without what stands in the first line of their
// journals alone: the answers, the plan, what it costs and the marks. It is [Store.List]
// for who shows many thousands; [Store.Load] has the rest.
func (s *Store) Records() ([]Record, error) {
	return s.all(func(id string, buffer []byte) (Record, error) { return tail[outcome](s, id, buffer) })
}

// Rows are the records with what a table of them needs, or who looks for one: what was
// intended, the phase, the receipt and twins.
func (s *Store) Rows() ([]Record, error) { return s.all(s.row) }

func (s *Store) row(id string, buffer []byte) (Record, error) { return tail[rowOutcome](s, id, buffer) }

// rowOutcome is an outcome of which the rest is passed over.
type rowOutcome struct {
	Phase   Phase              `json:"phase"`
	Receipt *providers.Receipt `json:"receipt"`
	Twins   []string           `json:"twins"`
}

func (o *rowOutcome) apply(r *Record) { r.Phase, r.Receipt, r.Twins = o.Phase, o.Receipt, o.Twins }

// applied is an outcome of either kind.
type applied[O any] interface {
	*O
	apply(*Record)
}

// all reads every run by read, which may use the buffer, a few at a time, and returns them
// newest first. A journal
// that cannot be read is a record whose Failure says so.
func (s *Store) all(read func(id string, buffer []byte) (Record, error)) ([]Record, error) {
	ids, err := s.ids()
	if err != nil {
		return nil, err
	}
	found := make([]Record, len(ids))
	var readers errgroup.Group
	each := len(ids)/runtime.GOMAXPROCS(0) + 1
	for from := 0; from < len(ids); from += each {
		readers.Go(func() error {
			buffer := make([]byte, rowTail)
			for i, id := range ids[from:min(from+each, len(ids))] {
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
	records := make([]Record, 0, len(found))
	for _, r := range found {
		if r.ID != "" {
			records = append(records, r)
		}
	}
	newer := newerFirst(time.Now())
	sort.SliceStable(records, func(i, j int) bool { return newer(records[i], records[j]) < 0 })
	return records, nil
}

// tail reads a run by the end of its journal, and by all of it where that does not tell.
func tail[O any, P applied[O]](s *Store, id string, buffer []byte) (Record, error) {
	data, err := files.Tail(s.path(id), buffer)
	if err != nil {
		return Record{}, err
	}
	if r, ok := tailed[O, P](id, data); ok {
		return r, nil
	}
	r, err := s.read(id)
	r.Answers, r.Will, r.Costs, r.Marks = nil, nil, nil, nil
	return r, err
}

// ended is what is needed of a line: the rest of it is passed over.
type ended[P any] struct {
	Version int     `json:"version"`
	Record  *Record `json:"record"`
	Outcome P       `json:"outcome"`
	Event   *struct {
		Time time.Time `json:"time"`
	} `json:"event"`
}

// tailed is the run by the last lines of its journal: the last one, which must be whole
// and readable, and before it the last that has the intent. It is what [fold] makes of all
// lines, and false where these do not tell that.
func tailed[O any, P applied[O]](id string, data []byte) (Record, bool) {
	if len(data) == 0 || data[len(data)-1] != '\n' {
		return Record{}, false
	}
	var last ended[P]
	for rest := data[:len(data)-1]; ; {
		begin := bytes.LastIndexByte(rest, '\n') + 1
		l, outcome := ended[P]{}, last.Outcome
		if last.Event != nil && outcome != nil && !bytes.Contains(rest[begin:], []byte(`"record":`)) {
			l.Event = last.Event // It says nothing that is not known by now.
		} else if json.Unmarshal(rest[begin:], &l) != nil || l.Event == nil || l.Version > version {
			return Record{}, false
		}
		if last.Event == nil {
			last.Event = l.Event
		}
		if outcome == nil {
			last.Outcome = l.Outcome
		}
		if l.Record != nil && l.Version > 0 && l.Record.Provider != "" {
			r := *l.Record
			r.ID, r.Updated = id, last.Event.Time
			if last.Outcome != nil {
				last.Outcome.apply(&r)
			}
			return r, last.Outcome != nil || begin == 0
		}
		if begin == 0 {
			return Record{}, false
		}
		rest = rest[:begin-1]
	}
}
