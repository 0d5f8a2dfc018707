package launch

import (
	"encoding/json"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// The kinds of event.
const (
	EventPlanned  = "planned"
	EventSending  = "sending"
	EventAccepted = "accepted"
	// EventStatus comes when the cloud's answer changed, and as a sign of life.
	EventStatus = "status"
	// EventLog is one new line of the cloud's own log.
	EventLog = "log"
	// EventWaiting is trouble on the way; Wait is the time to the next try.
	EventWaiting = "waiting"
	// EventFinding is a look for the name: before sending, or after an unclear
	// outcome.
	EventFinding = "finding"
	// EventWarning is trouble that the cloud tells of without giving up; Failure
	// says what it is.
	EventWarning = "warning"
	// EventNote is worth telling and changes nothing.
	EventNote = "note"
	// EventPrice is a quote, told before anything is sent.
	EventPrice    = "price"
	EventCreated  = "created"
	EventFailed   = "failed"
	EventRejected = "rejected"
	EventDetached = "detached"
	EventUnclear  = "unclear"
	EventDeleting = "deleting"
	EventDeleted  = "deleted"
	// EventExists is the end of a run whose name is taken: by a thing, or by
	// another run that may have made one.
	EventExists = "exists"
	// EventInterrupted is the end of what was stopped before anything was sent.
	EventInterrupted = "interrupted"
	// EventInvalid and EventRefused are ends without a run: wrong answers, wrong
	// usage or no account.
	EventInvalid = "invalid"
	EventRefused = "refused"
)

// Ends tells whether the event is the last of a run or of a command.
func (e Event) Ends() bool {
	switch e.Kind {
	case EventCreated, EventFailed, EventRejected, EventUnclear, EventDetached, EventDeleted,
		EventExists, EventInterrupted, EventInvalid, EventRefused:
		return true
	}
	return false
}

// Subject is what a run is about, for who sees one event alone.
type Subject struct {
	Name      string `json:"name,omitempty"`
	Profile   string `json:"profile,omitempty"`
	Region    string `json:"region,omitempty"`
	Account   string `json:"account,omitempty"`
	Simulated bool   `json:"simulated,omitempty"`
}

// Event is one thing that happened in a run. As JSON it is one object:
//
//	v         the version of these objects, 1
//	time      RFC 3339
//	run       the run's id
//	name      what the thing is called, with profile, region, account
//	simulated true where nothing is real
//	provider  as "ehpc"
//	phase     the run's phase after the event
//	event     the kind
//	message   the text in English
//	status    pending, working, ready, failed, deleting or gone
//	state     the cloud's own word for it
//	done      stages finished, with total where the cloud says
//	total     stages in all
//	stages    [{"name","phase","detail"}]
//	nodes     {"wanted","creating","running","abnormal"}
//	trouble   what goes wrong in the cloud meanwhile, as [providers.Failure]
//	log       {"id","time","level","text"}: the line of an event "log"
//	receipt   the ids, as [providers.Receipt]
//	failure   as [providers.Failure]
//	wait      seconds to the next try
//	next      what to do with what was created, as [providers.Next]
//	price     the quote of an event "price", as "clusterwiz price -o json" has it
//	costs     [{"en","zh"}]: what goes on costing money after this end
//	took      seconds from the start of the run until it was created
//	times     [{"name","seconds"}]: how long the stages took that were seen
//
// Parts that are empty are left out. The last object is the end, always; see
// [Event.Ends].
type Event struct {
	Time          time.Time
	Run, Provider string
	Subject       Subject
	Phase         Phase
	Kind          string
	Text          forms.Text
	Status        *providers.Status
	// Log is the line of an EventLog.
	Log     *providers.Event
	Receipt *providers.Receipt
	Failure *providers.Failure
	Wait    time.Duration
	// Costs come with the ends after which something may cost money, see
	// [Record.CostLines]; journals have them in the first line.
	Costs []forms.Text
	// Price is the quote of an EventPrice as JSON. It is of the moment, and not in
	// journals.
	Price json.RawMessage
	// Next, Took and Times come with EventCreated, Times with EventStatus, too; journals
	// have them in the outcome.
	Next  *providers.Next
	Took  time.Duration
	Times []StageTime
}

type eventJSON struct {
	V    int       `json:"v,omitempty"`
	Time time.Time `json:"time"`
	Run  string    `json:"run,omitempty"`
	Subject
	Provider string             `json:"provider,omitempty"`
	Phase    Phase              `json:"phase,omitempty"`
	Event    string             `json:"event"`
	Message  string             `json:"message,omitempty"`
	Status   providers.Phase    `json:"status,omitempty"`
	State    string             `json:"state,omitempty"`
	Done     *int               `json:"done,omitempty"`
	Total    int                `json:"total,omitempty"`
	Stages   []stageJSON        `json:"stages,omitempty"`
	Nodes    nodesJSON          `json:"nodes,omitzero"`
	Trouble  *providers.Failure `json:"trouble,omitempty"`
	Log      *logJSON           `json:"log,omitempty"`
	Receipt  *providers.Receipt `json:"receipt,omitempty"`
	Failure  *providers.Failure `json:"failure,omitempty"`
	Wait     float64            `json:"wait,omitempty"`
	Next     *providers.Next    `json:"next,omitempty"`
	Costs    []forms.Text       `json:"costs,omitempty"`
	Price    json.RawMessage    `json:"price,omitempty"`
	Took     float64            `json:"took,omitempty"`
	Times    []timeJSON         `json:"times,omitempty"`
}

type timeJSON struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
}

type stageJSON struct {
	Name   string          `json:"name"`
	Phase  providers.Phase `json:"phase"`
	Detail string          `json:"detail,omitempty"`
}

type nodesJSON struct {
	Wanted   int `json:"wanted,omitempty"`
	Creating int `json:"creating,omitempty"`
	Running  int `json:"running,omitempty"`
	Abnormal int `json:"abnormal,omitempty"`
}

type logJSON struct {
	ID    string          `json:"id,omitempty"`
	Time  time.Time       `json:"time,omitzero"`
	Level providers.Level `json:"level,omitempty"`
	Text  string          `json:"text"`
}

// MarshalJSON writes the object described at [Event].
func (e Event) MarshalJSON() ([]byte, error) {
	out := e.object()
	out.V, out.Subject, out.Next, out.Costs, out.Price, out.Took = version, e.Subject, e.Next, e.Costs, e.Price, e.Took.Seconds()
	for _, stage := range e.Times {
		if took, known := stage.Took(); known && e.Kind == EventCreated {
			out.Times = append(out.Times, timeJSON{stage.Name, took.Seconds()})
		}
	}
	return json.Marshal(out)
}

// object is the event as it stands in a journal, whose first line has the rest.
func (e Event) object() eventJSON {
	out := eventJSON{
		Time: e.Time, Run: e.Run, Provider: e.Provider, Phase: e.Phase, Event: e.Kind,
		Message: e.Text.En, Receipt: e.Receipt, Failure: e.Failure, Wait: e.Wait.Seconds(),
	}
	if e.Log != nil {
		log := logJSON(*e.Log)
		out.Log = &log
	}
	if s := e.Status; s != nil {
		out.Status, out.State, out.Total, out.Nodes = s.Phase, s.State, s.Total, nodesJSON(s.Nodes)
		out.Trouble = s.Trouble
		if s.Total > 0 || s.Done > 0 {
			out.Done = &s.Done
		}
		for _, stage := range s.Stages {
			out.Stages = append(out.Stages, stageJSON(stage))
		}
	}
	return out
}

// UnmarshalJSON reads what MarshalJSON wrote. The text comes back in English
// for both languages; [Store.Events] gives both.
func (e *Event) UnmarshalJSON(data []byte) error {
	var in eventJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	*e = Event{
		Time: in.Time, Run: in.Run, Subject: in.Subject, Provider: in.Provider, Phase: in.Phase, Kind: in.Event,
		Text: forms.Same(in.Message), Receipt: in.Receipt, Failure: in.Failure, Next: in.Next, Costs: in.Costs, Price: in.Price,
		Wait: time.Duration(in.Wait * float64(time.Second)),
	}
	if in.Log != nil {
		log := providers.Event(*in.Log)
		e.Log = &log
	}
	if in.Status == "" {
		return nil
	}
	e.Status = &providers.Status{
		Phase: in.Status, State: in.State, Total: in.Total, Nodes: providers.Nodes(in.Nodes), Trouble: in.Trouble,
	}
	if in.Done != nil {
		e.Status.Done = *in.Done
	}
	for _, stage := range in.Stages {
		e.Status.Stages = append(e.Status.Stages, providers.Stage(stage))
	}
	return nil
}
