package ack

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// stage is one step of a task. No page gives a member that holds its name;
// without one the message begins with it.
type stage struct {
	Name      alicloud.Text `json:"name"`
	StageName alicloud.Text `json:"stage_name"`
	State     alicloud.Text `json:"state"`
	Start     alicloud.Text `json:"start_time"`
	Message   alicloud.Text `json:"message"`
}

// show puts the stages and events of the task; of none, nothing.
func (t *task) show(status *providers.Status) {
	if t == nil {
		return
	}
	for i, one := range t.Stages {
		shown := t.stage(one, i)
		if shown.Phase == providers.Ready {
			status.Done++
		}
		status.Stages = append(status.Stages, shown)
	}
	if len(t.Stages) == 0 && t.Current != "" {
		status.Stages = []providers.Stage{{Name: string(t.Current), Phase: providers.Working}}
	}
	status.Total = len(t.Stages)
	for _, event := range t.Events {
		status.Events = append(status.Events, event.shown())
	}
}

func (t *task) stage(one stage, i int) providers.Stage {
	name, detail := string(cmp.Or(one.Name, one.StageName)), string(one.Message)
	if name == "" {
		name, detail, _ = strings.Cut(detail, ": ")
		name = cmp.Or(name, fmt.Sprintf("stage %d", i+1))
	}
	shown := providers.Stage{Name: name, Detail: detail, Phase: providers.Pending}
	switch outcomeOf(string(one.State)) {
	case good:
		shown.Phase = providers.Ready
	case bad:
		shown.Phase = providers.Failed
	case going:
		if strings.EqualFold(string(one.State), running) || (t.Current != "" && string(t.Current) == name) {
			shown.Phase = providers.Working
		}
	}
	return shown
}

// taskEvent is a line of the task; its time is milliseconds as text.
type taskEvent struct {
	Action    alicloud.Text `json:"action"`
	Level     alicloud.Text `json:"level"`
	Message   alicloud.Text `json:"message"`
	Reason    alicloud.Text `json:"reason"`
	Source    alicloud.Text `json:"source"`
	Timestamp alicloud.Text `json:"timestamp"`
}

func (e taskEvent) shown() providers.Event {
	return providers.Event{
		ID:   strings.Join([]string{string(e.Timestamp), string(e.Action), string(e.Reason), string(e.Source), string(e.Message)}, "|"),
		Time: timeOf(string(e.Timestamp)), Level: levelOf(string(e.Level)), Text: line(string(cmp.Or(e.Action, e.Reason)), string(e.Message)),
	}
}

// clusterEvent is one of DescribeClusterEvents.
type clusterEvent struct {
	ID   alicloud.Text `json:"event_id"`
	Type alicloud.Text `json:"type"`
	Time alicloud.Text `json:"time"`
	Data struct {
		Level   alicloud.Text `json:"level"`
		Message alicloud.Text `json:"message"`
		Reason  alicloud.Text `json:"reason"`
	} `json:"data"`
}

// logLine is one of DescribeClusterLogs.
type logLine struct {
	ID      alicloud.Text `json:"ID"`
	Log     alicloud.Text `json:"cluster_log"`
	Created alicloud.Text `json:"created"`
}

// addEvents adds what the cluster itself tells; a line that the task told is
// not told again. tasked says that there is a task to tell.
func (c *Client) addEvents(ctx context.Context, status *providers.Status, receipt providers.Receipt, tasked bool) {
	type reply struct {
		Events   []clusterEvent `json:"events"`
		PageInfo pageInfo       `json:"page_info"`
	}
	events, err := alicloud.Numbered(ctx, c.cloud, reading("DescribeClusterEvents", of(receipt.ID, "/events")), pageSize,
		func(r *reply) ([]clusterEvent, *alicloud.Int) { return r.Events, r.PageInfo.TotalCount })
	if err == nil {
		told := messages(status.Events)
		var more []providers.Event
		for _, e := range events {
			if !slices.Contains(told, string(e.Data.Message)) {
				more = append(more, e.shown())
			}
		}
		providers.OldestFirst(more)
		status.Events = append(status.Events, more...)
	}
	if status.Phase == providers.Failed || (err != nil && !tasked) {
		c.addLogs(ctx, status, receipt.ID)
	}
	sort.SliceStable(status.Events, func(i, j int) bool { return status.Events[i].Time.Before(status.Events[j].Time) })
}

func (e clusterEvent) shown() providers.Event {
	return providers.Event{
		ID: "event " + string(e.ID), Time: timeOf(string(e.Time)), Level: levelOf(string(e.Data.Level)),
		Text: line(string(cmp.Or(e.Data.Reason, e.Type)), string(e.Data.Message)),
	}
}

// addLogs adds the lines of DescribeClusterLogs. They repeat the events with
// more around, so they only serve where there are none, or where something
// failed.
func (c *Client) addLogs(ctx context.Context, status *providers.Status, id string) {
	var logs []logLine
	if c.read(ctx, reading("DescribeClusterLogs", of(id, "/logs")), &logs) != nil {
		return
	}
	told := messages(status.Events)
	for _, l := range logs {
		text := string(l.Log)
		if text == "" || slices.ContainsFunc(told, func(message string) bool { return message != "" && strings.Contains(text, message) }) {
			continue
		}
		status.Events = append(status.Events, providers.Event{
			ID: "log " + string(l.ID) + " " + string(l.Created), Time: timeOf(string(l.Created)), Level: logLevel(text), Text: text,
		})
	}
}

// messages are what the events say behind their subjects.
func messages(events []providers.Event) []string {
	list := make([]string, len(events))
	for i, event := range events {
		list[i] = message(event.Text)
	}
	return list
}

func line(subject, text string) string {
	if subject == "" || text == "" {
		return subject + text
	}
	return subject + ": " + text
}

// message is what follows the subject of a line.
func message(text string) string {
	if _, rest, ok := strings.Cut(text, ": "); ok {
		return rest
	}
	return text
}

// timeOf reads a time in RFC 3339 or in milliseconds.
func timeOf(text string) time.Time {
	if ms, err := strconv.ParseInt(text, 10, 64); err == nil {
		return time.UnixMilli(ms).UTC()
	}
	at, _ := time.Parse(time.RFC3339, text)
	return at.UTC()
}

func levelOf(word string) providers.Level {
	switch strings.ToLower(word) {
	case "warning", "warn":
		return providers.Warn
	case "error", "fatal":
		return providers.Fault
	}
	return providers.Info
}

// logLevel reads the weight of a line of the log from its words.
func logLevel(text string) providers.Level {
	lower := strings.ToLower(text)
	switch {
	case strings.Contains(lower, "_failed"), strings.Contains(lower, "error"):
		return providers.Fault
	case strings.Contains(lower, "warn"):
		return providers.Warn
	}
	return providers.Info
}
