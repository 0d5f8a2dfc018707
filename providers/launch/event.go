package launch

import (
	"encoding/json"
	"slices"
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
	// EventProblem is one thing that is wrong with answers, EventChecked what the
	// cloud says of one; EventValid is the end of a check that found nothing wrong.
	EventProblem = "problem"
	EventChecked = "checked"
	EventValid   = "valid"
	// EventDone is the end of what did what it was asked for and made nothing.
	EventDone = "done"
)

// ends are the kinds that are the last of a run or of a command.
var ends = []string{
	EventCreated, EventFailed, EventRejected, EventUnclear, EventDetached, EventDeleted,
	EventExists, EventInterrupted, EventInvalid, EventRefused, EventValid, EventDone,
}

// Kinds are those of all events, the ends last.
func Kinds() []string {
	return slices.Concat([]string{
		EventPlanned, EventSending, EventAccepted, EventStatus, EventLog, EventWaiting, EventFinding, EventWarning,
		EventNote, EventPrice, EventProblem, EventChecked, EventDeleting,
	}, ends)
}

// Ends tells whether the event is the last of a run or of a command.
func (e Event) Ends() bool { return slices.Contains(ends, e.Kind) }

// Subject is what a run is about, for who sees one event alone. What is not known is
// empty.
type Subject struct {
	// Name is what the thing is called.
	Name string `json:"name"`
	// Profile is the file that the answers came from, from the root.
	Profile string `json:"profile"`
	Region  string `json:"region"`
	// Account is the id of the account, as "clusterwiz accounts" lists it.
	Account string `json:"account"`
	// Simulated: nothing real is made, and nothing costs money.
	Simulated bool `json:"simulated"`
}

// Event is one thing that happened in a run. As JSON it is an [Object].
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
	// Twins, Maybe and Holder are those of the [Object].
	Twins, Maybe []string
	Holder       string
	// Issue is that of an EventProblem or an EventChecked.
	Issue *Issue
}
