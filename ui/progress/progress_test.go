package progress_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
)

func TestMain(m *testing.M) {
	time.Local = time.UTC
	os.Exit(m.Run())
}

// noon is the time on every test's clock.
var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// page is a screen with what leaves it.
type page struct {
	*progress.Screen
	t   testing.TB
	out *message.Out
}

func open(t testing.TB, w, h int, run progress.Run) *page {
	t.Helper()
	out := &message.Out{}
	if run.Name == "" {
		run.Name = "cfd-demo"
	}
	if run.Phase == "" {
		run.Phase = launch.Planned
	}
	if run.Begun.IsZero() {
		run.Begun = noon
	}
	run.About.Typical = 12 * time.Minute
	s := progress.New(progress.Options{
		Out: out, Now: func() time.Time { return noon.Add(2 * time.Minute) }, Tick: func() tea.Cmd { return nil },
		Answers: true, Label: func(path forms.Path) (forms.Text, bool) {
			return forms.T("vSwitch", "交换机"), path == "network.vswitch_id"
		},
	}, run)
	s.Arrange(look.New(forms.En), w, h)
	return &page{Screen: s, t: t, out: out}
}

func (p *page) tell(events ...launch.Event) *page {
	for _, e := range events {
		if e.Time.IsZero() {
			e.Time = noon
		}
		e.Run = "r1"
		p.Update(progress.EventMsg{Event: e})
	}
	return p
}

func (p *page) ends(phase launch.Phase, err error) *page {
	p.Update(progress.EndedMsg{Record: launch.Record{ID: "r1", Phase: phase, Receipt: p.Run().Receipt}, Err: err})
	return p
}

func (p *page) press(names ...string) *page {
	p.t.Helper()
	for _, name := range names {
		if !p.Press(keyOf(name)) {
			p.t.Fatalf("%s is not taken", name)
		}
	}
	return p
}

func (p *page) text() string { return ansi.Strip(strings.Join(p.View(), "\n")) }

func (p *page) see(texts ...string) *page {
	p.t.Helper()
	for _, text := range texts {
		if !strings.Contains(p.text(), text) {
			p.t.Fatalf("%q is not there:\n%s", text, p.text())
		}
	}
	return p
}

func (p *page) miss(texts ...string) *page {
	p.t.Helper()
	for _, text := range texts {
		if strings.Contains(p.text(), text) {
			p.t.Fatalf("%q is there:\n%s", text, p.text())
		}
	}
	return p
}

func (p *page) has(key string) bool {
	for _, hint := range p.Keys() {
		if hint.Name+" "+hint.Help.En == key && hint.Why.IsZero() {
			return true
		}
	}
	return false
}

func lines(n int) []launch.Event {
	events := make([]launch.Event, n)
	for i := range events {
		events[i] = launch.Event{Kind: launch.EventLog, Phase: launch.Running, Text: forms.Tf("line %d 第 %d 行", "第 %d 行 %d", i, i), Log: &providers.Event{}}
	}
	return events
}

// half is half a creation, with a stage at work.
func half(detail string) providers.Status {
	return providers.Status{
		Phase: providers.Working, State: "initial", Done: 5, Total: 8, Nodes: providers.Nodes{Wanted: 4, Running: 3, Creating: 1, Abnormal: 1},
		Stages: []providers.Stage{
			{Name: "prepare_vpc", Phase: providers.Ready},
			{Name: "install_addons", Phase: providers.Working, Detail: detail},
			{Name: "wait_cluster_ready", Phase: providers.Pending},
		},
	}
}

func status(phase launch.Phase, kind string, s providers.Status) launch.Event {
	return launch.Event{Kind: kind, Phase: phase, Status: &s}
}

var refused = &providers.Failure{
	Kind: providers.Invalid, Code: "InvalidVSwitchId.NotFound", RequestID: "REQ-1", Message: "The specified VSwitch does not exist.",
	Field: "network.vswitch_id", Summary: forms.T("the vSwitch does not exist", "该交换机不存在"), Remedy: forms.T("choose another", "请另选"),
}

var accepted = launch.Event{Kind: launch.EventAccepted, Phase: launch.Accepted, Text: forms.Same("accepted"), Receipt: &providers.Receipt{ID: "ehpc-hz-1"}}

// TestTheEndIsToldFromTheEnd: what an earlier call saw is not shown as how it is.
func TestTheEndIsToldFromTheEnd(t *testing.T) {
	t.Parallel()
	late := half("half")
	late.State = "running"
	for name, c := range map[string]struct {
		end       launch.Event
		see, miss []string
	}{
		"created with stages of before": {
			end: status(launch.Created, launch.EventCreated, late),
			see: []string{"✓ created (running)", "✓ install_addons", "✓ wait_cluster_ready"}, miss: []string{"5/8", "⠋", "▸", "half"},
		},
		"failed without a status": {
			end: launch.Event{Kind: launch.EventFailed, Phase: launch.Failed, Failure: refused}, see: []string{"✗ failed ", "5/8"}, miss: []string{"initial"},
		},
		"failed in a state of that name": {
			end: status(launch.Failed, launch.EventFailed, providers.Status{State: "failed"}), see: []string{"✗ failed "}, miss: []string{"(failed)"},
		},
		"deleted": {
			end: launch.Event{Kind: launch.EventDeleted, Phase: launch.Deleted}, see: []string{"✓ deleted"}, miss: []string{"initial", "5/8", "elapsed"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := open(t, 120, 36, progress.Run{}).tell(status(launch.Running, launch.EventStatus, half("half")))
			p.see("being created (initial)", "5/8", "⠋ install_addons      half", "3 of 4 running, 1 being created, 1 abnormal")
			p.tell(c.end).see(c.see...).miss(c.miss...)
		})
	}
	p := open(t, 120, 36, progress.Run{}).tell(status(launch.Running, launch.EventStatus, half("half"))).ends(launch.Created, nil)
	p.see("✓ created ", "✓ install_addons").miss("initial", "⠋")
}

// TestLogTimes are those of the cloud where they can be.
func TestLogTimes(t *testing.T) {
	t.Parallel()
	received := noon.Add(time.Hour)
	for name, c := range map[string]struct {
		started, said time.Time
		want          string
	}{
		"of the cloud":        {noon, noon.Add(10 * time.Minute), "12:10:00 line"},
		"none":                {noon, time.Time{}, "13:00:00 line"},
		"of another zone":     {noon, noon.Add(8 * time.Hour), "13:00:00 line"},
		"of a zone behind":    {noon, noon.Add(-8 * time.Hour), "13:00:00 line"},
		"of the day before":   {noon.Add(-24 * time.Hour), noon.Add(-15 * time.Hour), "11-19 21:00:00 line"},
		"of a clock just off": {noon, noon.Add(-20 * time.Second), "11:59:40 line"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := open(t, 80, 20, progress.Run{Record: launch.Record{Started: c.started}})
			p.tell(launch.Event{
				Kind: launch.EventLog, Phase: launch.Running, Time: received, Text: forms.Same("line"), Log: &providers.Event{Time: c.said, Text: "line"},
			}).see(" " + c.want)
		})
	}
}

// TestElapsedIsHowLongTheWorkTook, not how long the thing was there.
func TestElapsedIsHowLongTheWorkTook(t *testing.T) {
	t.Parallel()
	at := func(deleting bool, phase launch.Phase, after time.Duration) *page {
		p := open(t, 80, 20, progress.Run{Deleting: deleting})
		p.Update(progress.EndedMsg{Record: launch.Record{ID: "r1", Phase: phase, Updated: noon.Add(after)}})
		return p
	}
	at(false, launch.Created, 0).see("elapsed under 1s")
	at(false, launch.Deleted, 25*time.Hour).see("✓ deleted").miss("elapsed", "25h")
	p := at(true, launch.Deleted, 75*time.Second).see("elapsed 1m15s")
	p.Arrange(look.New(forms.Zh), 80, 20)
	p.see("已用时 1 分 15 秒")
	p = at(true, launch.Deleted, 2*time.Hour+5*time.Second)
	p.Arrange(look.New(forms.Zh), 80, 20)
	p.see("2 小时 0 分 5 秒")
}

// TestUnclearHasNoTypicalTime, as what is looked for is another thing.
func TestUnclearHasNoTypicalTime(t *testing.T) {
	t.Parallel()
	open(t, 120, 36, progress.Run{}).tell(lines(1)...).see("typical 12 min")
	lost := launch.Event{Kind: launch.EventFinding, Phase: launch.Unclear, Text: forms.Same("looking"), Failure: &providers.Failure{Cause: errors.New("cut")}}
	open(t, 120, 36, progress.Run{}).tell(lost).see("outcome unclear").miss("typical")
}

func TestFailureIsForgottenOnceFound(t *testing.T) {
	t.Parallel()
	p := open(t, 120, 36, progress.Run{}).tell(launch.Event{Kind: launch.EventFinding, Phase: launch.Unclear, Failure: refused, Text: forms.Same("looking for it")})
	p.miss(refused.Remedy.En).tell(accepted).see("accepted by the cloud", "looking for it", "ehpc-hz-1").miss(refused.Summary.En)
}

// TestWhyNot: keys that cannot work now say why, and do nothing.
func TestWhyNot(t *testing.T) {
	t.Parallel()
	running := open(t, 80, 20, progress.Run{}).tell(accepted)
	for _, c := range []struct {
		page     *page
		key, why string
	}{
		{open(t, 80, 20, progress.Run{}), "q", "the request is on its way; wait for the answer"},
		{running, "d", "not while the cloud is at work on it"},
		{open(t, 80, 20, progress.Run{}).tell(accepted).ends(launch.Deleted, nil), "d", "it is deleted already"},
		{open(t, 80, 20, progress.Run{}).ends(launch.Rejected, refused), "d", "nothing was created"},
		{open(t, 80, 20, progress.Run{}).ends(launch.Unclear, refused), "d", "it is not known whether anything was created"},
	} {
		c.page.out.Take()
		taken := c.page.Press(keyOf(c.key))
		if said := c.page.out.Take(); !taken || len(said) != 1 || said[0].(message.Say).Text.En != c.why {
			t.Errorf("%s: %v, not %q", c.key, said, c.why)
		}
	}
}

// TestKeysOfTheMoment: which keys there are, and what leaves the screen by them.
func TestKeysOfTheMoment(t *testing.T) {
	t.Parallel()
	running := func(t *testing.T) *page { t.Helper(); return open(t, 80, 20, progress.Run{}).tell(accepted) }
	for name, c := range map[string]struct {
		page      *page
		key, help string
		has       bool
		wants     tea.Msg
	}{
		"no leaving while it is sent":   {open(t, 80, 20, progress.Run{}), "q", "q detach", false, nil},
		"leaving while it runs":         {running(t), "q", "q detach", true, nil},
		"no deletion while it runs":     {running(t), "d", "d delete it", false, nil},
		"deletion of what was created":  {running(t).ends(launch.Created, nil), "d", "d delete it", true, progress.Delete{}},
		"none of what is gone":          {running(t).ends(launch.Deleted, nil), "d", "d delete it", false, nil},
		"none where nothing is":         {open(t, 80, 20, progress.Run{}).ends(launch.Rejected, refused), "d", "d delete it", false, nil},
		"the field that is meant":       {open(t, 80, 20, progress.Run{}).ends(launch.Rejected, refused), "enter", "enter go to the field", true, progress.Edit{Failure: refused, Jump: true}},
		"the answers":                   {open(t, 80, 20, progress.Run{}).ends(launch.Rejected, refused), "e", "e edit answers", true, progress.Edit{Failure: refused}},
		"no answers after a creation":   {running(t).ends(launch.Created, nil), "e", "e edit answers", false, nil},
		"a profile":                     {running(t).ends(launch.Created, nil), "ctrl+s", "ctrl+s save profile", true, progress.Save{}},
		"the start screen":              {running(t).ends(launch.Created, nil), "s", "s start screen", true, progress.Restart{}},
		"the end":                       {running(t).ends(launch.Created, nil), "enter", "q quit", true, progress.Quit{}},
		"no start screen while it runs": {running(t), "s", "s start screen", false, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.page.out.Take()
			if got := c.page.has(c.help); got != c.has {
				t.Errorf("%q is told: %v", c.help, got)
			}
			if taken := c.page.Press(keyOf(c.key)); c.has && !taken {
				t.Errorf("%s is not taken", c.key)
			}
			var got tea.Msg
			for _, msg := range c.page.out.Take() {
				if _, why := msg.(message.Say); !why {
					got = msg
				}
			}
			if diff := cmp.Diff(c.wants, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestScrollingIsTold(t *testing.T) {
	t.Parallel()
	if !open(t, 80, 20, progress.Run{}).tell(lines(40)...).has("↑↓ scroll") {
		t.Error("nothing tells that there is more")
	}
	if open(t, 80, 20, progress.Run{}).tell(lines(2)...).has("↑↓ scroll") {
		t.Error("there is nothing more")
	}
}

// TestTheViewFollows the log's end, until the person scrolls, and again once
// the person is back there.
func TestTheViewFollows(t *testing.T) {
	t.Parallel()
	p := open(t, 80, 20, progress.Run{}).tell(lines(40)...).see("line 39")
	p.press("up", "up").tell(lines(41)[40:]...).miss("line 40", "line 39").see("more lines")
	p.press("down", "pgdown").see("line 40").tell(lines(42)[41:]...).see("line 41")
	p.ends(launch.Failed, refused).see("the vSwitch does not exist", "vSwitch (network.vswitch_id)", "line 41")
}

// TestDrawingChangesNothing whatever is told, pressed and resized: it can be
// drawn again, and the end of the log can be reached.
func TestDrawingChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		p := open(t, 80, 20, progress.Run{})
		for range rapid.IntRange(1, 20).Draw(r, "steps") {
			switch rapid.IntRange(0, 5).Draw(r, "step") {
			case 0:
				p.tell(lines(rapid.IntRange(0, 30).Draw(r, "lines"))...)
			case 1:
				p.tell(status(launch.Running, launch.EventStatus, half(strings.Repeat("细节 detail ", rapid.IntRange(0, 20).Draw(r, "detail")))))
			case 2:
				p.Press(keyOf(rapid.SampledFrom([]string{"up", "down", "pgup", "pgdown", "k", "j"}).Draw(r, "key")))
			case 3:
				width, height := rapid.IntRange(38, 130).Draw(r, "width"), rapid.IntRange(6, 45).Draw(r, "height")
				p.Arrange(look.New(rapid.SampledFrom([]forms.Lang{forms.En, forms.Zh}).Draw(r, "language")), width, height)
			case 4:
				p.ends(launch.Failed, refused)
			case 5:
				p.Update(progress.TickMsg(noon.Add(95 * time.Second)))
			}
			view := p.View()
			if diff := cmp.Diff(view, p.View()); diff != "" {
				r.Fatalf("drawn again it is another:\n%s", diff)
			}
		}
		for range 200 {
			p.Press(keyOf("pgdown"))
		}
		if got := p.text(); strings.Contains(got, "more line") || strings.Contains(got, "还有") {
			r.Fatalf("the end is out of reach:\n%s", got)
		}
	})
}

// TestWorker: what a worker says comes one after the other, its end is told, and
// a slip of ours is a failure that leaves the terminal usable.
func TestWorker(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		work progress.Worker
		see  string
	}{
		"ends": {func(_ context.Context, emit func(launch.Event)) (launch.Record, error) {
			emit(accepted)
			return launch.Record{ID: "r9", Phase: launch.Created}, nil
		}, "✓ created"},
		"slips": {func(context.Context, func(launch.Event)) (launch.Record, error) { panic("slip") }, "slip"},
		"is let go": {func(ctx context.Context, _ func(launch.Event)) (launch.Record, error) {
			<-ctx.Done()
			return launch.Record{ID: "r9"}, launch.ErrDetached
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := open(t, 80, 20, progress.Run{})
			p.Start(context.Background(), c.work)
			if name == "is let go" {
				p.LetGo()
			}
			left := pump(p)
			if !p.Ended() {
				t.Fatal("it did not end")
			}
			p.see(c.see)
			last, ok := left[len(left)-1].(progress.Ended)
			if !ok || last.Quit != (name == "is let go") {
				t.Errorf("left: %#v", left)
			}
		})
	}
}

// pump runs the commands that leave the screen and what follows from them; it
// returns all else that left.
func pump(p *page) (left []tea.Msg) {
	for posted := p.out.Take(); len(posted) > 0; posted = p.out.Take() {
		for _, msg := range posted {
			if run, ok := msg.(message.Run); ok {
				p.Update(run.Cmd())
				continue
			}
			left = append(left, msg)
		}
	}
	return left
}

func TestDrainWaitsForTheLastWord(t *testing.T) {
	t.Parallel()
	p := open(t, 80, 20, progress.Run{})
	p.Start(context.Background(), func(ctx context.Context, emit func(launch.Event)) (launch.Record, error) {
		emit(accepted)
		<-ctx.Done()
		emit(accepted)
		return launch.Record{ID: "r9", Phase: launch.Running}, launch.ErrDetached
	})
	p.Update(p.out.Take()[0].(message.Run).Cmd())
	p.Drain()
	if p.Drain(); !p.Ended() || p.Run().Record.ID != "r9" {
		t.Errorf("%+v", p.Run())
	}
}

// keyOf is the press of that name.
func keyOf(name string) tea.KeyMsg {
	for kind, known := range map[tea.KeyType]string{
		tea.KeyUp: "up", tea.KeyDown: "down", tea.KeyPgUp: "pgup", tea.KeyPgDown: "pgdown",
		tea.KeyEnter: "enter", tea.KeyEsc: "esc", tea.KeyCtrlS: "ctrl+s",
	} {
		if known == name {
			return tea.KeyMsg{Type: kind}
		}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}
