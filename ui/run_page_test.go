package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// told is an event with a status in the course of a creation.
func told(phase launch.Phase, kind string, status providers.Status) launch.Event {
	return launch.Event{Kind: kind, Phase: phase, Status: &status}
}

// manyStages is half a creation, of more stages than a small screen has room for.
func manyStages(phase providers.Phase, detail string) providers.Status {
	s := providers.Status{Phase: phase, State: "initial", Done: 5, Total: 8, Nodes: providers.Nodes{Wanted: 4, Running: 3, Creating: 1, Abnormal: 1}}
	for _, name := range strings.Fields("check_params prepare_vpc prepare_security_group prepare_slb init_master") {
		s.Stages = append(s.Stages, providers.Stage{Name: name, Phase: providers.Ready})
	}
	s.Stages = append(s.Stages, providers.Stage{Name: "install_addons", Phase: phase, Detail: detail},
		providers.Stage{Name: "create_nodepools", Phase: providers.Pending}, providers.Stage{Name: "wait_cluster_ready", Phase: providers.Pending})
	return s
}

const longDetail = "the addon nginx-ingress-controller cannot be installed: the vSwitch vsw-f8za5p0mwzgdu3wgx has 2 free addresses and 8 are needed"

func TestRunStageScreens(t *testing.T) {
	t.Parallel()
	status := told(launch.Running, launch.EventStatus, manyStages(providers.Working, longDetail))
	golden(t, "run_stages", func(t *testing.T, w, h int) *driver { return onRun(t, w, h, append(course(20), status)...) })
	golden(t, "run_stage_failed", func(t *testing.T, w, h int) *driver {
		failed := told(launch.Failed, launch.EventFailed, manyStages(providers.Failed, longDetail))
		failed.Failure = &providers.Failure{Kind: providers.Invalid, Code: "AddonFailed", Summary: forms.T("ACK failed in stage install_addons", "ACK 在阶段 install_addons 失败")}
		return onRun(t, w, h, append(course(20), failed)...).ends(launch.Failed, failed.Failure)
	})
}

// TestTheEndIsToldFromTheEnd: what an earlier call saw is not shown as how it is.
func TestTheEndIsToldFromTheEnd(t *testing.T) {
	t.Parallel()
	working := told(launch.Running, launch.EventStatus, manyStages(providers.Working, "half"))
	late := manyStages(providers.Working, "half")
	late.State = "running"
	for name, tc := range map[string]struct {
		end       launch.Event
		see, miss []string
	}{
		"created with stages of before": {
			end: told(launch.Created, launch.EventCreated, late),
			see: []string{"✓ created (running)", "8/8", "✓ install_addons", "✓ wait_cluster_ready"}, miss: []string{"5/8", "▸", "half"},
		},
		"failed without a status": {
			end: launch.Event{Kind: launch.EventFailed, Phase: launch.Failed, Failure: refused},
			see: []string{"✗ failed ", "5/8"}, miss: []string{"initial"},
		},
		"failed in a state of that name": {
			end: told(launch.Failed, launch.EventFailed, providers.Status{State: "failed"}),
			see: []string{"✗ failed "}, miss: []string{"(failed)"},
		},
		"deleted": {
			end: launch.Event{Kind: launch.EventDeleted, Phase: launch.Deleted}, see: []string{"✓ deleted"}, miss: []string{"initial", "5/8", "elapsed"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := onRun(t, 120, 40, working).see("being created (initial)", "5/8", "▸ install_addons  half")
			_ = d.app.gotEvent(eventMsg{tc.end})
			d.see(tc.see...).miss(tc.miss...)
		})
	}
	d := onRun(t, 120, 40, working).ends(launch.Created, nil)
	d.see("✓ created ", "8/8").miss("initial", "▸")
}

// TestLogTimes are those of the cloud where they can be.
func TestLogTimes(t *testing.T) {
	t.Parallel()
	received := noon.Add(time.Hour)
	for name, tc := range map[string]struct {
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
			d := onRun(t, 80, 24)
			d.app.run.record.Started = tc.started
			_ = d.app.gotEvent(eventMsg{launch.Event{
				Kind: launch.EventLog, Phase: launch.Running, Time: received, Text: forms.Same("line"), Log: &providers.Event{Time: tc.said, Text: "line"},
			}})
			d.see(" " + tc.want)
		})
	}
}

// TestScrollingIsTold only where there is more to see.
func TestScrollingIsTold(t *testing.T) {
	t.Parallel()
	onRun(t, 80, 24, course(40)...).see("↑↓ scroll")
	onRun(t, 80, 24, course(0)[:2]...).miss("↑↓ scroll")
}

// TestElapsedIsHowLongTheWorkTook, not how long the thing was there.
func TestElapsedIsHowLongTheWorkTook(t *testing.T) {
	t.Parallel()
	d := ended(t, allClouds(), "ack", 80, 24).see("elapsed under 1s")
	d.app.run.phase, d.app.run.now = launch.Deleted, noon.Add(25*time.Hour)
	d.see("✓ deleted").miss("elapsed", "25h")
	d.app.run.deleting, d.app.run.now = true, noon.Add(75*time.Second)
	d.see("elapsed 1m15s").press("ctrl+l").see("已用时 1 分 15 秒")
	d.app.run.now = noon.Add(2*time.Hour + 5*time.Second)
	d.see("2 小时 0 分 5 秒")
}

// TestUnclearHasNoTypicalTime, as what is looked for is another thing.
func TestUnclearHasNoTypicalTime(t *testing.T) {
	t.Parallel()
	onRun(t, 120, 40, course(0)[:2]...).see("typical")
	lost := launch.Event{Kind: launch.EventFinding, Phase: launch.Unclear, Text: forms.T("looking for it", "正在查找"), Failure: &providers.Failure{Cause: errors.New("cut")}}
	onRun(t, 120, 40, append(course(0)[:2], lost)...).miss("typical")
}
