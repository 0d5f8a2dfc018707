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
	case providers.Ready, providers.Stopped, providers.Deleting, providers.Gone:
	}
	if status.Phase != providers.Failed {
		return
	}
	f := &providers.Failure{
		Kind: providers.Unavailable, Message: reason, RequestID: receipt.RequestID,
		Summary: forms.Tf("not every node started: %d of %s available, %d abnormal", "节点未全部创建成功：%[2]s 个节点中 %[1]d 个可用，%[3]d 个异常",
			status.Nodes.Running, forms.Count(status.Nodes.Wanted, "node", "nodes"), status.Nodes.Abnormal),
		Remedy: forms.T("delete the node pool, remove the cause and create it again", "请删除该节点池，排除原因后重新创建"),
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
