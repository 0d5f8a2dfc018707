package engine

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Effect is what a fault does to a call.
type Effect string

// The effects; what each does is told by [Items]. The zero value leaves the call
// alone, except for a delay.
const (
	Lost      Effect = "lost"
	Drop      Effect = "drop"
	Throttle  Effect = "throttle"
	Refuse    Effect = "refuse" // By Status and Code.
	Fail      Effect = "fail"
	Executed  Effect = "executed-then"
	ProxyPage Effect = "proxy-page"
	Twice     Effect = "twice"
	Empty     Effect = "empty"
	Lag       Effect = "lag"
	Forget    Effect = "forget"
	Foreign   Effect = "foreign"
	Skew      Effect = "skew"
	Denied    Effect = "denied"
	Reshaped  Effect = "reshaped"

	// What prices and limits are told like; see [Oddities].
	Currency   Effect = "currency" // By Value.
	Amounts    Effect = "amounts"  // By Value.
	Declined   Effect = "declined"
	Left       Effect = "left" // By Left.
	Unmeasured Effect = "unmeasured"
	Unverified Effect = "unverified"
)

// oddities are the effects on what prices and limits are told like.
var oddities = []Effect{Currency, Amounts, Declined, Left, Unmeasured, Unverified}

// Fault is something that goes wrong with some calls; see ParseFault.
type Fault struct {
	Action     string // Action name, or "*" for every action.
	Effect     Effect
	Delay      time.Duration // Real time for which the answer is held back; the call runs at once.
	RetryAfter time.Duration // What the answer's header of that name tells, in whole seconds; 0 for none.
	Status     int           // With Refuse and Executed: HTTP status; with Refuse, 0 means the documented one of Code.
	Code       string        // With Refuse and Executed: the cloud's error code.
	Param      string        // What the code's message names, where it names something.
	Own        bool          // With Executed: the good answer, under Status.
	Second     bool          // With Twice: the second answer arrives, not the first.
	Stage      string        // With Fail: the stage, as the cloud names it in its log.
	Value      string        // With Currency: its code; with Amounts: what is odd about them.
	Left       int           // With Left: how much of a limit is left.
	// Span is how far lists lag, how long something is forgotten (0: as many calls
	// as Times says) and how long before ours a foreign thing was made, all in
	// simulated time; of Skew how far the cloud's clock is before ours, in real time.
	Span  time.Duration
	Skip  int // Matching calls to leave alone first.
	Times int // How often it happens; 0 means always.
}

// names tells whether the fault is meant for an action. The last part of an
// action that is a path will do: createCluster for cluster/createCluster.
func (f Fault) names(action string) bool {
	return f.Action == "*" || f.Action == action || f.Action != "" && strings.HasSuffix(action, "/"+f.Action)
}

// cuts tells whether the connection is cut instead of answering.
func (f Fault) cuts() bool { return f.Effect == Lost || f.Effect == Drop }

// besides tells whether the fault is one of the world, which happens beside what
// becomes of the call.
func (f Fault) besides() bool {
	return slices.Contains([]Effect{Lag, Forget, Foreign, Skew, Fail}, f.Effect) || slices.Contains(oddities, f.Effect)
}

// usual is how often the fault happens unless its text says so.
func (f Fault) usual() int {
	lasting := f.Effect != Declined && slices.Contains(oddities, f.Effect)
	if f.Effect == Lag || f.Effect == Skew || f.Effect == Forget && f.Span > 0 || lasting {
		return 0
	}
	return 1
}

// documented looks a code up in the clouds' tables; nil when no page lists it.
func documented(code string) *Refusal {
	for _, v := range vendors {
		if r := v.Codes().Find(code); r != nil {
			return r
		}
	}
	return nil
}

// refusal is what a fault answers with in the cloud's own words. Without a code
// the cloud chooses one for the status.
func (f Fault) refusal() *Refusal {
	e := Refusal{Status: f.Status, Code: f.Code, Message: "The request has failed due to a fault of the simulator."}
	if d := documented(f.Code); d != nil {
		e.Status, e.Message = cmp.Or(e.Status, d.Status), d.Message
	}
	e.Message = strings.ReplaceAll(e.Message, "%s", cmp.Or(f.Param, "ClusterName"))
	return &e
}
