package progress_test

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
)

// foreseen is a run whose request leads to three stages, on a simulator of that speed.
func foreseen(speed float64) progress.Run {
	return progress.Run{Simulated: speed > 0, Speed: speed, Foreseen: []providers.Foreseen{
		{Name: "Network", Typical: time.Minute}, {Name: "Manager", Typical: 3 * time.Minute}, {Name: "Queues", Typical: 8 * time.Minute},
	}}
}

func working(stages ...providers.Stage) launch.Event {
	return status(launch.Running, launch.EventStatus, providers.Status{Phase: providers.Working, Stages: stages})
}

// TestStagesFromTheStart: what the request leads to is shown before the cloud tells, until
// the cloud tells of all, or in other words.
func TestStagesFromTheStart(t *testing.T) {
	t.Parallel()
	network, other := providers.Stage{Name: "Network", Phase: providers.Ready}, providers.Stage{Name: "prepare", Phase: providers.Working}
	all := status(launch.Running, launch.EventStatus, providers.Status{Phase: providers.Working, Total: 1, Stages: []providers.Stage{network}})
	for name, c := range map[string]struct {
		told      []launch.Event
		see, miss []string
	}{
		"nothing told":   {nil, []string{"0/3", "· Network", "· Manager", "· Queues", "(1:00)", "(8:00)"}, nil},
		"one told":       {[]launch.Event{working(network)}, []string{"1/3", "✓ Network", "· Manager", "· Queues"}, nil},
		"all told":       {[]launch.Event{all}, []string{"✓ Network"}, []string{"Manager", "Queues"}},
		"in other words": {[]launch.Event{working(other)}, []string{"0/1", "⠋ prepare"}, []string{"Network", "Manager"}},
	} {
		for _, width := range []int{60, 80, 120} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				open(t, width, 24, foreseen(0)).tell(c.told...).see(c.see...).miss(c.miss...)
			})
		}
	}
	open(t, 80, 24, progress.Run{Deleting: true, Foreseen: foreseen(0).Foreseen}).miss("Network")
	open(t, 120, 24, foreseen(0)).tell(working(network)).ends(launch.Failed, refused).see("✓ Network").miss("Manager")
}

// TestTimesOfTheCreation: each stage's own, the typical ones, and what is left, in the time
// of the simulator where that stands in.
func TestTimesOfTheCreation(t *testing.T) {
	t.Parallel()
	event := working(providers.Stage{Name: "Network", Phase: providers.Ready}, providers.Stage{Name: "Manager", Phase: providers.Working})
	event.Times = []launch.StageTime{{Name: "Network", Began: noon, Ended: noon.Add(64 * time.Second)}, {Name: "Manager", Began: noon.Add(time.Minute)}}
	p := open(t, 100, 24, foreseen(0)).tell(event)
	p.see("elapsed 2m0s · typical 12 min", "✓ Network", "1:04 (1:00)", "⠋ Manager", "1:00 (3:00)", "– (8:00)", "1/3  about 10 min left")
	p.Update(progress.TypicalMsg{Typical: launch.Typical{Runs: 3, Total: 30 * time.Minute, Stages: map[string]time.Duration{"Queues": 20 * time.Minute}}})
	p.see("typical 30 min", "(20:00)", "(3:00)", "about 22 min left")
	p.Arrange(look.New(forms.Zh), 100, 24)
	p.see("已用时 2 分 0 秒", "通常需 30 分钟", "约剩 22 分钟")

	open(t, 100, 24, foreseen(60)).tell(event).see("simulated ×60", "typical 12s", "(1.0s)", "about 8s left")
	last := working(providers.Stage{Name: "Network", Phase: providers.Ready}, providers.Stage{Name: "Manager", Phase: providers.Ready}, providers.Stage{Name: "Queues", Phase: providers.Working})
	last.Times = []launch.StageTime{{Name: "Queues", Began: noon.Add(2*time.Minute - 7500*time.Millisecond)}}
	open(t, 100, 24, foreseen(60)).tell(last).see("2/3  under 1s left")
	if p = open(t, 46, 24, foreseen(60)).tell(event); strings.Contains(p.text(), "typical") || !strings.Contains(p.text(), "elapsed") {
		t.Error(p.text())
	}
	nobody := progress.Run{Simulated: true, Foreseen: foreseen(0).Foreseen}
	open(t, 100, 24, nobody).tell(event).see("1/3").miss("typical", "left", "(1:00)", "longer")

	long := foreseen(0)
	long.Begun = noon.Add(-time.Hour)
	long.Foreseen = nil
	open(t, 100, 24, long).tell(status(launch.Running, launch.EventStatus, providers.Status{
		Phase: providers.Working, Nodes: providers.Nodes{Wanted: 4, Running: 1},
	})).see("1/4  longer than usual")
}

// made is the record of what was created.
func made() launch.Record {
	return launch.Record{
		ID: "r1", Phase: launch.Created, Receipt: &providers.Receipt{ID: "ehpc-1"}, Started: noon, CreatedAt: noon.Add(90 * time.Second),
		Times: []launch.StageTime{{Name: "Network", Began: noon, Ended: noon.Add(30 * time.Second)}},
		Costs: &providers.Costs{Created: []forms.Text{forms.T("costs money: manager", "计费：管控节点")}, Deleted: []forms.Text{forms.T("stays: nas", "保留：nas")}},
		Next: &providers.Next{
			Console: "https://console.example.com",
			Steps: []providers.Step{
				{Text: forms.T("by hand: bind an address", "手动：绑定地址")},
				{Text: forms.T("delete it when you no longer need it", "不再需要时删除"), Command: "clusterwiz delete r1"},
			},
		},
	}
}

// TestWhatNow begins the page of what was created, also where there is little room; a
// command stands in one piece.
func TestWhatNow(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 36}, {80, 20}, {60, 16}, {40, 10}} {
		p := open(t, size[0], size[1], progress.Run{})
		p.tell(append(lines(20), working(providers.Stage{Name: "Network", Phase: providers.Ready}))...)
		p.Update(progress.EndedMsg{Record: made()})
		if shown := strings.Split(p.text(), "\n"); !strings.Contains(strings.Join(shown[:5], ""), "What now") {
			t.Errorf("%v:\n%s", size, p.text())
		}
		p.see("· by hand: bind an address", "clusterwiz delete r1", "elapsed 1m30s")
		if size[0] < 120 && size[1] > 10 {
			p.see("1m30s (Network 30s)")
		}
	}
	p := open(t, 120, 36, progress.Run{})
	p.Update(progress.EndedMsg{Record: made()})
	p.see("What keeps costing money", "· costs money: manager", "console: https://console.example.com")
	p = open(t, 120, 36, progress.Run{Deleting: true})
	gone := made()
	gone.Phase = launch.Deleted
	p.Update(progress.EndedMsg{Record: gone})
	p.see("✓ deleted", "· stays: nas").miss("What now", "costs money: manager")
}

// TestSideBySide where there is room: the stages stay while the log scrolls.
func TestSideBySide(t *testing.T) {
	t.Parallel()
	p := open(t, 120, 20, foreseen(0)).tell(lines(40)...).see("Stages  ", "│  Log", "line 39").miss("line 20 ")
	p.press("pgup", "pgup", "pgup", "pgup", "pgup", "pgup").see("line 0 ", "· Network", "· Queues")
	open(t, 109, 20, foreseen(0)).tell(lines(3)...).see("· Network").miss("│")
	open(t, 120, 20, progress.Run{}).tell(lines(3)...).miss("│")
}

// TestWhatTheCloudDoesNotDelete is not offered to be deleted: d says what to do instead.
func TestWhatTheCloudDoesNotDelete(t *testing.T) {
	t.Parallel()
	p := open(t, 80, 20, progress.Run{}).tell(accepted)
	record := made()
	record.Receipt, record.Costs = &providers.Receipt{ID: "c1"}, &providers.Costs{Instead: forms.T("unsubscribe in the console", "请在控制台退订")}
	p.Update(progress.EndedMsg{Record: record})
	p.out.Take()
	if p.press("d"); p.has("d delete it") {
		t.Error("offered")
	}
	want := []tea.Msg{message.Say{Text: record.Costs.Instead, Alarm: true}}
	if diff := cmp.Diff(want, p.out.Take()); diff != "" {
		t.Error(diff)
	}
}
