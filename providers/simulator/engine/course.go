package engine

import "time"

// Course is how a piece of work goes: stages of methods one after the other,
// in simulated time from its start. It is laid down when the work is accepted
// and never changes; states are read off it with the clock.
type Course struct {
	Visible time.Duration // Until then look-ups do not know the work's object.
	Stages  []Stage
	End     time.Duration
	Failed  bool // Whether it ends in failure instead of success.
}

// Stage is a part of a course.
type Stage struct {
	Name    string
	Methods []Method
}

// Method is a step of a stage, in simulated time from the course's start.
type Method struct {
	Name, Target, Message string
	Start, End            time.Duration
	Failed                bool
}

// Planner lays stages out one after the other. Durations vary with the random
// bits, so that the same work takes the same time again.
type Planner struct {
	Course Course
	clock  time.Duration
	Random uint64
}

// Seconds is a random duration in lo..hi seconds.
func (p *Planner) Seconds(lo, hi int) time.Duration {
	p.Random = Mix(p.Random)
	return time.Duration(Between(p.Random, lo*10, hi*10)) * time.Second / 10
}

// Stage begins a stage.
func (p *Planner) Stage(name string) { p.Course.Stages = append(p.Course.Stages, Stage{Name: name}) }

// Step adds a method of lo..hi seconds to the last stage.
func (p *Planner) Step(name, target, message string, lo, hi int) {
	p.Stretch(name, target, message, p.Seconds(lo, hi))
}

// Stretch adds a method of a given length to the last stage.
func (p *Planner) Stretch(name, target, message string, d time.Duration) {
	last := &p.Course.Stages[len(p.Course.Stages)-1]
	last.Methods = append(last.Methods, Method{name, target, message, p.clock, p.clock + d, false})
	p.clock += d
}

// Finish closes the course; with a stage to fail it is cut off there.
func (p *Planner) Finish(failing, reason string) Course {
	p.Course.End = p.clock
	if failing == "" {
		return p.Course
	}
	at := len(p.Course.Stages) - 1
	for i, s := range p.Course.Stages {
		if s.Name == failing {
			at = i
		}
	}
	s := &p.Course.Stages[at]
	last := &s.Methods[len(s.Methods)-1]
	last.End = last.Start + (last.End-last.Start)/2
	last.Failed, last.Message = true, reason
	p.Course.Stages = p.Course.Stages[:at+1]
	p.Course.End, p.Course.Failed = last.End, true
	return p.Course
}

// Begins tells when a stage starts; false when the course has no such stage.
func (c Course) Begins(name string) (time.Duration, bool) {
	for _, s := range c.Stages {
		if s.Name == name {
			return s.Methods[0].Start, true
		}
	}
	return 0, false
}

// Ends tells when a stage is over; false when the course has no such stage or
// fails in it.
func (c Course) Ends(name string) (time.Duration, bool) {
	for _, s := range c.Stages {
		last := s.Methods[len(s.Methods)-1]
		if s.Name == name && !last.Failed {
			return last.End, true
		}
	}
	return 0, false
}

// How long a node takes from its order to its work, at least, and how much more
// at most.
const (
	NodeBoot       = 50 * time.Second
	NodeBootSpread = 20 * time.Second
)

// NodeSpacing is the time between two of n nodes that are ordered together.
func NodeSpacing(n int) time.Duration {
	return min(4*time.Second, 5*time.Minute/time.Duration(n))
}

// FailedStage is the name of the stage in which a course ends in failure.
func (c Course) FailedStage() string {
	if !c.Failed {
		return ""
	}
	return c.Stages[len(c.Stages)-1].Name
}
