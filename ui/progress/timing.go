package progress

import (
	"fmt"
	"slices"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// TypicalMsg brings how long such creations took on this machine.
type TypicalMsg struct{ Typical launch.Typical }

// ours is a while of the cloud's as long as it takes here: the simulator lives faster.
// Where nobody knows how much, it is not known.
func (s *Screen) ours(d time.Duration) time.Duration {
	switch {
	case !s.run.Simulated:
		return d
	case s.run.Speed > 0:
		return time.Duration(float64(d) / s.run.Speed)
	}
	return 0
}

// typical is how long the creation takes as a rule: by the runs of this machine, else
// as the cloud declares; 0 for unknown.
func (s *Screen) typical() time.Duration {
	if s.run.Deleting {
		return 0
	}
	if s.usual.Total > 0 {
		return s.ours(s.usual.Total)
	}
	return s.ours(s.run.About.Typical)
}

// typicalOf is the same of a stage.
func (s *Screen) typicalOf(name string) time.Duration {
	if d := s.usual.Stages[name]; d > 0 {
		return s.ours(d)
	}
	i := slices.IndexFunc(s.run.Foreseen, func(f providers.Foreseen) bool { return f.Name == name })
	if i < 0 || s.run.Deleting {
		return 0
	}
	return s.ours(s.run.Foreseen[i].Typical)
}

// spent is how long a stage took or has been going on; false where nobody saw it begin.
func (s *Screen) spent(name string) (time.Duration, bool) {
	i := slices.IndexFunc(s.times, func(t launch.StageTime) bool { return t.Name == name })
	if i < 0 {
		return 0, false
	}
	if took, known := s.times[i].Took(); known {
		return took, true
	}
	t := s.times[i]
	return s.now.Sub(t.Began), !t.Began.IsZero() && !s.ended
}

// left is about how long it still takes: what the stages take that are not over, else
// what is left of the whole. It is 0 where that is not known or was more than usual.
func (s *Screen) left(stages []providers.Stage) time.Duration {
	total := s.typical()
	if total == 0 {
		return 0
	}
	var sum time.Duration
	for _, stage := range stages {
		typical := s.typicalOf(stage.Name)
		switch {
		case stage.Phase == providers.Ready:
			continue
		case typical == 0:
			return max(total-s.elapsed(), 0)
		case stage.Phase == providers.Working:
			spent, _ := s.spent(stage.Name)
			typical = max(typical-spent, 0)
		}
		sum += typical
	}
	if sum == 0 {
		return max(total-s.elapsed(), 0)
	}
	return sum
}

func (s *Screen) elapsed() time.Duration { return s.now.Sub(s.run.Begun) }

// about says a while roughly: nobody knows it to the second.
func about(d time.Duration) forms.Text {
	if d < time.Minute {
		return providers.Lasted(d)
	}
	return forms.Tf("%d min", "%d 分钟", int(d.Round(time.Minute).Minutes()))
}

// clockFace writes a while in few cells: 1:04, or 4.2s where that tells more.
func clockFace(d time.Duration) string {
	if d < 10*time.Second {
		return fmt.Sprintf("%.1fs", d.Seconds())
	}
	seconds := int(d.Seconds())
	if seconds >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}
