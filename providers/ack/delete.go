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
		return providers.Receipt{}, alicloud.Protected(explain(err, providers.Request{}), "ACK", func() (bool, error) {
			cluster, err := c.cluster(ctx, receipt.ID)
			return bool(cluster.Protected), err
		})
	}
	receipt.TaskID, receipt.RequestID, receipt.State = string(reply.TaskID), string(reply.RequestID), deleting
	return receipt, nil
}
