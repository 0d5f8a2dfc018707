package batchcompute

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/exchange"
)

// lookups are the sources that BatchCompute answers itself. It has no call for
// regions, so those are the known ones.
var lookups = sync.OnceValue(func() map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error) {
	return map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error){
		"images":         (*Client).images,
		"instance_types": (*Client).instanceTypes,
		"regions":        func(*Client, context.Context, forms.Query) ([]forms.Option, error) { return knownRegions(), nil },
	}
})

// Lookup implements [providers.Client].
func (c *Client) Lookup(ctx context.Context, q forms.Query) (providers.Listing, error) {
	return exchange.Listing(ctx, func(ctx context.Context) ([]forms.Option, error) { return c.options(ctx, q) })
}

func (c *Client) options(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	if look, mine := lookups()[q.Source]; mine {
		return c.cloud.Remember(ctx, q, func(ctx context.Context) ([]forms.Option, error) { return look(c, ctx, q) })
	}
	return c.cloud.Lookup(ctx, q)
}

// machine is a type of machine. GET /available tells all of it; the older GET
// /quotas gives names alone.
type machine struct {
	InstanceType        alicloud.Text
	CpuCore, MemorySize alicloud.Decimal //nolint:revive // As the API writes it.
	Network             *struct{ Classic, Vpc alicloud.Bool }
}

func (m machine) option(network string) forms.Option {
	option := forms.Option{Value: string(m.InstanceType), Label: forms.Same(string(m.InstanceType))}
	if m.CpuCore > 0 {
		cores := strconv.FormatFloat(float64(m.CpuCore), 'f', -1, 64)
		memory := strconv.FormatFloat(float64(m.MemorySize), 'f', -1, 64)
		option.Cells = []string{cores + " vCPU", memory + " GiB"}
		option.Facts = map[string]string{"cores": cores, "memory": memory}
	}
	if n := m.Network; n != nil && (network == inVPC && !bool(n.Vpc) || network == inClassic && !bool(n.Classic)) {
		option.Why = forms.Tf("not on the network type %s", "不支持网络类型 %s", network)
	}
	return option
}

// instanceTypes are those for on-demand or for spot machines.
func (c *Client) instanceTypes(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	machines, err := c.available(ctx, q.Args["resource_type"] == "Spot")
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(machines, func(a, b machine) int {
		return cmp.Or(cmp.Compare(a.CpuCore, b.CpuCore), cmp.Compare(a.MemorySize, b.MemorySize), strings.Compare(string(a.InstanceType), string(b.InstanceType)))
	})
	return forms.OptionsOf(machines, func(m machine) forms.Option { return m.option(q.Args["network.kind"]) }), nil
}

func (c *Client) available(ctx context.Context, spot bool) ([]machine, error) {
	var rich struct {
		AvailableClusterInstanceType []machine
		AvailableSpotInstanceType    []machine
	}
	err := c.read(ctx, reading("GetAvailableResource", "/available"), &rich)
	if err == nil && spot {
		return rich.AvailableSpotInstanceType, nil
	}
	f := providers.FailureIn(err)
	if f == nil || f.Kind != providers.Absent && f.Kind != providers.Invalid {
		return rich.AvailableClusterInstanceType, err
	}
	var names struct {
		AvailableClusterInstanceType []alicloud.Text
		AvailableSpotInstanceType    []alicloud.Text
	}
	if err := c.read(ctx, reading("GetQuotas", "/quotas"), &names); err != nil {
		return nil, err
	}
	plain := names.AvailableClusterInstanceType
	if spot {
		plain = names.AvailableSpotInstanceType
	}
	machines := make([]machine, len(plain))
	for i, name := range plain {
		machines[i].InstanceType = name
	}
	return machines, nil
}

type image struct {
	ID       alicloud.Text `json:"Id"`
	Name     alicloud.Text
	Platform alicloud.Text
	Type     alicloud.Text
}

// images are those of the service and those of the account; each kind is asked
// for by itself.
func (c *Client) images(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	var found []image
	for _, kind := range []string{"System", "Self"} {
		images, err := all[image](ctx, c, "ListImages", "/images", "Type", kind)
		if err != nil {
			return nil, err
		}
		found = append(found, images...)
	}
	return forms.OptionsOf(found, func(i image) forms.Option {
		return forms.Option{
			Value: string(i.ID), Label: forms.Same(string(cmp.Or(i.Name, i.ID))),
			Cells: []string{string(i.Platform), string(i.Type)},
			Facts: map[string]string{"platform": string(i.Platform), "owner": string(i.Type)},
		}
	}), nil
}
