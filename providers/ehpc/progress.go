package ehpc

import (
	"cmp"
	"context"
	"strings"

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
	case "stopped", "stopping":
		return providers.Stopped
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
	created := cmp.Or(receipt.Created, moment(now.ClusterCreateTime))
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
		TotalCount *alicloud.Int
	}
	queues, err := alicloud.Numbered(ctx, c.cloud, reading("ListQueues", "ClusterId", id), 10,
		func(r *reply) ([]queue, *alicloud.Int) { return r.Queues, r.TotalCount })
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
