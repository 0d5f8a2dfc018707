package providers

import (
	"slices"
	"sort"
	"time"
)

// Phase is where a thing is in its life, in our words.
type Phase string

// The phases. Only the cloud's word makes a thing Failed or Stopped.
const (
	Pending Phase = "pending"
	Working Phase = "working"
	Ready   Phase = "ready"
	// Stopped exists and does nothing until somebody starts it.
	Stopped  Phase = "stopped"
	Failed   Phase = "failed"
	Deleting Phase = "deleting"
	Gone     Phase = "gone"
)

// Status is what the cloud says now.
type Status struct {
	Phase Phase
	// State is the cloud's own word: "initing".
	State string
	// Stages are in the order in which the cloud goes through them.
	Stages []Stage
	// Done of Total stages; Total is 0 where the cloud does not say.
	Done, Total int
	Nodes       Nodes
	// Events are all that are known, oldest first; ID tells new from old.
	Events []Event
	// Failure is the cloud's reason in phase Failed.
	Failure *Failure
	// Trouble is what goes wrong while the cloud has not given up, nil for
	// nothing: it may pass.
	Trouble *Failure
}

// listingDelay is how long a thing that was just accepted may be unknown to the
// call that tells its state.
const listingDelay = 2 * time.Minute

// ClockSkew is how far a cloud's clock may be from ours: the APIs accept a
// quarter of an hour.
const ClockSkew = 15 * time.Minute

// Unlisted tells a thing that is not listed yet, Pending, from one that no
// longer is, Gone. deleting is the state of the receipt of a deletion.
func (r Receipt) Unlisted(deleting string, now time.Time) Phase {
	created, err := time.Parse(time.RFC3339, r.Created)
	age := now.Sub(created)
	// One from the far future was made before the clock was set back.
	if r.State != deleting && err == nil && -ClockSkew < age && age < listingDelay {
		return Pending
	}
	return Gone
}

// Stage is one step of the work, in the cloud's own name.
type Stage struct {
	Name  string
	Phase Phase
	// Detail is the part being worked on, if the cloud tells.
	Detail string
}

// Nodes counts machines. Wanted is 0 where it is not known.
type Nodes struct {
	Wanted, Creating, Running, Abnormal int
}

// Event is one line of the cloud's log.
type Event struct {
	ID    string
	Time  time.Time
	Level Level
	Text  string
}

// Level is the weight of an event.
type Level string

// The levels.
const (
	Info  Level = "info"
	Warn  Level = "warn"
	Fault Level = "error"
)

// OldestFirst puts the events of one list in order. Their times are often whole
// seconds; those of one second keep the order of the list, turned round unless
// the list plainly goes upwards, since such lists begin with the newest.
func OldestFirst(events []Event) {
	older := func(a, b Event) int { return a.Time.Compare(b.Time) }
	if n := len(events); n > 1 && (!slices.IsSortedFunc(events, older) || older(events[0], events[n-1]) == 0) {
		slices.Reverse(events)
	}
	sort.SliceStable(events, func(i, j int) bool { return events[i].Time.Before(events[j].Time) })
}
