package ack

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// deletion says what goes with a cluster, as the API page has it by default:
// the load balancers that it made go, what holds data or names stays.
var deletion = []struct{ resource, mode string }{
	{"SLB", "delete"}, {"ALB", "retain"}, {"SLS_Data", "retain"}, {"SLS_ControlPlane", "retain"}, {"PrivateZone", "retain"},
}

// Delete implements [providers.Client].
func (c *Client) Delete(ctx context.Context, receipt providers.Receipt) (providers.Receipt, error) {
	type option struct {
		Resource string `json:"resource_type"`
		Mode     string `json:"delete_mode"`
	}
	var list []option
	for _, d := range deletion {
		list = append(list, option{d.resource, d.mode})
	}
	text, err := json.Marshal(list)
	if err != nil {
		return providers.Receipt{}, fmt.Errorf("encode the options of the deletion: %w", err)
	}
	var reply accepted
	err = c.cloud.Do(ctx, alicloud.Call{
		Product: product, Action: "DeleteCluster", Method: http.MethodDelete, Path: of(receipt.ID, ""),
		Query: map[string]string{"retain_all_resources": "false", "delete_options": string(text)}, Writes: true,
	}, &reply)
	if err != nil {
		return providers.Receipt{}, c.explainDelete(ctx, receipt, explain(err, providers.Request{}))
	}
	receipt.TaskID, receipt.RequestID, receipt.State = string(reply.TaskID), string(reply.RequestID), deleting
	return receipt, nil
}

// explainDelete looks whether deletion protection is behind a refusal, whose
// code no page gives.
func (c *Client) explainDelete(ctx context.Context, receipt providers.Receipt, err error) error {
	f := providers.AsFailure(err)
	if f.Code == "" || (f.Kind != providers.Invalid && f.Kind != providers.Conflict && f.Kind != providers.Permission) {
		return err
	}
	cluster, asked := c.cluster(ctx, receipt.ID)
	if asked != nil || !bool(cluster.Protected) {
		return err
	}
	f.Kind = providers.Conflict
	f.Summary = forms.T("deletion protection is on", "集群已开启删除保护")
	f.Remedy = forms.T("switch it off in the ACK console, then delete again", "请先在 ACK 控制台关闭删除保护，再执行删除")
	return f
}
