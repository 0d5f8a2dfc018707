package modelarts

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Status implements [providers.Client]: the counters of the node pool, then the
// events of its pool as far as they can be had.
func (c *Client) Status(ctx context.Context, receipt providers.Receipt) (providers.Status, error) {
	at := placeOf(receipt.ID)
	now, err := c.look(ctx, at)
	if err != nil {
		if f := providers.AsFailure(err); f.Kind == providers.Absent {
			return providers.Status{Phase: receipt.Unlisted(deleting, c.now())}, nil
		}
		return providers.Status{}, err
	}
	counts := now.Status.Resources
	status := providers.Status{
		State: now.state(),
		Nodes: providers.Nodes{
			Wanted: int(now.Spec.Resources.Count), Creating: int(counts.Creating), Running: int(counts.Available), Abnormal: int(counts.Abnormal),
		},
	}
	status.Events = c.events(ctx, at, receipt)
	status.Phase = phaseOf(now)
	c.fail(ctx, &status, at, receipt)
	return status, ctx.Err()
}

// look asks for the node pool. A 400 stands for one that does not exist as well
// as for a bad request; the list tells which.
func (c *Client) look(ctx context.Context, at nodePoolRef) (nodePool, error) {
	one, err := c.nodePool(ctx, at)
	f := providers.FailureIn(err)
	if f == nil || f.Kind != providers.Invalid {
		return one, err
	}
	all, listErr := c.nodePools(ctx, at)
	if listErr != nil {
		return nodePool{}, listErr
	}
	if one, there := pick(all, at.name); there {
		return one, nil
	}
	f.Kind = providers.Absent
	return nodePool{}, f
}

// phaseOf reads the counters. Nodes that are abnormal count as a failure only
// when no other is being made.
func phaseOf(n nodePool) providers.Phase {
	counts := n.Status.Resources
	switch n.state() {
	case deleting:
		return providers.Deleting
	case creating:
		return providers.Working
	case abnormal:
		return providers.Failed
	case available:
		return providers.Ready
	}
	if counts.Available > 0 {
		return providers.Working
	}
	return providers.Pending
}

// fail gives a failed status its reason, and makes one failed whose order the
// cloud calls so while nothing is being created.
func (c *Client) fail(ctx context.Context, status *providers.Status, at nodePoolRef, receipt providers.Receipt) {
	reason := ""
	switch status.Phase {
	case providers.Failed, providers.Pending, providers.Working:
		if status.Nodes.Creating > 0 {
			return
		}
		var failed bool
		if reason, failed = c.failedOrder(ctx, at, receipt); failed {
			status.Phase = providers.Failed
		}
	case providers.Ready, providers.Deleting, providers.Gone:
	}
	if status.Phase != providers.Failed {
		return
	}
	f := &providers.Failure{
		Kind: providers.Unavailable, Message: reason, RequestID: receipt.RequestID,
		Summary: forms.Tf("not every node came up: %d of %s available, %d abnormal", "节点未全部创建成功：%[2]s 个节点中 %[1]d 个可用，%[3]d 个异常",
			status.Nodes.Running, forms.Count(status.Nodes.Wanted, "node", "nodes"), status.Nodes.Abnormal),
		Remedy: forms.T("delete the node pool, mend the cause and create it again", "请删除该节点池，排除原因后重新创建"),
	}
	for _, event := range status.Events {
		if reason == "" && event.Level == providers.Warn {
			f.Message = event.Text
		}
	}
	if m := meaningOf(400, envelope{message: f.Message}); m.kind == providers.Quota {
		f.Kind = providers.Quota
		f.Remedy = forms.T("delete the node pool and create it with another flavor, in another zone or with fewer nodes",
			"请删除该节点池，更换规格或可用区、或减少节点数后重新创建")
	}
	if names := c.abnormalNodes(ctx, at, status.Nodes.Abnormal); names != "" {
		f.Summary = forms.Tf("%s: %s", "%s：%s", f.Summary, names)
	}
	status.Failure = f
}

// abnormalNodes names the nodes behind the counter, as far as they can be had.
func (c *Client) abnormalNodes(ctx context.Context, at nodePoolRef, count int) string {
	if count == 0 {
		return ""
	}
	type node struct {
		Metadata struct{ Name text }
		Status   struct{ Phase text }
	}
	nodes, err := continued[node](ctx, c, call{
		action: "ListNodePoolNodes", product: modelArts, path: at.one() + "/nodes", project: at.project, query: url.Values{"limit": {"500"}},
	})
	var names []string
	for _, n := range nodes {
		if err == nil && strings.EqualFold(string(n.Status.Phase), abnormal) {
			names = append(names, string(n.Metadata.Name))
		}
	}
	return strings.Join(names, ", ")
}

// failedOrder looks for the order of the creation and whether it failed; orders
// are kept for pay-per-use as well. They are the pool's: where several were made
// since and the receipt names none, none can be told to be ours.
func (c *Client) failedOrder(ctx context.Context, at nodePoolRef, receipt providers.Receipt) (reason string, failed bool) {
	created, err := time.Parse(time.RFC3339, receipt.Created)
	if err != nil {
		return "", false
	}
	type order struct{ OrderName, Operation, Phase, Result, FailReason text }
	var reply struct{ Items []order }
	err = c.read(ctx, call{
		action: "ListOrders", product: modelArts, path: "/v1/" + projectMark + "/orders", project: at.project,
		query: url.Values{
			"involvedName": {at.pool}, "resource": {"pools"}, "limit": {"100"},
			"since": {strconv.FormatInt(created.Add(-time.Minute).UnixMilli(), 10)},
		},
	}, &reply)
	if err != nil {
		return "", false
	}
	ours := slices.DeleteFunc(reply.Items, func(o order) bool {
		return o.Operation == "delete" || (receipt.TaskID != "" && string(o.OrderName) != receipt.TaskID)
	})
	if len(ours) != 1 || (ours[0].Phase != "failed" && ours[0].Result != "failed") {
		return "", false
	}
	return string(ours[0].FailReason), true
}
