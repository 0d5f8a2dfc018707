package qingcloud

import (
	"cmp"
	"context"
	"strings"

	"clusterwiz/providers"
)

const stateDeleting = "deleting"

// phaseOf turns cluster_status into our word: those of the page, and those of
// the console. A word that no page knows is work going on.
func phaseOf(state string) providers.Phase {
	switch strings.ToLower(state) {
	case "active":
		return providers.Ready
	case "abnormal", "error", "failed":
		return providers.Failed
	case "stopped", "suspended":
		return providers.Stopped
	case stateDeleting:
		return providers.Deleting
	case "deleted", "ceased":
		return providers.Gone
	case "":
		return providers.Pending
	}
	return providers.Working
}

// Status implements [providers.Client]: the job tells how the work goes, the
// cluster whether it is usable.
func (c *Client) Status(ctx context.Context, receipt providers.Receipt) (providers.Status, error) {
	work, err := c.jobOf(ctx, receipt)
	if err != nil {
		work = job{} // What the job cannot tell must not hide the cluster.
	}
	clusters, err := c.clusters(ctx, cmp.Or(receipt.Owner, string(work.Owner)), "cluster_id", receipt.ID)
	if f := providers.FailureIn(err); err != nil && (f == nil || f.Kind != providers.Absent) {
		return providers.Status{}, err
	}
	var now cluster
	for _, one := range clusters {
		if string(one.ID) == receipt.ID {
			now = one
		}
	}
	if ctx.Err() != nil {
		return providers.Status{}, ctx.Err()
	}
	if phaseOf(string(now.State)) == providers.Failed && work.phase() == providers.Working {
		// It failed between the two calls: the job says by now why.
		if later, err := c.jobOf(ctx, receipt); err == nil {
			work = later
		}
	}
	status := providers.Status{Phase: c.phase(receipt, now, work), State: string(now.State)}
	work.describe(&status)
	if now.ID != "" {
		status.Nodes.Wanted = number(now.NodeCount)
		c.addNodes(ctx, &status, receipt.ID)
	}
	if status.Phase == providers.Failed {
		status.Failure = work.reason(now)
	}
	return status, ctx.Err()
}

// phase joins what cluster and job say.
func (c *Client) phase(receipt providers.Receipt, now cluster, work job) providers.Phase {
	listed := now.ID != ""
	switch {
	case !listed && work.deletes() && work.phase() != providers.Failed:
		return providers.Gone
	case !listed && work.creates() && work.phase() == providers.Failed:
		return providers.Failed
	case !listed:
		return receipt.Unlisted(stateDeleting, c.now())
	case work.deletes() && work.phase() == providers.Failed:
		return providers.Failed
	case work.deletes() && phaseOf(string(now.State)) != providers.Gone:
		return providers.Deleting
	case work.creates() && work.phase() == providers.Failed:
		return providers.Failed
	}
	phase := phaseOf(string(now.State))
	if phase == providers.Stopped && work.creates() && work.phase() == providers.Working {
		return providers.Working // It is not made yet.
	}
	return phase
}

// node is a node as listNodes shows it. Its env holds a password, if masked,
// and is not read.
type node struct {
	ID         text `json:"node_id"`
	Role       text `json:"role"`
	Status     text `json:"status"`
	Transition text `json:"transition_status"`
	Health     text `json:"health_status"`
	Version    text `json:"app_version"`
	StatusTime text `json:"status_time"`
	Name       text `json:"name"`
	PrivateIP  text `json:"private_ip"`
	EIP        text `json:"eip"`
}

func (c *Client) nodes(ctx context.Context, id string) ([]node, error) {
	type reply struct {
		Nodes []node `json:"hpc_app_nodes_set"`
		Total *text  `json:"total_count"`
	}
	return all(ctx, c, c.get("listNodes", "/cluster/listNodes", "cluster_id", id), func(r *reply) ([]node, *text) { return r.Nodes, r.Total })
}

// addNodes counts the nodes, as far as they can be had.
func (c *Client) addNodes(ctx context.Context, status *providers.Status, id string) {
	nodes, err := c.nodes(ctx, id)
	if err != nil {
		return
	}
	status.Nodes.Wanted = max(status.Nodes.Wanted, len(nodes))
	for _, n := range nodes {
		switch {
		case strings.EqualFold(string(n.Health), "unhealthy"), strings.EqualFold(string(n.Status), "abnormal"):
			status.Nodes.Abnormal++
		case n.Status == "active" && n.Transition == "":
			status.Nodes.Running++
		default:
			status.Nodes.Creating++
		}
	}
}
