package ack

import (
	"context"
	"maps"
	"strconv"

	"clusterwiz/forms"
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

// quotas are the limits of the account as the facts of one value.
func (c *Client) quotas(ctx context.Context) ([]forms.Option, error) {
	told, failure := c.quota(ctx)
	if failure != nil {
		return nil, failure
	}
	facts := map[string]string{}
	for fact, key := range map[string]string{poolQuota: "cluster_nodepool_quota", nodeQuota: "node_quota"} {
		if limit := told.of(key); limit > 0 {
			facts[fact] = strconv.FormatInt(limit, 10)
		}
	}
	return []forms.Option{{Value: "account", Facts: facts}}, nil
}
