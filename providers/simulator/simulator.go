package simulator

import (
	"net/http"

	"clusterwiz/providers/simulator/alibaba"
	"clusterwiz/providers/simulator/batchcompute"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/huawei"
	"clusterwiz/providers/simulator/qingcloud"
)

// The clouds in the order in which lists name them.
func init() {
	engine.Register(alibaba.Vendor(), batchcompute.Vendor(), qingcloud.Vendor(), huawei.Vendor())
}

// The only credentials that the simulator accepts, for every cloud; they are
// public by design.
const (
	AccessKeyID     = engine.AccessKeyID
	AccessKeySecret = engine.AccessKeySecret
)

type (
	// Simulator is an http.Handler that answers as the clouds do. It is safe for
	// concurrent use.
	Simulator = engine.Simulator
	// Options sets up a simulator. The zero value is ready to use.
	Options = engine.Options
	// Limits bound how long a server waits, and for how many.
	Limits = engine.Limits
	// Call is one thing that the simulator was asked.
	Call = engine.Call
	// API is one of those that the simulator answers for.
	API = engine.API
	// Fault is something that goes wrong with some calls; see ParseFault.
	Fault = engine.Fault
	// Effect is what a fault does to a call.
	Effect = engine.Effect
	// NoEffectError is a fault that could never happen.
	NoEffectError = engine.NoEffectError
	// Item is a part of a fault's text, told in both languages of the program.
	Item = engine.Item
	// Mistake is what is wrong with the text of a fault.
	Mistake = engine.Mistake
)

// The effects that other packages set without a text; [Items] tells of all.
const (
	Lost     = engine.Lost
	Drop     = engine.Drop
	Throttle = engine.Throttle
	Refuse   = engine.Refuse
	Fail     = engine.Fail
	Lag      = engine.Lag
	Foreign  = engine.Foreign
)

// ErrState tells that a state file is broken, foreign or of another seed.
var ErrState = engine.ErrState

// New builds a simulator with the world of its seed and no clusters.
func New(o Options) *Simulator { return engine.New(o) }

// Open builds a simulator that keeps its clusters in the file o.State; see
// [engine.Open].
func Open(o Options) (*Simulator, error) { return engine.Open(o) }

// Check tells why [Open] would refuse the file o.State; see [engine.Check].
func Check(o Options) error { return engine.Check(o) }

// Server serves calls on connections that are meant for it; see
// [engine.Server].
func Server(calls http.Handler, own func(host string) bool, limits Limits) *http.Server {
	return engine.Server(calls, own, limits)
}

// APIs lists what the simulator answers for.
func APIs() []API { return engine.APIs() }

// Items are the parts that the text of a fault has after its action.
func Items() []Item { return engine.Items() }

// ParseFault reads a fault from "ACTION:ITEM[,ITEM...]"; see
// [engine.ParseFault].
func ParseFault(text string) (Fault, error) { return engine.ParseFault(text) }
