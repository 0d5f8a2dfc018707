package batchcompute

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/price"
)

var _ price.Pricer = (*Client)(nil)

// costs are what a cluster's price is composed of: its machines, which ECS sells. The
// zone is the service's choice.
var costs = []alicloud.Cost{
	{Kind: forms.PoolPart, At: "node_pools", Machine: &alicloud.Machine{ForeignImages: true}},
	{
		Kind: forms.StoragePart, At: "storage.mounts", Nature: price.Usage,
		Missing: forms.T("storage and access are billed by use; no API gives the price", "按存储与访问量计费；无接口提供价格"),
	},
}

// Prices implements [price.Pricer].
func (c *Client) Prices(ctx context.Context, answers *forms.Answers, known *forms.Known) []price.Item {
	return c.cloud.Prices(ctx, form(), answers, known, costs)
}

// TypePrices implements [price.Pricer].
func (c *Client) TypePrices(ctx context.Context, answers *forms.Answers, path forms.Path, types []string) map[string]price.Item {
	return c.cloud.TypePrices(ctx, form(), answers, costs, path, types)
}
