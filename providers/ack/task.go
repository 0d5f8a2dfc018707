package ack

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// task is what DescribeTaskInfo says.
type task struct {
	ID      alicloud.Text `json:"task_id"`
	Type    alicloud.Text `json:"task_type"`
	State   alicloud.Text `json:"state"`
	Created alicloud.Text `json:"created"`
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

// began is when the deletion of a receipt began; zero where that is not known,
// and for a creation, before which there was nothing.
func (t *task) began(receipt providers.Receipt) time.Time {
	if t == nil || receipt.State != deleting {
		return time.Time{}
	}
	return timeOf(string(t.Created))
}

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
	// Without a state it tells nothing; the cluster's own word is left.
	if reply.State == "" || wanted == deletionTask && reply.Type == creationTask {
		return nil
	}
	return &reply
}
