package engine

import (
	"bytes"
	"cmp"
	"io"
	"log/slog"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The only credentials that the simulator accepts, for every cloud; they are
// public by design.
const (
	AccessKeyID     = "simulator"
	AccessKeySecret = "simulator-secret"
)

// defaultSpeed lets a cluster of five simulated minutes come up in five seconds.
const defaultSpeed = 60

// maxBody is far above the largest documented request (8 queues of 10 nodes
// with 16 disks are about 200 KB).
const maxBody = 4 << 20

const unreadableBody = "request body unreadable or longer than 4 MiB"

// Options sets up a simulator. The zero value is ready to use.
type Options struct {
	// Seed decides the world and the course of events; 0 means 1.
	Seed int64
	// Speed is the number of simulated seconds in a real one; 0 or less means 60.
	Speed float64
	// State is the path of a file in which Open keeps the clusters; empty means
	// in memory only. New takes no notice of it.
	State string
	// Now is the real clock; nil means time.Now. Signatures are dated with the
	// client's clock, so an injected one must stay within 15 minutes of it.
	Now func() time.Time
	// Faults are acted out in the order given, each as often as it says.
	Faults []Fault
	// AllowRetired lets clusters be made that the cloud makes no longer: ACK's
	// dedicated ones.
	AllowRetired bool
	// Unlimited lets quotas and addresses never run out: for measuring many creations.
	Unlimited bool
	// Log receives one line per call: product, action, status and code, never
	// a secret or a body. Nil means silence.
	Log *slog.Logger
}

// Simulator is an http.Handler that answers as the clouds do. It is safe for
// concurrent use.
type Simulator struct {
	core   *Core
	calls  callLog
	clouds []Cloud
}

// New builds a simulator of the registered vendors with the world of its seed
// and no clusters.
func New(o Options) *Simulator {
	if o.Seed == 0 {
		o.Seed = 1
	}
	if !(o.Speed > 0) { // NaN, too.
		o.Speed = defaultSpeed
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Simulator{core: &Core{
		Seed: o.Seed, Pace: Pace(o.Speed), Retired: o.AllowRetired, Boundless: o.Unlimited, clock: o.Now, log: o.Log, faults: newFaultBox(o.Faults, Pace(o.Speed)),
		keepers: map[string]keeper{}, known: map[string]func(region, id string) bool{}, counts: map[string][]func(string, time.Time) int{},
	}}
	for _, v := range vendors {
		c := v.New(s.core)
		if v.First {
			s.clouds = slices.Insert(s.clouds, 0, c)
		} else {
			s.clouds = append(s.clouds, c)
		}
	}
	return s
}

// Calls lists what the simulator was asked, oldest first, refused and faulty
// calls included. It remembers the last 65,536.
func (s *Simulator) Calls() []Call { return s.calls.list() }

// ServeHTTP answers one call. A fault that cuts the connection panics with
// http.ErrAbortHandler, which makes net/http close it without an answer.
func (s *Simulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := s.route(r)
	if c == nil {
		s.introduce(w, r)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, unreadableBody, http.StatusRequestEntityTooLarge)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body)) // Some calls tell in a form what they are.
	began := s.core.Now()
	product, action := c.Identify(r)
	fault := s.core.faults.take(action)
	r, theirs, world := s.meet(r, action)
	if theirs != nil {
		c.Answer(theirs, body)
	}
	answer := s.act(c, r, body, fault)
	s.calls.add(Call{Time: began, Product: product, Action: action, Status: answer.Status, Code: answer.Code})
	s.core.log.Info("call", "product", product, "action", action, "status", answer.Status, "code", answer.Code, "fault", written(fault, world))
	if fault.Delay > 0 {
		wait(r, fault.Delay)
	}
	if fault.cuts() {
		panic(http.ErrAbortHandler)
	}
	w.Header().Set("Date", s.core.Clock(r).UTC().Format(http.TimeFormat))
	if fault.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(fault.RetryAfter.Seconds()))))
	}
	answer.write(w)
}

// written are the faults of a call in one line of the log.
func written(fault Fault, world []Fault) string {
	var texts []string
	for _, f := range append([]Fault{fault}, world...) {
		if f.Action != "" {
			texts = append(texts, f.String())
		}
	}
	return strings.Join(texts, " ")
}

// act executes the call, or what the fault puts in its place.
func (s *Simulator) act(c Cloud, r *http.Request, body []byte, f Fault) Reply {
	switch f.Effect {
	case Drop:
		return Reply{Code: "drop"}
	case Throttle:
		return c.Throttle(r, cmp.Or(f.RetryAfter, time.Second))
	case Refuse:
		return c.Refuse(r, f.refusal())
	case ProxyPage:
		return proxyPage()
	case Executed:
		return s.executed(c, r, body, f)
	case Denied:
		return c.Refuse(r, &Refusal{Status: http.StatusForbidden})
	case Reshaped:
		return reshaped(c.Answer(r, body))
	case Empty:
		out := c.Answer(r, body)
		out.Status, out.Code, out.Body = http.StatusOK, "", []byte("{}")
		return out
	case Twice:
		first, second := c.Answer(r, body), c.Answer(r, body)
		if f.Second {
			return second
		}
		return first
	default:
		return c.Answer(r, body)
	}
}

// wait holds an answer back, or gives up with the caller.
func wait(r *http.Request, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-r.Context().Done():
		panic(http.ErrAbortHandler)
	}
}

// route finds the cloud that a call is meant for.
func (s *Simulator) route(r *http.Request) Cloud {
	for _, c := range s.clouds {
		if c.Claims(r) {
			return c
		}
	}
	return nil
}

// introduce tells a person with a browser where they have landed.
func (s *Simulator) introduce(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/" || r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "clusterwiz simulator: no cloud API here answers this call", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, "clusterwiz simulator: cloud cluster APIs on loopback, seed "+
		strconv.FormatInt(s.core.Seed, 10)+", access key id "+AccessKeyID+"; nothing here is real.\n")
}
