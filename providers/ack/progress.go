package ack

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// States of a cluster that are more than a word to show.
const (
	running      = "running"
	failed       = "failed"
	deleting     = "deleting"
	deleted      = "deleted"
	deleteFailed = "delete_failed"
)

// cluster is what DescribeClusterDetail says.
type cluster struct {
	State     alicloud.Text `json:"state"`
	Created   alicloud.Text `json:"created"`
	Protected alicloud.Bool `json:"deletion_protection"`
}

func (c *Client) cluster(ctx context.Context, id string) (cluster, error) {
	var reply cluster
	err := c.read(ctx, reading("DescribeClusterDetail", of(id, "")), &reply)
	return reply, err
}

// task is what DescribeTaskInfo says.
type task struct {
	ID      alicloud.Text `json:"task_id"`
	Type    alicloud.Text `json:"task_type"`
	State   alicloud.Text `json:"state"`
	Current alicloud.Text `json:"current_stage"`
	Stages  []stage       `json:"stages"`
	Events  []taskEvent   `json:"events"`
	Error   *struct {
		Code    alicloud.Text `json:"code"`
		Message alicloud.Text `json:"message"`
	} `json:"error"`
}

// outcome is how a task does; unknown words are work going on.
type outcome int

const (
	going outcome = iota
	good
	bad
)

// outcomeOf reads the words of the page, of the SDK and of Terraform.
func outcomeOf(state string) outcome {
	switch strings.ToLower(state) {
	case "success", "succeeded":
		return good
	case "fail", failed, "error", "canceled", "cancelled":
		return bad
	}
	return going
}

// over tells whether the task is known to have come to its end.
func (t *task) over() bool { return t != nil && outcomeOf(string(t.State)) != going }

// The types of the tasks that make and delete a cluster.
const (
	creationTask = "cluster_create"
	deletionTask = "cluster_delete"
)

// task returns the task of a receipt, nil when there is none to be found. A
// receipt from a list knows no task; the cluster's own list has it. Of a
// deletion whose reply named no task the receipt still has the creation's,
// which says nothing of how the deletion goes.
func (c *Client) task(ctx context.Context, receipt providers.Receipt) *task {
	id, wanted := receipt.TaskID, alicloud.Text(creationTask)
	if receipt.State == deleting {
		wanted = deletionTask
	}
	if id == "" {
		var reply struct {
			Tasks []task `json:"tasks"`
		}
		if c.read(ctx, reading("DescribeClusterTasks", of(receipt.ID, "/tasks"), "page_number", "1", "page_size", "50"), &reply) != nil {
			return nil
		}
		i := slices.IndexFunc(reply.Tasks, func(t task) bool { return t.Type == wanted })
		if i < 0 {
			return nil
		}
		id = string(reply.Tasks[i].ID)
	}
	var reply task
	if c.read(ctx, reading("DescribeTaskInfo", "/tasks/"+url.PathEscape(id)), &reply) != nil {
		return nil
	}
	if wanted == deletionTask && reply.Type == creationTask {
		return nil
	}
	return &reply
}

// Status implements [providers.Client]: the cluster, its task, then events and
// node counts as far as they can be had.
func (c *Client) Status(ctx context.Context, receipt providers.Receipt) (providers.Status, error) {
	now, err := c.cluster(ctx, receipt.ID)
	task := c.task(ctx, receipt)
	if err == nil && task.over() {
		// The end may have come between the two calls; what ends the following
		// must not be shown beside a state from before it.
		now, err = c.cluster(ctx, receipt.ID)
	}
	absent := err != nil && providers.AsFailure(err).Kind == providers.Absent
	if err != nil && !absent {
		return providers.Status{}, err
	}
	status := providers.Status{State: string(now.State), Phase: c.phase(now, task, receipt, absent)}
	task.show(&status)
	if !absent {
		c.addEvents(ctx, &status, receipt, task != nil)
		c.addNodes(ctx, &status, receipt.ID)
	}
	if status.Phase == providers.Failed {
		status.Failure = reason(status, task, receipt)
	}
	return status, ctx.Err()
}

// phase joins cluster and task: a creation is over when the task is good and
// the cluster runs, it failed when either says so.
func (c *Client) phase(now cluster, task *task, receipt providers.Receipt, absent bool) providers.Phase {
	how := good
	if task != nil {
		how = outcomeOf(string(task.State))
	}
	leaving := receipt.State == deleting
	switch state := string(now.State); {
	case absent && how == bad && !leaving:
		return providers.Failed
	case absent:
		return c.absentPhase(receipt, task)
	case state == deleted:
		return providers.Gone
	case how == bad, state == failed && !leaving, state == deleteFailed:
		return providers.Failed
	case state == deleting || leaving:
		return providers.Deleting
	case state == running && how == good:
		return providers.Ready
	}
	return providers.Working
}

// absentPhase tells a cluster that is not listed yet from one that no longer
// is.
func (c *Client) absentPhase(receipt providers.Receipt, task *task) providers.Phase {
	if receipt.State != deleting && task != nil && outcomeOf(string(task.State)) == going {
		return providers.Pending
	}
	return receipt.Unlisted(deleting, c.now())
}

// reason is what the cloud says of a failed task, or the last error among the
// events.
func reason(status providers.Status, task *task, receipt providers.Receipt) *providers.Failure {
	f := &providers.Failure{
		Kind: providers.Unavailable, RequestID: receipt.RequestID,
		Summary: forms.T("ACK could not finish the cluster", "ACK 未能完成集群创建"),
		Remedy: forms.T("nothing is rolled back and its nodes cost money: read the reason, then delete the cluster",
			"集群不会自动回滚，其节点继续计费；请查看原因后删除该集群"),
	}
	if task != nil && task.Error != nil {
		f.Code, f.Message = string(task.Error.Code), string(task.Error.Message)
	}
	for _, event := range slices.Backward(status.Events) {
		if event.Level == providers.Fault && f.Message == "" {
			f.Message = event.Text
		}
	}
	if receipt.State == deleting {
		f.Summary = forms.T("ACK could not delete the cluster", "ACK 未能删除集群")
		f.Remedy = forms.T("release what is attached to it, then delete again", "请先释放其关联资源，再重新删除")
	} else if at := failedStage(status); at != "" {
		f.Summary = forms.Tf("ACK failed in stage %s", "ACK 在阶段 %s 失败", at)
	}
	sortFailure(f)
	return f
}

// signs are words by which an error that no table has is sorted, in order.
var signs = []struct {
	kind  providers.Kind
	words []string
}{
	{providers.Money, []string{"balance", "arrear", "indebt"}},
	{providers.Quota, []string{"quota", "stock", "sold out", "exceed", "limit"}},
}

// sortFailure finds the kind of a failure from its code and words.
func sortFailure(f *providers.Failure) {
	if strings.HasPrefix(f.Code, "InvalidVSwitchId") {
		f.Field = "network.vswitch_ids"
	}
	if m, ok := product.Meaning(f.Code); ok {
		f.Kind = m.Kind
		f.Summary = forms.Tf("%s: %s", "%s：%s", f.Summary, m.Summary)
		return
	}
	text := strings.ToLower(f.Code + " " + f.Message)
	for _, sign := range signs {
		if slices.ContainsFunc(sign.words, func(word string) bool { return strings.Contains(text, word) }) {
			f.Kind = sign.kind
			return
		}
	}
}

func failedStage(status providers.Status) string {
	for _, s := range status.Stages {
		if s.Phase == providers.Failed {
			return s.Name
		}
	}
	return ""
}

// addNodes counts the nodes of all pools. What a call beside
// DescribeClusterDetail cannot tell must not hide what that has told.
func (c *Client) addNodes(ctx context.Context, status *providers.Status, id string) {
	var reply struct {
		Pools []struct {
			Group struct {
				Desired alicloud.Int `json:"desired_size"`
			} `json:"scaling_group"`
			Status struct {
				Total   alicloud.Int `json:"total_nodes"`
				Initial alicloud.Int `json:"initial_nodes"`
				Healthy alicloud.Int `json:"healthy_nodes"`
				Failed  alicloud.Int `json:"failed_nodes"`
				Offline alicloud.Int `json:"offline_nodes"`
			} `json:"status"`
		} `json:"nodepools"`
	}
	if c.read(ctx, reading("DescribeClusterNodePools", of(id, "/nodepools")), &reply) != nil {
		return
	}
	for _, pool := range reply.Pools {
		status.Nodes.Wanted += int(cmp.Or(pool.Group.Desired, pool.Status.Total))
		status.Nodes.Creating += int(pool.Status.Initial)
		status.Nodes.Running += int(pool.Status.Healthy)
		status.Nodes.Abnormal += int(pool.Status.Failed + pool.Status.Offline)
	}
}
