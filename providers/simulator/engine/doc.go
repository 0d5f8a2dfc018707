// Package engine is what every cloud of the simulator runs on: the listener and
// the faults, the wire and its strict reading, random ids and courses of events,
// and the state file.
//
// It knows no cloud. A [Vendor] is registered with what the engine needs of it: how
// to make its [Cloud], which calls, stages and error codes a fault may name. Clouds
// know the engine and, of each other, only what one shares by [Core.Shares].
package engine
