package simulator

import (
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
	// Mistake is what is wrong with the text of a fault.
	Mistake = engine.Mistake
)

// The effects. The zero value leaves the call alone, except for a delay.
const (
	Lost     = engine.Lost     // Execute, then cut the connection instead of answering.
	Drop     = engine.Drop     // Cut the connection before executing.
	Throttle = engine.Throttle // Refuse as too fast, before executing.
	Refuse   = engine.Refuse   // Refuse with Status and Code, before executing.
	Fail     = engine.Fail     // Accept, but let the work fail at Stage.
)

// ErrState tells that a state file is broken, foreign or of another seed.
var ErrState = engine.ErrState

// New builds a simulator with the world of its seed and no clusters.
func New(o Options) *Simulator { return engine.New(o) }

// Open builds a simulator that keeps its clusters in the file o.State; see
// [engine.Open].
func Open(o Options) (*Simulator, error) { return engine.Open(o) }

// APIs lists what the simulator answers for.
func APIs() []API { return engine.APIs() }

// ParseFault reads a fault from "ACTION:ITEM[,ITEM...]"; see
// [engine.ParseFault].
func ParseFault(text string) (Fault, error) { return engine.ParseFault(text) }
