package ack

import (
	"context"
	"maps"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// The quotas of the account, told as facts of every VPC: the VPC is the one
// choice that every cluster makes early.
const (
	poolQuota = "pool_quota"
	nodeQuota = "node_quota"
)

// vpcs are the VPCs with the quotas of DescribeUserQuota (CS 2015-12-15, API
// page section 7.1) and the blocks of the clusters in each. Without the right to read
// those there are only the VPCs.
func (c *Client) vpcs(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	shared, err := c.cloud.Lookup(ctx, q)
	if err != nil {
		return nil, err
	}
	limits, blocks := map[string]string{}, map[string]string{}
	if quota, err := c.cloud.Remember(ctx, forms.Query{Source: "quotas"}, c.quotas); err == nil {
		limits = quota[0].Facts
	}
	if clusters, err := c.cloud.Remember(ctx, forms.Query{Source: "cluster_blocks"}, c.clusterBlocks); err == nil {
		blocks = clusters[0].Facts
	}
	// The list is kept for others too: its facts are not ours to change.
	list := make([]forms.Option, len(shared))
	for i, option := range shared {
		facts := maps.Clone(limits)
		maps.Copy(facts, option.Facts)
		if taken := blocks[option.Value]; taken != "" {
			facts[takenBlocks] = taken
		}
		option.Facts = facts
		list[i] = option
	}
	return list, nil
}

// clusterBlocks are the address blocks of the clusters in each VPC, as the facts of one
// value.
func (c *Client) clusterBlocks(ctx context.Context) ([]forms.Option, error) {
	clusters, err := c.list(ctx)
	if err != nil {
		return nil, err
	}
	facts := map[string]string{}
	for _, one := range clusters {
		if one.Text("state") == deleted {
			continue
		}
		vpc := one.Text("vpc_id")
		for _, name := range []string{"container_cidr", "service_cidr"} {
			if block := one.Text(name); block != "" && vpc != "" {
				facts[vpc] = strings.TrimSpace(facts[vpc] + " " + block + "=" + strings.ReplaceAll(one.Text("name"), " ", "_"))
			}
		}
	}
	return []forms.Option{{Value: "clusters", Facts: facts}}, nil
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
