package simulator

import "time"

// course is how a piece of work goes: stages of methods one after the other,
// in simulated time from its start. It is laid down when the work is accepted
// and never changes; states are read off it with the clock.
type course struct {
	visible time.Duration // Until then look-ups do not know the work's object.
	stages  []stage
	end     time.Duration
	failed  bool // Whether it ends in failure instead of success.
}

type stage struct {
	name    string
	methods []method
}

type method struct {
	name, target, message string
	start, end            time.Duration
	failed                bool
}

// planner lays stages out one after the other. Durations vary with the random
// bits, so that the same work takes the same time again.
type planner struct {
	course course
	clock  time.Duration
	random uint64
}

// seconds is a random duration in lo..hi seconds.
func (p *planner) seconds(lo, hi int) time.Duration {
	p.random = mix(p.random)
	return time.Duration(between(p.random, lo*10, hi*10)) * time.Second / 10
}

func (p *planner) stage(name string) { p.course.stages = append(p.course.stages, stage{name: name}) }

// step adds a method of lo..hi seconds to the last stage.
func (p *planner) step(name, target, message string, lo, hi int) {
	p.stretch(name, target, message, p.seconds(lo, hi))
}

func (p *planner) stretch(name, target, message string, d time.Duration) {
	last := &p.course.stages[len(p.course.stages)-1]
	last.methods = append(last.methods, method{name, target, message, p.clock, p.clock + d, false})
	p.clock += d
}

// finish closes the course; with a stage to fail it is cut off there.
func (p *planner) finish(failing, reason string) course {
	p.course.end = p.clock
	if failing == "" {
		return p.course
	}
	at := len(p.course.stages) - 1
	for i, s := range p.course.stages {
		if s.name == failing {
			at = i
		}
	}
	s := &p.course.stages[at]
	last := &s.methods[len(s.methods)-1]
	last.end = last.start + (last.end-last.start)/2
	last.failed, last.message = true, reason
	p.course.stages = p.course.stages[:at+1]
	p.course.end, p.course.failed = last.end, true
	return p.course
}

// begins tells when a stage starts; false when the course has no such stage.
func (c course) begins(name string) (time.Duration, bool) {
	for _, s := range c.stages {
		if s.name == name {
			return s.methods[0].start, true
		}
	}
	return 0, false
}

// ends tells when a stage is over; false when the course has no such stage or
// fails in it.
func (c course) ends(name string) (time.Duration, bool) {
	for _, s := range c.stages {
		last := s.methods[len(s.methods)-1]
		if s.name == name && !last.failed {
			return last.end, true
		}
	}
	return 0, false
}
