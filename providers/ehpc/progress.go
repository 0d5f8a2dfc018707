package ehpc

import (
	"cmp"
	"context"
	"strconv"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// cluster is what GetCluster says. Its DeleteProtection is a string; other
// calls write DeletionProtection and a boolean.
type cluster struct {
	ClusterStatus, ClusterCreateTime     alicloud.Text
	DeleteProtection, DeletionProtection alicloud.Bool
}

func (c cluster) protected() bool { return bool(c.DeleteProtection || c.DeletionProtection) }

func (c *Client) cluster(ctx context.Context, id string) (cluster, error) {
	var reply cluster
	err := c.read(ctx, reading("GetCluster", "ClusterId", id), &reply)
	return reply, err
}

// phaseOf turns ClusterStatus into our word. The page writes both releasing
// and raleasing. A state that no page knows is work going on: only running and
// exception end a creation.
func phaseOf(state string) providers.Phase {
	switch strings.ToLower(state) {
	case "running":
		return providers.Ready
	case "exception":
		return providers.Failed
	case releasing, "raleasing":
		return providers.Deleting
	case "uninit", "pending":
		return providers.Pending
	}
	return providers.Working
}

// Status implements [providers.Client]: GetCluster, then log and node counts
// as far as they can be had. There is no task query in this API version.
func (c *Client) Status(ctx context.Context, receipt providers.Receipt) (providers.Status, error) {
	now, err := c.cluster(ctx, receipt.ID)
	if err != nil {
		if f := providers.AsFailure(err); f.Kind == providers.Absent {
			return providers.Status{Phase: receipt.Unlisted(releasing, c.now())}, nil
		}
		return providers.Status{}, err
	}
	status := providers.Status{Phase: phaseOf(string(now.ClusterStatus)), State: string(now.ClusterStatus)}
	created := cmp.Or(receipt.Created, string(now.ClusterCreateTime))
	if err := c.addLog(ctx, &status, receipt, created); err != nil {
		return providers.Status{}, err
	}
	if err := c.addNodes(ctx, &status, receipt.ID); err != nil {
		return providers.Status{}, err
	}
	return status, nil
}

type queue struct {
	MinCount, InitialCount alicloud.Int
	Nodes                  struct{ CreatingCounts, RunningCounts, ExceptionCounts alicloud.Int }
}

// addNodes counts the nodes of all queues.
func (c *Client) addNodes(ctx context.Context, status *providers.Status, id string) error {
	type reply struct {
		Queues     []queue
		TotalCount alicloud.Int
	}
	queues, err := alicloud.Numbered(ctx, c.cloud, reading("ListQueues", "ClusterId", id), 10,
		func(r *reply) ([]queue, alicloud.Int) { return r.Queues, r.TotalCount })
	if err != nil {
		return onlyCancelled(ctx)
	}
	for _, q := range queues {
		status.Nodes.Wanted += int(max(q.MinCount, q.InitialCount))
		status.Nodes.Creating += int(q.Nodes.CreatingCounts)
		status.Nodes.Running += int(q.Nodes.RunningCounts)
		status.Nodes.Abnormal += int(q.Nodes.ExceptionCounts)
	}
	return nil
}

// onlyCancelled lets nothing but the end of the context through: what a call
// beside GetCluster cannot tell must not hide what GetCluster has told.
func onlyCancelled(ctx context.Context) error { return ctx.Err() }

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

// reason is the last error of the log as a failure.
func reason(stages []logStage, id string) *providers.Failure {
	f := &providers.Failure{
		RequestID: id,
		Summary:   forms.T("E-HPC could not finish the cluster", "E-HPC 未能完成集群创建"),
		Remedy:    forms.T("delete the cluster, mend the cause and create it again", "请删除该集群，排除原因后重新创建"),
	}
	for _, stage := range stages {
		for _, line := range stage.Stages {
			if line.LogLevel != "ERROR" && line.Status != "Failed" {
				continue
			}
			f.Message = string(line.Message)
			f.Summary = forms.Tf("E-HPC failed in stage %s, %s", "E-HPC 在阶段 %s 失败：%s", stage.StageName, line.Method)
		}
	}
	f.Kind = alicloud.KindIn(f.Message)
	return f
}
