package qingcloud

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// lookups are the sources. What the API cannot list is offered as the clusters
// that are there have it.
var lookups = map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error){
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

// memory keeps what look-ups found for as long as the client lives. The zero
// value is ready.
type memory struct {
	mu      sync.Mutex
	options map[string][]forms.Option
}

func (m *memory) get(id string) ([]forms.Option, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	options, ok := m.options[id]
	return slices.Clone(options), ok
}

func (m *memory) put(id string, options []forms.Option) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.options == nil {
		m.options = map[string][]forms.Option{}
	}
	m.options[id] = slices.Clone(options)
}

// Lookup implements [providers.Client]. Answers are kept for as long as the
// client lives.
func (c *Client) Lookup(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	look, known := lookups[q.Source]
	if !known {
		return nil, &providers.Failure{
			Kind:    providers.Internal,
			Summary: forms.Tf("nothing answers the look-up %s", "没有可用的查询 %s", q.Source),
			Remedy:  forms.T("type the value", "请直接输入"),
		}
	}
	if options, ok := c.options.get(q.ID()); ok {
		return options, nil
	}
	options, err := look(c, ctx, q)
	if err != nil {
		return nil, err
	}
	if len(options) == 0 && q.Source != "vxnets" {
		// An empty list would make every typed value look wrong.
		return nil, &providers.Failure{
			Kind:    providers.Absent,
			Summary: forms.T("no cluster of yours tells it", "没有可供参考的现有集群"),
			Remedy:  forms.T("type the value; the console has it", "请直接输入，可在控制台查看"),
		}
	}
	c.options.put(q.ID(), options)
	return options, nil
}

type vxnet struct {
	ID     text `json:"vxnet_id"`
	Name   text `json:"vxnet_name"`
	Type   text `json:"vxnet_type"`
	Router text `json:"vpc_router_id"`
	Free   text `json:"available_ip_count"`
}

// vxnets is DescribeVxnets of the general API. One outside a VPC is of no use.
func (c *Client) vxnets(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	type reply struct {
		Vxnets []vxnet `json:"vxnet_set"`
		Total  text    `json:"total_count"`
	}
	describe := call{api: iaas, action: "DescribeVxnets", query: url.Values{"action": {"DescribeVxnets"}, "zone": {c.zone}, "verbose": {"1"}}}
	found, err := all(ctx, c, describe, func(r *reply) ([]vxnet, text) { return r.Vxnets, r.Total })
	return list(found, func(v vxnet) forms.Option {
		option := forms.Option{
			Value: string(v.ID), Label: forms.Same(string(cmp.Or(v.Name, v.ID))), Cells: []string{string(v.Router)},
			Facts: map[string]string{"vpc_id": string(v.Router), "free": string(v.Free)},
		}
		if v.Router == "" {
			option.Why = forms.T("not attached to a VPC", "未加入 VPC 网络")
		}
		return option
	}), err
}

// list makes options of items, each value once, those without a value left out.
func list[T any](items []T, option func(T) forms.Option) []forms.Option {
	options := make([]forms.Option, 0, len(items))
	seen := map[string]bool{}
	for _, item := range items {
		o := option(item)
		if o.Value != "" && !seen[o.Value] {
			seen[o.Value] = true
			options = append(options, o)
		}
	}
	return options
}
