package ack

import (
	"context"
	"net/url"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// pageSize is what DescribeClustersForRegion and DescribeClusterEvents allow.
const pageSize = 50

type pageInfo struct {
	TotalCount alicloud.Int `json:"total_count"`
}

// found is a cluster as DescribeClustersForRegion shows it.
type found struct {
	ID      alicloud.Text `json:"cluster_id"`
	Name    alicloud.Text `json:"name"`
	State   alicloud.Text `json:"state"`
	Created alicloud.Text `json:"created"`
}

// Find implements [providers.Client]. The filter matches parts of names, so
// the exact name is compared here.
func (c *Client) Find(ctx context.Context, request providers.Request) ([]providers.Receipt, error) {
	type reply struct {
		Clusters []found  `json:"clusters"`
		PageInfo pageInfo `json:"page_info"`
	}
	call := reading("DescribeClustersForRegion", "/regions/"+url.PathEscape(request.Region)+"/clusters", "name", request.Name)
	clusters, err := alicloud.Numbered(ctx, c.cloud, call, pageSize, func(r *reply) ([]found, alicloud.Int) { return r.Clusters, r.PageInfo.TotalCount })
	if err != nil {
		return nil, explain(err, providers.Request{})
	}
	var receipts []providers.Receipt
	for _, one := range clusters {
		if string(one.Name) == request.Name && one.State != deleted {
			receipts = append(receipts, providers.Receipt{
				ID: string(one.ID), Name: request.Name, Region: request.Region, Created: string(one.Created), State: string(one.State),
			})
		}
	}
	return receipts, nil
}
