package engine

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"
)

// Effect is what a fault does to a call.
type Effect string

// The effects. The zero value leaves the call alone, except for a delay.
const (
	Lost     Effect = "lost"     // Execute, then cut the connection instead of answering.
	Drop     Effect = "drop"     // Cut the connection before executing.
	Throttle Effect = "throttle" // Refuse as too fast, before executing.
	Refuse   Effect = "refuse"   // Refuse with Status and Code, before executing.
	Fail     Effect = "fail"     // Accept, but let the work fail at Stage.
)

// Fault is something that goes wrong with some calls; see ParseFault.
type Fault struct {
	Action string // Action name, or "*" for every action.
	Effect Effect
	Delay  time.Duration // Real time for which the answer is held back; the call runs at once.
	Status int           // With Refuse: HTTP status; 0 means the documented one of Code.
	Code   string        // With Refuse: the cloud's error code.
	Param  string        // With Refuse: what the code's message names, where it names something.
	Stage  string        // With Fail: the stage, as the cloud names it in its log.
	Skip   int           // Matching calls to leave alone first.
	Times  int           // How often it happens; 0 means always.
}

// names tells whether the fault is meant for an action. The last part of an
// action that is a path will do: createCluster for cluster/createCluster.
func (f Fault) names(action string) bool {
	return f.Action == "*" || f.Action == action || f.Action != "" && strings.HasSuffix(action, "/"+f.Action)
}

// cuts tells whether the connection is cut instead of answering.
func (f Fault) cuts() bool { return f.Effect == Lost || f.Effect == Drop }

// documented looks a code up in the clouds' tables; nil when no page lists it.
func documented(code string) *Refusal {
	for _, v := range vendors {
		if r := v.Codes().Find(code); r != nil {
			return r
		}
	}
	return nil
}

// refusal is what a Refuse fault answers. Without a code the cloud chooses one
// for the status.
func (f Fault) refusal() *Refusal {
	e := Refusal{Status: f.Status, Code: f.Code, Message: "The request has failed due to a fault of the simulator."}
	if d := documented(f.Code); d != nil {
		e.Status, e.Message = cmp.Or(e.Status, d.Status), d.Message
	}
	e.Message = strings.ReplaceAll(e.Message, "%s", cmp.Or(f.Param, "ClusterName"))
	return &e
}

// faultBox hands faults to calls until they are used up.
type faultBox struct {
	mu     sync.Mutex
	faults []Fault
	spent  []bool
}

func newFaultBox(faults []Fault) *faultBox {
	return &faultBox{faults: slices.Clone(faults), spent: make([]bool, len(faults))}
}

// take is the fault of a call that has just come in; the zero Fault for none.
func (b *faultBox) take(action string) Fault {
	return b.find(action, func(f *Fault) bool { return f.Effect != Fail })
}

// failure is the stage at which work that a service has accepted shall fail; ""
// for none. It is asked when work is accepted, so that refused requests use
// nothing up.
func (b *faultBox) failure(service string) string {
	api := apiOf(service)
	return b.find(api.Creation, func(f *Fault) bool { return f.Effect == Fail && slices.Contains(api.Stages, f.Stage) }).Stage
}

func (b *faultBox) find(action string, wanted func(*Fault) bool) Fault {
	if len(b.faults) == 0 {
		return Fault{}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := range b.faults {
		f := &b.faults[i]
		if b.spent[i] || !wanted(f) || !f.names(action) {
			continue
		}
		if f.Skip > 0 {
			f.Skip--
			continue
		}
		hit := *f
		if f.Times > 0 {
			f.Times--
			b.spent[i] = f.Times == 0
		}
		return hit
	}
	return Fault{}
}
