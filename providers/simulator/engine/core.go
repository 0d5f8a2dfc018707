package engine

import (
	"log/slog"
	"math"
	"strconv"
	"sync/atomic"
	"time"
)

// Core is what the clouds have of the simulator that they are part of.
type Core struct {
	Seed      int64
	Pace      Pace
	Retired   bool // Options.AllowRetired.
	Boundless bool // Options.Unlimited.

	clock   func() time.Time
	log     *slog.Logger
	faults  *faultBox
	keepers map[string]keeper                               // Products with objects of their own.
	known   map[string]func(region, id string) bool         // By kind of object.
	counts  map[string][]func(of string, now time.Time) int // By kind of what is used up.
	ledger  *ledger                                         // Nil without a state file.
	session int                                             // Which process of the state file this is; 0 without.
	serial  atomic.Uint64
}

// Now is the real time; see Clock and Seen for what a call meets.
func (c *Core) Now() time.Time { return c.clock() }

// Failure is the stage at which work that a service has accepted shall fail; ""
// for none. It is asked when work is accepted, so that refused requests use
// nothing up.
func (c *Core) Failure(service string) string { return c.faults.failure(service) }

// Shares lets other clouds ask whether an object of a kind exists.
func (c *Core) Shares(kind string, exists func(region, id string) bool) { c.known[kind] = exists }

// Exists asks the cloud that shares a kind of objects. Where none does nothing
// exists.
func (c *Core) Exists(kind, region, id string) bool {
	ask := c.known[kind]
	return ask != nil && ask(region, id)
}

// Counts lets others ask how much of a kind somebody has in use, of a region or of
// whatever the kind is counted by. It is asked outside of all other locks.
func (c *Core) Counts(kind string, inUse func(of string, now time.Time) int) {
	c.counts[kind] = append(c.counts[kind], inUse)
}

// InUse is how much of a kind all together have in use.
func (c *Core) InUse(kind, of string, now time.Time) int {
	n := 0
	for _, inUse := range c.counts[kind] {
		n += inUse(of, now)
	}
	return n
}

// During runs a call with the state file's newest contents in memory. A call
// that changes something tells whether it did; the file is then written before
// anybody hears of it. An error means that the call did not count; it is logged.
func (c *Core) During(changes bool, call func() (changed bool)) error {
	err := c.ledger.during(changes, call)
	if err != nil {
		c.log.Error("state file", "err", err)
	}
	return err
}

// RequestID is the next one of this simulator, in the clouds' usual form.
func (c *Core) RequestID() string {
	words := []string{"request", strconv.FormatUint(c.serial.Add(1), 10)}
	if c.session > 0 { // Processes that share a file share no ids.
		words = append(words, strconv.Itoa(c.session))
	}
	return UUID(Digest(c.Seed, words...))
}

// Pace is how many simulated seconds there are in a real one. A cluster keeps
// the pace at which it was created.
type Pace float64

// Simulated converts real time that has passed into simulated time, of which
// there is an end after 292 years.
func (p Pace) Simulated(elapsed time.Duration) time.Duration {
	switch d := float64(elapsed) * float64(p); {
	case d >= math.MaxInt64:
		return math.MaxInt64
	case d <= math.MinInt64:
		return math.MinInt64
	default:
		return time.Duration(d)
	}
}

// Wall tells when something happens that lies d of simulated time after from.
func (p Pace) Wall(from time.Time, d time.Duration) time.Time {
	return from.Add(p.real(d))
}

// real converts simulated time into real time.
func (p Pace) real(d time.Duration) time.Duration { return time.Duration(float64(d) / float64(p)) }
