package qingcloud

import (
	"cmp"
	"context"
	"net/url"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// lookups are the sources. What the API cannot list is offered as the clusters
// that are there have it.
var lookups = sync.OnceValue(func() map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error) {
	return map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error){
		"regions": func(*Client, context.Context, forms.Query) ([]forms.Option, error) { return knownZones(), nil },
		"vxnets":  (*Client).vxnets,
		"users":   (*Client).users,
		"uid_numbers": func(c *Client, ctx context.Context, q forms.Query) ([]forms.Option, error) {
			return c.numbers(ctx, q, func(u user) text { return u.UID })
		},
		"gid_numbers": func(c *Client, ctx context.Context, q forms.Query) ([]forms.Option, error) {
			return c.numbers(ctx, q, func(u user) text { return u.GID })
		},
		"versions":    (*Client).versions,
		"queue_types": (*Client).queueTypes,
		"nas": func(c *Client, ctx context.Context, q forms.Query) ([]forms.Option, error) {
			return c.used(ctx, q, func(one cluster) (text, text) { return one.NASID, one.NASPath })
		},
		"nas_paths": func(c *Client, ctx context.Context, q forms.Query) ([]forms.Option, error) {
			return c.used(ctx, q, func(one cluster) (text, text) { return one.NASPath, one.NASID })
		},
		"nas_mount_points": func(c *Client, ctx context.Context, q forms.Query) ([]forms.Option, error) {
			return c.used(ctx, q, func(one cluster) (text, text) { return one.MountPoint, one.NASID })
		},
	}
})

// Lookup implements [providers.Client].
func (c *Client) Lookup(ctx context.Context, q forms.Query) (providers.Listing, error) {
	look, known := lookups()[q.Source]
	if !known {
		return providers.Listing{}, providers.UnknownSource(q.Source)
	}
	return c.memory.Lookup(ctx, q, func(ctx context.Context) ([]forms.Option, error) {
		options, err := look(c, ctx, q)
		if err != nil || len(options) > 0 || q.Source == "vxnets" {
			return options, err
		}
		// An empty list would make every typed value look wrong.
		return nil, &providers.Failure{
			Kind:    providers.Absent,
			Summary: forms.T("none of your clusters has one", "没有可供参考的现有集群"),
			Remedy:  forms.T("type the value; the console shows it", "请直接输入，可在控制台查看"),
		}
	})
}

type vxnet struct {
	ID     text `json:"vxnet_id"`
	Name   text `json:"vxnet_name"`
	Type   text `json:"vxnet_type"`
	Router text `json:"vpc_router_id"`
	Free   text `json:"available_ip_count"`
}

var vxnetColumns = []forms.Column{providers.ColumnVPC}

// vxnets is DescribeVxnets of the general API. One outside a VPC is of no use.
func (c *Client) vxnets(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	type reply struct {
		Vxnets []vxnet `json:"vxnet_set"`
		Total  *text   `json:"total_count"`
	}
	describe := call{api: iaas, action: "DescribeVxnets", query: url.Values{"action": {"DescribeVxnets"}, "zone": {c.zone}, "verbose": {"1"}}}
	found, err := all(ctx, c, describe, func(r *reply) ([]vxnet, *text) { return r.Vxnets, r.Total })
	return forms.OptionsOf(found, func(v vxnet) forms.Option {
		option := forms.Option{
			Value: string(v.ID), Label: forms.Same(string(cmp.Or(v.Name, v.ID))), Cells: []string{string(v.Router)}, Columns: vxnetColumns,
			Facts: map[string]string{"vpc_id": string(v.Router), "free": string(v.Free)},
		}
		if v.Router == "" {
			option.Why = forms.T("not attached to a VPC", "未加入 VPC 网络")
		}
		return option
	}), err
}
