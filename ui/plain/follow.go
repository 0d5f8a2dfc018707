package plain

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// quiet is how long a run may say nothing before a line tells that it goes on,
// so that neither a person nor a watchdog takes it for dead.
const quiet = 30 * time.Second

// Follower writes the events of one run, one line each. It is safe for
// concurrent use.
type Follower struct {
	io    *IO
	name  string
	began time.Time

	mu    sync.Mutex
	last  launch.Event
	shown string
	// waited is the trouble that was told last, while nothing else was.
	waited string
	alarm  *time.Timer
	ended  bool
}

// Follow returns a Follower whose lines begin with name, which may be empty.
// Close it when the run is over.
func (p *IO) Follow(name string) *Follower {
	f := &Follower{io: p, name: name, began: time.Now()}
	if !p.JSON {
		f.alarm = time.AfterFunc(quiet, f.stillWorking)
	}
	return f
}

// Close ends the signs of life.
func (f *Follower) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ended = true
	if f.alarm != nil {
		f.alarm.Stop()
	}
}

// Event writes e. A status that says nothing new, and trouble that was told just now, is
// left out of the text.
func (f *Follower) Event(e launch.Event) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.last = e
	if f.io.JSON {
		f.io.Event(e)
		return
	}
	text := f.io.EventText(e)
	if e.Kind == launch.EventStatus && text == f.shown || e.Kind == launch.EventWaiting && text == f.waited {
		return
	}
	switch f.waited = ""; e.Kind {
	case launch.EventStatus:
		f.shown = text
	case launch.EventWaiting:
		f.waited = text
	}
	f.line(e.Time, e.Kind, text)
}

func (f *Follower) line(at time.Time, kind, text string) {
	name := ""
	if f.name != "" {
		name = "[" + f.name + "] "
	}
	f.io.write(f.io.Out, fmt.Sprintf("%s %s%s %s\n", at.Local().Format(time.TimeOnly), name, f.io.kind(kind), text))
	if f.alarm != nil && !f.ended {
		f.alarm.Reset(quiet)
	}
}

// stillWorking writes a sign of life.
func (f *Follower) stillWorking() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended {
		return
	}
	now := time.Now()
	text := forms.Tf("still working, %s so far", "仍在进行，已用时 %s", now.Sub(f.began).Round(time.Second)).In(f.io.Lang)
	if f.shown != "" {
		text += forms.T("; ", "；").In(f.io.Lang) + f.shown
	}
	f.line(now, "waiting", text)
}

// Event writes one event on a line of its own, as text or as JSON.
func (p *IO) Event(e launch.Event) {
	if !p.JSON {
		p.write(p.Out, fmt.Sprintf("%s %s %s\n", e.Time.Local().Format(time.TimeOnly), p.kind(e.Kind), p.EventText(e)))
		return
	}
	p.writeJSON(e)
}

// kind is the word for a kind of event, as wide as any that another may follow.
func (p *IO) kind(kind string) string {
	if p.Lang == forms.Zh {
		return launch.Word(kind).Zh
	}
	return fmt.Sprintf("%-9s", kind)
}

func (p *IO) writeJSON(value any) {
	data, err := json.Marshal(value)
	if err != nil {
		p.sayf("%s\n", err)
		return
	}
	p.write(p.Out, string(data)+"\n")
}

// EventText writes what happened, in the cloud's own names, on one line.
func (p *IO) EventText(e launch.Event) string {
	parts := []string{e.Text.In(p.Lang)}
	if e.Kind == launch.EventStatus && e.Status != nil {
		parts = statusParts(e.Status, p.Lang)
		if len(parts) == 0 {
			parts = []string{e.Text.In(p.Lang)}
		}
	}
	if e.Kind == launch.EventLog && e.Log != nil {
		parts = []string{e.Log.Text}
	}
	// What ends in a command stays as it is, to be copied.
	whole := e.Kind == launch.EventStatus || e.Kind == launch.EventDetached
	if e.Receipt != nil && e.Receipt.ID != "" && !strings.Contains(strings.Join(parts, " "), e.Receipt.ID) && !whole {
		parts = append(parts, e.Receipt.ID)
	}
	if f := e.Failure; f != nil && f.Code != "" && !strings.Contains(strings.Join(parts, " "), f.Code) {
		parts = append(parts, f.Code)
	}
	return foreign.Line(strings.Join(parts, forms.T(", ", "，").In(p.Lang)))
}

// statusParts writes the cloud's state, the stages n of m with the one being
// worked on, the machines, and what goes wrong with them.
func statusParts(s *providers.Status, lang forms.Lang) []string {
	var parts []string
	if s.State != "" {
		parts = append(parts, s.State)
	}
	if s.Total > 0 {
		parts = append(parts, forms.Tf("stage %d of %d", "阶段 %d/%d", min(s.Done+1, s.Total), s.Total).In(lang))
	}
	for _, stage := range s.Stages {
		if stage.Phase != providers.Working && stage.Phase != providers.Failed {
			continue
		}
		name := stage.Name
		if stage.Detail != "" {
			name = forms.Tf("%s (%s)", "%s（%s）", name, stage.Detail).In(lang)
		}
		parts = append(parts, name)
		break
	}
	if n := s.Nodes; n != (providers.Nodes{}) {
		wanted := ""
		if n.Wanted > 0 {
			wanted = fmt.Sprintf("/%d", n.Wanted)
		}
		text := forms.Tf("nodes %d%s", "节点 %d%s", n.Running, wanted).In(lang)
		if n.Abnormal > 0 {
			text += forms.Tf(" (%d abnormal)", "（异常 %d）", n.Abnormal).In(lang)
		}
		parts = append(parts, text)
	}
	if f := s.Trouble; f != nil {
		parts = append(parts, forms.Tf("problem: %s", "异常：%s", cmp.Or(f.Code, f.Message)).In(lang))
	}
	return parts
}
