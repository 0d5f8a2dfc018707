package ui

import (
	"fmt"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
)

// onRun opens the progress page and tells it events, without a worker.
func onRun(t testing.TB, w, h int, events ...launch.Event) *driver {
	t.Helper()
	d := filledCloud(t, w, h)
	a := d.app
	a.openRun(progress.Run{Name: "cfd-demo", About: a.work.About, Phase: launch.Planned})
	a.line = message.Say{}
	for i, e := range events {
		e.Time, e.Run, e.Provider = noon.Add(time.Duration(i)*time.Second), "20261120-120000-abcd", "ehpc"
		d.hear(progress.EventMsg{Event: e})
	}
	return d.hear(progress.TickMsg(noon.Add(95 * time.Second)))
}

// hear tells the page of a run something without waiting for what comes next:
// there is no worker.
func (d *driver) hear(msg tea.Msg) *driver {
	d.app.run.Update(msg)
	_ = d.app.settle()
	return d
}

// ends tells the page how the run ended.
func (d *driver) ends(phase launch.Phase, err error) *driver {
	return d.hear(progress.EndedMsg{Err: err, Record: launch.Record{
		ID: "20261120-120000-abcd", Provider: "ehpc", Account: "simulator", Region: "cn-hangzhou", Simulated: true,
		Name: "cfd-demo", Phase: phase, Receipt: d.app.run.Run().Receipt, Updated: noon.Add(2 * time.Minute),
	}})
}

var accepted = launch.Event{
	Kind: launch.EventAccepted, Phase: launch.Accepted, Text: forms.T("accepted: ehpc-hz-1", "已受理：ehpc-hz-1"),
	Receipt: &providers.Receipt{ID: "ehpc-hz-1", RequestID: "REQ-1"},
}

// course is a creation half-way through, with a long log.
func course(lines int) []launch.Event {
	events := []launch.Event{
		{Kind: launch.EventPlanned, Phase: launch.Planned, Text: forms.T("planned", "已计划")},
		{Kind: launch.EventSending, Phase: launch.Sending, Text: forms.T("sending", "正在发送")},
		accepted,
		{Kind: launch.EventStatus, Phase: launch.Running, Status: &providers.Status{
			Phase: providers.Working, State: "initing", Done: 2, Total: 4, Nodes: providers.Nodes{Wanted: 3, Creating: 2, Running: 1},
			Stages: []providers.Stage{
				{Name: "ConfigNetwork", Phase: providers.Ready},
				{Name: "CreateManager", Phase: providers.Ready},
				{Name: "InstallScheduler", Phase: providers.Working, Detail: "ConfigDNS"},
				{Name: "CreateQueues", Phase: providers.Pending},
			},
		}},
	}
	for i := range lines {
		events = append(events, launch.Event{
			Kind: launch.EventLog, Phase: launch.Running, Text: forms.Same(fmt.Sprintf("InstallScheduler ConfigDNS step %d of a long name that goes on where the terminal ends", i)),
			Log: &providers.Event{Level: providers.Info},
		})
	}
	return append(events, launch.Event{
		Kind: launch.EventWaiting, Phase: launch.Running, Wait: 5 * time.Second,
		Text: forms.T("no answer; trying again in 5s", "无应答，5 秒后重试"), Failure: &providers.Failure{Kind: providers.Unavailable},
	})
}

// refused is a failure with everything that a cloud tells.
var refused = &providers.Failure{
	Kind: providers.Invalid, Code: "InvalidVSwitchId.NotFound", RequestID: "9B3C1D2E-0000-4000-8000-000000000001",
	Message: "The specified VSwitch does not exist. Please check the VSwitch and try again later, or contact the support team of the product.",
	Field:   "network.vswitch_id",
	Summary: forms.T("the vSwitch does not exist in this VPC", "该交换机不存在于此专有网络"),
	Remedy:  forms.T("choose another vSwitch", "请选择其他交换机"),
}

// missing is what a cloud tells that has not given up.
var missing = &providers.Failure{
	Kind: providers.Quota, Code: "OperationDenied.NoStock", Message: "group1 Instance ins-1 failed: the resource is out of stock in the region.",
	Summary: forms.T("1 of 4 machines running, 2 failed", "1/4 台机器运行中，2 台失败"),
	Remedy:  forms.T("wait, or delete the cluster and choose another instance type", "可等待，或删除该集群后更换机器类型"),
}

// troubled is a course on which machines do not come.
func troubled() []launch.Event {
	status := providers.Status{
		Phase: providers.Working, State: "Active", Done: 1, Total: 2, Trouble: missing,
		Nodes:  providers.Nodes{Wanted: 4, Running: 1, Abnormal: 2},
		Stages: []providers.Stage{{Name: "group1", Phase: providers.Working}, {Name: "spot", Phase: providers.Ready}},
	}
	return append(course(0)[:3],
		launch.Event{Kind: launch.EventStatus, Phase: launch.Running, Status: &status},
		launch.Event{
			Kind: launch.EventWarning, Phase: launch.Running, Failure: missing,
			Text: forms.T("machines are missing; wait, or delete it with: clusterwiz delete r1", "机器不足；可等待，或删除：clusterwiz delete r1"),
		})
}

func TestRunScreens(t *testing.T) {
	t.Parallel()
	golden(t, "run_sending", func(t *testing.T, w, h int) *driver { return onRun(t, w, h, course(0)[:2]...) })
	golden(t, "run_progress", func(t *testing.T, w, h int) *driver { return onRun(t, w, h, course(40)...) })
	golden(t, "run_scrolled", func(t *testing.T, w, h int) *driver {
		return onRun(t, w, h, course(40)...).press("up", "up", "pgup")
	})
	golden(t, "run_trouble", func(t *testing.T, w, h int) *driver { return onRun(t, w, h, troubled()...) })
	golden(t, "run_created", func(t *testing.T, w, h int) *driver { return onRun(t, w, h, course(3)...).ends(launch.Created, nil) })
	golden(t, "run_refused", func(t *testing.T, w, h int) *driver {
		return onRun(t, w, h, course(0)[:2]...).ends(launch.Rejected, refused)
	})
	golden(t, "run_failed", func(t *testing.T, w, h int) *driver {
		return onRun(t, w, h, course(40)...).ends(launch.Failed, refused)
	})
	golden(t, "run_unclear", func(t *testing.T, w, h int) *driver {
		d := onRun(t, w, h, course(0)[:2]...)
		d.hear(progress.EventMsg{Event: launch.Event{
			Time: noon, Kind: launch.EventUnclear, Phase: launch.Unclear, Failure: &providers.Failure{Kind: providers.Unclear},
			Text: forms.T("not known whether it was executed; it was not sent again", "不确定是否已执行；未重复发送"),
		}})
		return d.ends(launch.Unclear, launch.ErrUnclear)
	})
	golden(t, "run_delete", func(t *testing.T, w, h int) *driver {
		return onRun(t, w, h, course(3)...).ends(launch.Created, nil).press("d")
	})
	golden(t, "run_quit", func(t *testing.T, w, h int) *driver { return onRun(t, w, h, course(3)...).press("ctrl+c") })
}

func TestRefusalLeadsToTheField(t *testing.T) {
	t.Parallel()
	d := onRun(t, 120, 40, course(0)[:2]...).ends(launch.Rejected, refused)
	d.see("refused: nothing was created", "vSwitch (network.vswitch_id)").press("enter")
	d.see("▸ vSwitch", "! the cloud refused this: the vSwitch does not exist", "choose", "another vSwitch")
	d.press("ctrl+r").see("the cloud refused this", "Press s to submit")
	d.press("enter", "ctrl+u", "vsw-f8za5p0mwzgdu3wgy").miss("the cloud refused this")
}
