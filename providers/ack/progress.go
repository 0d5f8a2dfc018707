package ack

import (
	"cmp"
	"context"
	"slices"

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
		// A deletion does not tell the creation anew.
		began := task.began(receipt)
		status.Events = slices.DeleteFunc(status.Events, func(e providers.Event) bool { return e.Time.Before(began) })
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
