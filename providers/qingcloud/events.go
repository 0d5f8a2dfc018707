package qingcloud

import (
	"cmp"
	"strings"

	"clusterwiz/providers"
)

// describe adds the job as a stage and its changes as events.
func (j job) describe(status *providers.Status) {
	if j.ID == "" {
		return
	}
	status.Total = 1
	if j.phase() == providers.Ready {
		status.Done = 1
	}
	status.Stages = []providers.Stage{{Name: string(cmp.Or(j.Action, j.ID)), Phase: j.phase(), Detail: string(j.Describe)}}
	at, ok := timeOf(j.StatusTime)
	if !ok {
		at, _ = timeOf(j.CreateTime)
	}
	event := providers.Event{ID: string(j.ID + "|" + j.Status), Time: at, Level: providers.Info}
	event.Text = strings.Join([]string{string(j.ID), string(cmp.Or(j.Describe, j.Action)), string(j.Status)}, " ")
	if j.phase() == providers.Failed {
		event.Level, event.Text = providers.Fault, event.Text+" "+string(j.Errors)
	}
	status.Events = append(status.Events, event)
}
