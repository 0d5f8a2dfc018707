package ack

import (
	"context"
	"maps"

	"clusterwiz/forms"
	"clusterwiz/providers/alicloud"
)

// The quotas of the account, told as facts of every VPC: the VPC is the one
// choice that every cluster makes early.
const (
	poolQuota = "pool_quota"
	nodeQuota = "node_quota"
)

// vpcs are the VPCs with the quotas of DescribeUserQuota (CS 2015-12-15, API
// page section 7.1). Without the right to read the quotas there are only the
// VPCs.
func (c *Client) vpcs(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	shared, err := c.cloud.Lookup(ctx, q)
	if err != nil {
		return nil, err
	}
	quota, err := c.cloud.Remember(ctx, forms.Query{Source: "quotas"}, c.quotas)
	if err != nil {
		return shared, nil //nolint:nilerr // The VPCs are there without their quotas.
	}
	// The list is kept for others too: its facts are not ours to change.
	list := make([]forms.Option, len(shared))
	for i, option := range shared {
		facts := maps.Clone(quota[0].Facts)
		maps.Copy(facts, option.Facts)
		option.Facts = facts
		list[i] = option
	}
	return list, nil
}

// quotas is DescribeUserQuota as the facts of one value.
func (c *Client) quotas(ctx context.Context) ([]forms.Option, error) {
	var reply struct {
		Pools alicloud.Text `json:"cluster_nodepool_quota"`
		Nodes alicloud.Text `json:"node_quota"`
	}
	if err := c.read(ctx, reading("DescribeUserQuota", "/quota"), &reply); err != nil {
		return nil, err
	}
	return []forms.Option{{Value: "account", Facts: map[string]string{
		poolQuota: string(reply.Pools), nodeQuota: string(reply.Nodes),
	}}}, nil
}
