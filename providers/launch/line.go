package launch

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// version is the journal's; a higher one was written by a later program.
const version = 1

// line is one line of a journal.
type line struct {
	Version int     `json:"version,omitempty"`
	Record  *Record `json:"record,omitempty"`
	// Answers, Will, Costs and Marks belong to the record.
	Answers *forms.Answers   `json:"answers,omitempty"`
	Will    []forms.Text     `json:"will,omitempty"`
	Costs   *providers.Costs `json:"costs,omitempty"`
	Marks   []Mark           `json:"marks,omitempty"`
	Outcome *outcome         `json:"outcome,omitempty"`
	Event   *Event           `json:"event,omitempty"`
	Zh      string           `json:"zh,omitempty"`
}

// intent is the first line of a run.
func intent(r *Record, e *Event) line {
	return line{Version: version, Record: r, Answers: r.Answers, Will: r.Will, Costs: r.Costs, Marks: r.Marks, Event: e}
}

// record returns the intent that a line has.
func (l line) record(id string) Record {
	r := *l.Record
	r.ID, r.Answers, r.Will, r.Costs, r.Marks = id, l.Answers, l.Will, l.Costs, l.Marks
	return r
}

// outcome is all of a record that changes. Each line has the whole of it, so
// that no line depends on the one before.
type outcome struct {
	Phase   Phase              `json:"phase"`
	Sent    int                `json:"sent,omitempty"`
	State   string             `json:"state,omitempty"`
	Receipt *providers.Receipt `json:"receipt,omitempty"`
	Failure *providers.Failure `json:"failure,omitempty"`
	Before  []string           `json:"before,omitzero"`

	SentAt   time.Time           `json:"sent_at,omitzero"`
	Maybe    []providers.Receipt `json:"maybe,omitempty"`
	Twins    []string            `json:"twins,omitempty"`
	Unproven bool                `json:"unproven,omitempty"`
	Next     *providers.Next     `json:"next,omitempty"`
	Kept     []forms.Text        `json:"kept,omitempty"`

	Times     []StageTime `json:"times,omitempty"`
	CreatedAt time.Time   `json:"created_at,omitzero"`
	Taken     *Taken      `json:"taken,omitempty"`
}

func (o *outcome) apply(r *Record) {
	r.Phase, r.Sent, r.State, r.Receipt, r.Failure, r.Before = o.Phase, o.Sent, o.State, o.Receipt, o.Failure, o.Before
	r.SentAt, r.Maybe, r.Twins, r.Unproven, r.Next, r.Kept = o.SentAt, o.Maybe, o.Twins, o.Unproven, o.Next, o.Kept
	r.Times, r.CreatedAt, r.Taken = o.Times, o.CreatedAt, o.Taken
}

// encode ends the line with its newline.
func (l line) encode() ([]byte, error) {
	var event *written
	if l.Event != nil {
		event, l.Zh = l.Event.written(), l.Event.Text.Zh
	}
	data, err := json.Marshal(struct {
		line
		Event *written `json:"event,omitempty"`
	}{l, event})
	return append(data, '\n'), err
}

// decode returns the lines that can be read. A line cut short by a crash, or
// damaged, is passed over.
func decode(data []byte) []line {
	var lines []line
	for raw := range bytes.Lines(data) {
		var l line
		if json.Unmarshal(raw, &l) != nil || l.Record == nil && l.Event == nil {
			continue
		}
		if l.Event != nil && l.Zh != "" {
			l.Event.Text = forms.Foreign(l.Event.Text.En, l.Zh)
		}
		lines = append(lines, l)
	}
	return lines
}

// fold returns the run that a journal tells of. It never fails: what cannot be
// read becomes a record of that id whose Failure says so.
func fold(id string, data []byte) Record {
	lines := decode(data)
	if len(lines) == 0 && bytes.IndexByte(data, '\n') < 0 {
		// Not even the intent was whole: the run never came to sending.
		return Record{ID: id, Phase: Planned, Started: timeOf(id), Updated: timeOf(id)}
	}
	r := Record{ID: id, Phase: Unclear, Started: timeOf(id), Failure: damagedJournal(id)}
	if i := slices.IndexFunc(lines, func(l line) bool { return l.Record != nil }); i >= 0 {
		r = lines[i].record(id)
	}
	if len(lines) > 0 && lines[0].Version > version {
		// Without its provider nobody will try to go on with it.
		return Record{ID: id, Name: r.Name, Started: r.Started, Phase: Unclear, Failure: newerJournal(id)}
	}
	for _, l := range lines {
		if l.Outcome != nil {
			l.Outcome.apply(&r)
		}
		if l.Event != nil {
			r.Updated = l.Event.Time
		}
	}
	if r.Phase == Planned && len(lines) > 0 && illegible(data) {
		r.Phase, r.Failure = Unclear, illegibleEnd(id)
	}
	if r.Provider == "" {
		r = pieced(r, lines)
	}
	return r
}

// pieced puts a run together from what its lines say where no intent is left: with
// the provider and the ids it can be followed with the account that is asked for.
func pieced(r Record, lines []line) Record {
	for _, l := range lines {
		if l.Event != nil {
			r.Provider = cmp.Or(r.Provider, l.Event.Provider)
		}
	}
	if r.Provider == "" || r.Receipt == nil {
		r.Provider, r.Failure = "", damagedJournal(r.ID)
		return r
	}
	r.Name, r.Region = r.Receipt.Name, r.Receipt.Region
	return r
}

// illegible tells whether the last whole line cannot be read. One without its
// line feed never got to the disk, so nothing was done about it.
func illegible(data []byte) bool {
	whole := data[:bytes.LastIndexByte(data, '\n')+1]
	last := whole[bytes.LastIndexByte(bytes.TrimRight(whole, "\n"), '\n')+1:]
	return len(bytes.TrimSpace(last)) > 0 && len(decode(last)) == 0
}

// timeOf reads the time in an id; zero where there is none.
func timeOf(id string) time.Time {
	if len(id) < len(idLayout) {
		return time.Time{}
	}
	at, _ := time.Parse(idLayout, id[:len(idLayout)])
	return at
}
