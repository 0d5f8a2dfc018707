package connect

import "time"

// Speed is how much faster than the real one the simulator lives when nothing
// else was asked for.
const Speed = 60

// Pace is how often a cloud is asked, and how long it may take to show what it
// did. The zero value is that of a real cloud.
type Pace struct {
	// Interval is the wait between polls while things move. It grows to
	// MaxInterval while nothing does.
	Interval, MaxInterval time.Duration
	// FindWindow is how long to look for what an unclear request may have
	// created.
	FindWindow time.Duration
}

// Real is the pace of a real cloud: 5 to 30 s between polls, and 2 minutes until
// what it created must have shown.
func Real() Pace {
	return Pace{Interval: 5 * time.Second, MaxInterval: 30 * time.Second, FindWindow: 2 * time.Minute}
}

// Simulated is the pace of a simulator that lives speed times faster than a real
// cloud; 0 is [Speed].
func Simulated(speed float64) Pace {
	if speed <= 0 {
		speed = Speed
	}
	interval := min(max(time.Duration(15*float64(time.Second)/speed), 5*time.Millisecond), 5*time.Second)
	return Pace{Interval: interval, MaxInterval: 4 * interval, FindWindow: 40 * interval}
}

// Complete returns the pace with that of a real cloud where nothing is said.
func (p Pace) Complete() Pace {
	usual := Real()
	if p.Interval <= 0 {
		p.Interval = usual.Interval
	}
	if p.MaxInterval <= 0 {
		p.MaxInterval = usual.MaxInterval
	}
	if p.FindWindow <= 0 {
		p.FindWindow = usual.FindWindow
	}
	p.MaxInterval = max(p.MaxInterval, p.Interval)
	return p
}
