package ehpc

import (
	"context"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// stageOf sums up the lines of a stage. Of each method the last line counts:
// with HiddenProcess off there is one for its start and one for its end. The
// last stage that is listed may get more methods, so open keeps it at work.
func stageOf(stage logStage, open bool) providers.Stage {
	shown := providers.Stage{Name: string(stage.StageName), Phase: providers.Ready}
	latest := map[string]logLine{}
	var order []string
	for _, line := range stage.Stages {
		key := string(line.Method) + " " + string(line.Target)
		if _, known := latest[key]; !known {
			order = append(order, key)
		}
		latest[key] = line
	}
	for _, key := range order {
		switch line := latest[key]; line.Status {
		case "Failed":
			shown.Phase, shown.Detail = providers.Failed, string(line.Method)
			return shown
		case "Finished":
		default:
			shown.Phase, shown.Detail = providers.Working, string(line.Method)
		}
	}
	if open {
		shown.Phase = providers.Working
	}
	return shown
}

// logTime is the form of times in the log. No page names the zone; UTC is what
// the other times of this API are in.
const logTime = "2006-01-02 15:04:05"

// eventOf makes an event of a line. Nothing numbers the lines, but no two of
// them agree in all that the id is made of.
func eventOf(stage string, line logLine) providers.Event {
	at, _ := time.Parse(logTime, string(line.Time))
	event := providers.Event{
		ID:   strings.Join([]string{string(line.Time), stage, string(line.Method), string(line.Target), string(line.Status)}, "|"),
		Time: at, Level: providers.Info,
		Text: strings.Join(present(stage, string(line.Method), string(line.Target)), " ") + ": " + string(line.Message),
	}
	switch line.LogLevel {
	case "WARN":
		event.Level = providers.Warn
	case "ERROR":
		event.Level = providers.Fault
	}
	return event
}

func present(parts ...string) []string {
	return slices.DeleteFunc(parts, func(part string) bool { return part == "" })
}

// sortEvents puts the oldest first; lines of the same second stay in order.
func sortEvents(events []providers.Event) {
	sort.SliceStable(events, func(i, j int) bool { return events[i].Time.Before(events[j].Time) })
}

// logLine is one line of GetCommonLogDetail.
type logLine struct {
	Method, Status, LogLevel, Message, Target, Time alicloud.Text
}

type logStage struct {
	StageName alicloud.Text
	Stages    []logLine
}

// addLog puts the stages, the events and, when it failed, the reason.
func (c *Client) addLog(ctx context.Context, status *providers.Status, receipt providers.Receipt, created string) error {
	id := receipt.RequestID
	if id == "" {
		id = c.creationRequest(ctx, receipt, created)
	}
	var stages []logStage
	if id != "" {
		var reply struct{ LogDetail []logStage }
		from, to := c.span(created)
		call := reading("GetCommonLogDetail", "LogRequestId", id, "From", from, "To", to, "HiddenProcess", "false")
		if c.read(ctx, call, &reply) == nil {
			stages = reply.LogDetail
		}
	}
	for i, stage := range stages {
		last := i == len(stages)-1 && status.Phase != providers.Ready
		shown := stageOf(stage, last)
		if shown.Phase == providers.Ready {
			status.Done++
		}
		status.Stages = append(status.Stages, shown)
		for _, line := range stage.Stages {
			status.Events = append(status.Events, eventOf(string(stage.StageName), line))
		}
	}
	sortEvents(status.Events)
	if status.Phase == providers.Ready {
		status.Total = len(status.Stages)
	}
	if status.Phase == providers.Failed {
		status.Failure = reason(stages, id)
	}
	return onlyCancelled(ctx)
}

// moment writes a time of ListClusters and GetCluster, which tell no seconds, in
// the form of receipts: the minute's beginning. Another form stays as it is.
func moment(told alicloud.Text) string {
	at, err := time.Parse("2006-01-02T15:04Z07:00", string(told))
	if err != nil {
		return string(told)
	}
	return at.Format(time.RFC3339)
}

// span is the time that the log calls are asked for, in Unix seconds: from a
// minute before the creation, as clocks differ, until now.
func (c *Client) span(created string) (from, to string) {
	until := c.now()
	start, err := time.Parse(time.RFC3339, created)
	if err != nil {
		start = until.Add(-24 * time.Hour)
	}
	return strconv.FormatInt(start.Add(-time.Minute).Unix(), 10), strconv.FormatInt(max(until.Unix(), start.Unix()), 10)
}

// creationRequest finds the id of the creating request, under which the log
// is kept, when its reply was lost; "" when it cannot be found.
func (c *Client) creationRequest(ctx context.Context, receipt providers.Receipt, created string) string {
	from, to := c.span(created)
	var reply struct {
		Logs []struct {
			ClusterID alicloud.Text `json:"ClusterId"`
			RequestID alicloud.Text `json:"RequestId"`
		}
	}
	call := reading("ListCommonLogs", "From", from, "To", to, "ClusterId", receipt.ID, "ActionName", `["CreateCluster"]`)
	if c.read(ctx, call, &reply) != nil {
		return ""
	}
	for _, line := range reply.Logs {
		if string(line.ClusterID) == receipt.ID {
			return string(line.RequestID)
		}
	}
	return ""
}
