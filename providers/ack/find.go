package ack

import (
	"context"
	"net/url"
	"strconv"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// pageSize is what DescribeClustersForRegion and DescribeClusterEvents allow.
const pageSize = 50

// maxPages stops a list whose end never comes.
const maxPages = 1000

type pageInfo struct {
	TotalCount alicloud.Int `json:"total_count"`
}

// paged reads a list to its end. page takes one reply apart.
func paged[R, T any](ctx context.Context, c *Client, call alicloud.Call, page func(*R) ([]T, pageInfo)) ([]T, error) {
	var all []T
	call.Query["page_size"] = strconv.Itoa(pageSize)
	for number := 1; number <= maxPages; number++ {
		call.Query["page_number"] = strconv.Itoa(number)
		reply := new(R)
		if err := c.read(ctx, call, reply); err != nil {
			return nil, err
		}
		items, info := page(reply)
		all = append(all, items...)
		whole := len(all) >= int(info.TotalCount)
		if info.TotalCount == 0 { // Not told.
			whole = len(items) < pageSize
		}
		if len(items) == 0 || whole {
			break
		}
	}
	return all, nil
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
	clusters, err := paged(ctx, c, call, func(r *reply) ([]found, pageInfo) { return r.Clusters, r.PageInfo })
	if err != nil {
		return nil, err
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
