package launch

import (
	"encoding/json"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

//go:generate go run clusterwiz/cmd/internal/contract ../../docs/events.schema.json

// ObjectVersion is that of the JSON objects. Within a version members are added, and
// none is taken away or changes its meaning.
const ObjectVersion = 1

// Object is one event as one line of JSON: what "-o json" writes of a run, and of what
// stopped before there was one. The first members are always there, the others where
// they say something. The last object is the end, always; see [Event.Ends].
type Object struct {
	// V is the version of these objects.
	V    int       `json:"v"`
	Time time.Time `json:"time"`
	// Run is the id of the run; empty where there is none.
	Run string `json:"run"`
	Subject
	// Provider is the id of the cloud, as "ehpc".
	Provider string `json:"provider"`
	// Phase is where the run is after the event; empty without a run.
	Phase Phase `json:"phase"`
	// Event is what happened.
	Event string `json:"event"`
	particulars
}

type particulars struct {
	// Message tells it in English; of a problem and of a check, in the language of
	// the command.
	Message string          `json:"message,omitempty"`
	Status  providers.Phase `json:"status,omitempty"`
	// State is the cloud's own word for the status.
	State string `json:"state,omitempty"`
	// Done counts the stages that are finished.
	Done *int `json:"done,omitempty"`
	// Total counts all stages; absent where the cloud does not say.
	Total  int         `json:"total,omitempty"`
	Stages []stageJSON `json:"stages,omitempty"`
	// Nodes count the machines.
	Nodes nodesJSON `json:"nodes,omitzero"`
	// Trouble is what goes wrong in the cloud meanwhile.
	Trouble *providers.Failure `json:"trouble,omitempty"`
	// Log is the line of the cloud's log of an event "log".
	Log *logJSON `json:"log,omitempty"`
	// Receipt has the ids that the cloud gave; of an end "exists", those of what is
	// there already.
	Receipt *providers.Receipt `json:"receipt,omitempty"`
	Failure *providers.Failure `json:"failure,omitempty"`
	// Wait is how many seconds it is to the next try.
	Wait float64 `json:"wait,omitempty"`
	// Next is what to do with what was created.
	Next *providers.Next `json:"next,omitempty"`
	// Costs are what goes on costing money after this end.
	Costs []forms.Text `json:"costs,omitempty"`
	// Price is the quote of an event "price", as "clusterwiz price -o json" has it.
	Price json.RawMessage `json:"price,omitempty"`
	// Took is how many seconds it was from the start of the run until it was created.
	Took float64 `json:"took,omitempty"`
	// Times are how long the stages took that were seen.
	Times []timeJSON `json:"times,omitempty"`
	// Twins are the ids of things of the name besides that of the receipt.
	Twins []string `json:"twins,omitempty"`
	// Maybe are the ids of things that a run may have made whose outcome is unclear.
	Maybe []string `json:"maybe,omitempty"`
	// Holder is the run that has the name of one that ends "exists".
	Holder string `json:"holder,omitempty"`
	*Issue
}

// Issue is what is wrong with an answer, or what the cloud says of one.
type Issue struct {
	// File is the profile as it was named.
	File string `json:"file,omitempty"`
	// Line and Column are where in the file; absent where that is not known.
	Line   int `json:"line,omitempty"`
	Column int `json:"column,omitempty"`
	// Path is the answer.
	Path forms.Path `json:"path,omitempty"`
	// Severity of a problem: only an error keeps the request from being sent.
	Severity string `json:"severity,omitempty"`
	// Result of a check: passed, failed or unknown.
	Result string `json:"result,omitempty"`
	// Certain: what failed will be refused for sure.
	Certain bool `json:"certain,omitempty"`
	// Subject is what was checked.
	Topic string `json:"subject,omitempty"`
	// Remedy is what to do.
	Remedy string `json:"remedy,omitempty"`
}

type timeJSON struct {
	// Name is the cloud's own.
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
}

type stageJSON struct {
	// Name is the cloud's own.
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

// MarshalJSON writes an [Object].
func (e Event) MarshalJSON() ([]byte, error) {
	out := Object{
		V: ObjectVersion, Time: e.Time, Run: e.Run, Subject: e.Subject, Provider: e.Provider, Phase: e.Phase, Event: e.Kind,
		particulars: e.particulars(),
	}
	out.Next, out.Costs, out.Price, out.Took, out.Twins, out.Maybe, out.Holder, out.Issue = e.Next, e.Costs, e.Price, e.Took.Seconds(), e.Twins, e.Maybe, e.Holder, e.Issue
	for _, stage := range e.Times {
		if took, known := stage.Took(); known && e.Kind == EventCreated {
			out.Times = append(out.Times, timeJSON{stage.Name, took.Seconds()})
		}
	}
	return json.Marshal(out)
}

// written is an event as it stands in a journal, whose first line has the rest.
type written struct {
	Time     time.Time `json:"time"`
	Run      string    `json:"run,omitempty"`
	Provider string    `json:"provider,omitempty"`
	Phase    Phase     `json:"phase,omitempty"`
	Event    string    `json:"event"`
	particulars
}

func (e Event) written() *written {
	return &written{Time: e.Time, Run: e.Run, Provider: e.Provider, Phase: e.Phase, Event: e.Kind, particulars: e.particulars()}
}

func (e Event) particulars() particulars {
	out := particulars{Message: e.Text.En, Receipt: e.Receipt, Failure: e.Failure, Wait: e.Wait.Seconds()}
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
	var in Object
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	*e = Event{
		Time: in.Time, Run: in.Run, Subject: in.Subject, Provider: in.Provider, Phase: in.Phase, Kind: in.Event,
		Text: forms.Same(in.Message), Receipt: in.Receipt, Failure: in.Failure, Next: in.Next, Costs: in.Costs, Price: in.Price,
		Twins: in.Twins, Maybe: in.Maybe, Holder: in.Holder, Issue: in.Issue,
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
