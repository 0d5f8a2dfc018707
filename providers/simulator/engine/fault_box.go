package engine

import (
	"slices"
	"sync"
	"time"
)

// faultBox hands faults to calls until they are used up.
type faultBox struct {
	mu     sync.Mutex
	faults []boxed
	pace   Pace
}

// boxed is a fault with what is left of it.
type boxed struct {
	Fault
	spent bool
	ends  time.Time // When what it forgets is known again; zero until it forgets.
}

func newFaultBox(faults []Fault, pace Pace) *faultBox {
	b := &faultBox{pace: pace}
	for _, f := range faults {
		b.faults = append(b.faults, boxed{Fault: f})
	}
	return b
}

// take is what becomes of a call that has just come in; the zero Fault for
// nothing but its execution.
func (b *faultBox) take(action string) Fault {
	return b.find(action, func(f *boxed) bool { return !f.besides() })
}

// world takes a fault of the world that the call meets, too.
func (b *faultBox) world(effect Effect, action string, now time.Time) Fault {
	return b.find(action, func(f *boxed) bool { return f.Effect == effect && suits(effect, action) && !b.over(f, now) })
}

// over tells whether a time of forgetting has ended; it begins with the first
// call that it happens to.
func (b *faultBox) over(f *boxed, now time.Time) bool {
	if f.Effect != Forget || f.Span == 0 || f.Skip > 0 {
		return false
	}
	if f.ends.IsZero() {
		f.ends = b.pace.Wall(now, f.Span)
	}
	return !now.Before(f.ends)
}

// failure is the stage at which work that a service has accepted shall fail; ""
// for none. It is asked when work is accepted, so that refused requests use
// nothing up.
func (b *faultBox) failure(service string) string {
	api := apiOf(service)
	return b.find(api.Creation, func(f *boxed) bool { return f.Effect == Fail && slices.Contains(api.Stages, f.Stage) }).Stage
}

// peek finds a fault that is not used up, and uses nothing up.
func (b *faultBox) peek(effect Effect, action string) (Fault, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.faults {
		if !f.spent && f.Skip == 0 && f.Effect == effect && f.names(action) {
			return f.Fault, true
		}
	}
	return Fault{}, false
}

func (b *faultBox) find(action string, wanted func(*boxed) bool) Fault {
	if len(b.faults) == 0 {
		return Fault{}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := range b.faults {
		f := &b.faults[i]
		if f.spent || !f.names(action) || !wanted(f) {
			continue
		}
		if f.Skip > 0 {
			f.Skip--
			continue
		}
		hit := f.Fault
		if f.Times > 0 {
			f.Times--
			f.spent = f.Times == 0
		}
		return hit
	}
	return Fault{}
}
