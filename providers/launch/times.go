package launch

import (
	"slices"
	"time"

	"clusterwiz/providers"
)

// StageTime is when a stage of the cloud's work was seen to begin and to end. A
// moment at which nobody looked is zero.
type StageTime struct {
	Name  string    `json:"name"`
	Began time.Time `json:"began,omitzero"`
	Ended time.Time `json:"ended,omitzero"`
}

// Took is how long the stage took; false where that was not seen.
func (t StageTime) Took() (time.Duration, bool) {
	if t.Began.IsZero() || t.Ended.IsZero() {
		return 0, false
	}
	return t.Ended.Sub(t.Began), true
}

// Took is how long the creation took; false where its end was not seen as it came.
func (r Record) Took() (time.Duration, bool) {
	if r.CreatedAt.IsZero() {
		return 0, false
	}
	return r.CreatedAt.Sub(r.Started), true
}

// after puts what is told of a creation to the event of it.
func (r Record) after(e *Event) {
	e.Next, e.Times = r.Next, r.Times
	e.Took, _ = r.Took()
}

// StageTime is that of the stage of a name.
func (r Record) StageTime(name string) (StageTime, bool) {
	i := slices.IndexFunc(r.Times, func(t StageTime) bool { return t.Name == name })
	if i < 0 {
		return StageTime{}, false
	}
	return r.Times[i], true
}

// clock notes what an answer tells of the stages' times: f.last is the one before.
// Who comes back has missed what happened meanwhile, and takes no time of that.
func (f *follower) clock(now providers.Status) {
	at, since := f.o.Now(), f.looked
	f.looked = at
	if f.goal != Created {
		return
	}
	saw := f.last != nil || f.accepted && !f.returned
	if f.last == nil {
		since = at
	}
	for _, stage := range now.Stages {
		phase, before := stage.Phase, f.before(stage.Name)
		if now.Phase == providers.Ready && phase != providers.Failed {
			phase = providers.Ready
		}
		begun := before != "" && before != providers.Pending
		t := f.timeOf(stage.Name)
		switch {
		case !saw || phase != providers.Working && phase != providers.Ready:
		case phase == providers.Working && !begun:
			t.Began = at
		case phase == providers.Ready && !begun:
			t.Began, t.Ended = since, at
		case phase == providers.Ready && before == providers.Working && !t.Began.IsZero():
			t.Ended = at
		}
		f.keep(t)
	}
	if now.Phase == providers.Ready && saw {
		f.record.CreatedAt = at
	}
}

// before is how a stage stood by the last answer; empty where that did not name it.
func (f *follower) before(name string) providers.Phase {
	if f.last == nil {
		return ""
	}
	i := slices.IndexFunc(f.last.Stages, func(s providers.Stage) bool { return s.Name == name })
	if i < 0 {
		return ""
	}
	return f.last.Stages[i].Phase
}

func (f *follower) timeOf(name string) StageTime {
	t, _ := f.record.StageTime(name)
	t.Name = name
	return t
}

// keep puts a time among those of the record, which are shared with the events told
// before and so are not changed in place.
func (f *follower) keep(t StageTime) {
	if t.Began.IsZero() {
		return
	}
	times := slices.DeleteFunc(slices.Clone(f.record.Times), func(one StageTime) bool { return one.Name == t.Name })
	times = append(times, t)
	f.record.Times = times
}
