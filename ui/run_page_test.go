package ui

import (
	"strings"
	"testing"

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
