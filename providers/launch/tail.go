package launch

import (
	"bytes"
	"encoding/json"
	"time"

	"clusterwiz/forms/files"
	"clusterwiz/providers"
)

// rowTail is as much of the end of a journal as is read for a row of a list: more than
// its last lines.
const rowTail = 16 << 10

// row is a run as [Store.Rows] has it, by its journal.
func (s *Store) row(id string, buffer []byte) (Record, error) { return tail[rowOutcome](s, id, buffer) }

// record is a run as [Store.Records] has it.
func (s *Store) record(id string, buffer []byte) (Record, error) { return tail[outcome](s, id, buffer) }

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
