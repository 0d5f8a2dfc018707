package ack

import (
	"context"
	"fmt"
	"net/http"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// Delete implements [providers.Client]. What goes with the cluster is as the
// API page has it by default, or as DeleteWith was told.
func (c *Client) Delete(ctx context.Context, receipt providers.Receipt) (providers.Receipt, error) {
	answers := c.deletion
	if answers == nil {
		answers = &forms.Answers{}
	}
	query, err := providers.Request{Format: providers.FormBody, Body: c.DeleteForm().Body(answers)}.Params(forms.Revealed)
	if err != nil {
		return providers.Receipt{}, fmt.Errorf("encode the options of the deletion: %w", err)
	}
	var reply accepted
	err = c.cloud.Do(ctx, alicloud.Call{
		Product: product, Action: "DeleteCluster", Method: http.MethodDelete, Path: of(receipt.ID, ""), Query: query, Writes: true,
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
