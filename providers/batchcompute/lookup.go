package batchcompute

import (
	"cmp"
	"context"
	"maps"
	"net/netip"
	"slices"
	"sort"
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
		"images":            (*Client).images,
		"instance_types":    (*Client).instanceTypes,
		"resource_types":    words(resourceTypes, func(o offer) []alicloud.Text { return o.kinds }),
		"system_disk_types": words(diskTypes, func(o offer) []alicloud.Text { return o.systems }),
		"data_disk_types":   words(diskTypes, func(o offer) []alicloud.Text { return o.disks }),
		"vpcs":              (*Client).vpcs,
		"regions":           func(*Client, context.Context, forms.Query) ([]forms.Option, error) { return knownRegions(), nil },
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

// Words of the API about how machines are sold.
const (
	onDemandKind = "OnDemand"
	spotKind     = "Spot"
	prepaidKind  = "PrePaid"
)

// machineColumns are those of which this cloud tells.
var machineColumns = []forms.Column{providers.ColumnCores, providers.ColumnMemory}

// soldFact is what the look-up knows of a type: how it is sold, blanks between.
const soldFact = "resource_types"

// machine is a type of machine. GET /available tells all of it; the older GET
// /quotas gives names alone.
type machine struct {
	InstanceType        alicloud.Text
	CpuCore, MemorySize alicloud.Decimal //nolint:revive // As the API writes it.
	Network             *struct{ Classic, Vpc alicloud.Bool }
	sold                []string
}

func (m machine) option(network, wanted string) forms.Option {
	option := forms.Option{
		Value: string(m.InstanceType), Label: forms.Same(string(m.InstanceType)), Facts: map[string]string{soldFact: strings.Join(m.sold, " ")},
	}
	if m.CpuCore > 0 {
		cores := strconv.FormatFloat(float64(m.CpuCore), 'f', -1, 64)
		memory := strconv.FormatFloat(float64(m.MemorySize), 'f', -1, 64)
		option.Cells, option.Columns = []string{cores + " vCPU", memory + " GiB"}, machineColumns
		option.Facts["cores"], option.Facts["memory"] = cores, memory
	}
	switch n := m.Network; {
	case n != nil && (network == inVPC && !bool(n.Vpc) || network == inClassic && !bool(n.Classic)):
		option.Why = forms.Tf("not available on the network type %s", "不支持网络类型 %s", network)
	case wanted != "" && !slices.Contains(m.sold, wanted):
		option.Why = forms.Tf("not sold as %s", "不以“%s”方式提供", wanted)
	}
	return option
}

// instanceTypes are all types, with what they cannot be had for.
func (c *Client) instanceTypes(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	there, err := c.available(ctx)
	if err != nil {
		return nil, err
	}
	machines := there.machines
	sort.SliceStable(machines, func(i, j int) bool {
		a, b := machines[i], machines[j]
		return cmp.Or(cmp.Compare(a.CpuCore, b.CpuCore), cmp.Compare(a.MemorySize, b.MemorySize), strings.Compare(string(a.InstanceType), string(b.InstanceType))) < 0
	})
	wanted := q.Args["resource_type"]
	if !there.tells(wanted) {
		wanted = ""
	}
	return forms.OptionsOf(machines, func(m machine) forms.Option { return m.option(q.Args["network.kind"], wanted) }), nil
}

// words makes options of what a list of the API holds, called as the form calls
// them.
func words(said []forms.Option, list func(offer) []alicloud.Text) func(*Client, context.Context, forms.Query) ([]forms.Option, error) {
	return func(c *Client, ctx context.Context, _ forms.Query) ([]forms.Option, error) {
		there, err := c.available(ctx)
		if err != nil {
			return nil, err
		}
		return forms.OptionsOf(list(there), func(word alicloud.Text) forms.Option {
			if i := slices.IndexFunc(said, func(o forms.Option) bool { return o.Value == string(word) }); i >= 0 {
				return said[i]
			}
			return forms.Option{Value: string(word), Label: forms.Same(string(word))}
		}), nil
	}
}

// offer is what a region has.
type offer struct {
	machines              []machine
	kinds, systems, disks []alicloud.Text
	prepaid               bool
}

// tells whether it is known which types are sold in a way.
func (o offer) tells(wanted string) bool {
	return wanted == onDemandKind || wanted == spotKind || wanted == prepaidKind && o.prepaid
}

// join puts together what the lists by way of sale say.
func join(lists map[string][]machine) []machine {
	var all []machine
	for _, way := range []string{onDemandKind, spotKind, prepaidKind} {
		for _, m := range lists[way] {
			i := slices.IndexFunc(all, func(known machine) bool { return known.InstanceType == m.InstanceType })
			if i < 0 {
				i = len(all)
				all = append(all, m)
			}
			all[i].sold = append(all[i].sold, way)
		}
	}
	return all
}

func (c *Client) available(ctx context.Context) (offer, error) {
	var rich struct {
		AvailableClusterInstanceType                   []machine
		AvailableSpotInstanceType                      []machine
		AvailablePrepaidInstanceType                   []machine
		AvailableResourceType                          []alicloud.Text
		AvailableSystemDiskType, AvailableDataDiskType []alicloud.Text
	}
	err := c.read(ctx, reading("GetAvailableResource", "/available"), &rich)
	f := providers.FailureIn(err)
	if f != nil && (f.Kind == providers.Absent || f.Kind == providers.Invalid) {
		return c.quotas(ctx)
	}
	return offer{
		machines: join(map[string][]machine{
			onDemandKind: rich.AvailableClusterInstanceType, spotKind: rich.AvailableSpotInstanceType, prepaidKind: rich.AvailablePrepaidInstanceType,
		}),
		kinds: rich.AvailableResourceType, systems: rich.AvailableSystemDiskType, disks: rich.AvailableDataDiskType,
		prepaid: len(rich.AvailablePrepaidInstanceType) > 0,
	}, err
}

func (c *Client) quotas(ctx context.Context) (offer, error) {
	var names struct {
		AvailableClusterInstanceType, AvailableSpotInstanceType                      []alicloud.Text
		AvailableClusterResourceType                                                 []alicloud.Text
		AvailableClusterInstanceSystemDiskType, AvailableClusterInstanceDataDiskType []alicloud.Text
	}
	err := c.read(ctx, reading("GetQuotas", "/quotas"), &names)
	named := func(list []alicloud.Text) []machine {
		machines := make([]machine, len(list))
		for i, name := range list {
			machines[i].InstanceType = name
		}
		return machines
	}
	return offer{
		machines: join(map[string][]machine{onDemandKind: named(names.AvailableClusterInstanceType), spotKind: named(names.AvailableSpotInstanceType)}),
		kinds:    names.AvailableClusterResourceType, systems: names.AvailableClusterInstanceSystemDiskType, disks: names.AvailableClusterInstanceDataDiskType,
	}, err
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
			Cells: []string{string(i.Platform), string(i.Type)}, Columns: imageColumns,
			Facts: map[string]string{"platform": string(i.Platform), "owner": string(i.Type)},
		}
	}), nil
}

var imageColumns = []forms.Column{providers.ColumnPlatform, providers.ColumnOwner}

// vpcs are those of the account; where the block of one is of a size that the page
// allows, it stands in as the address block.
func (c *Client) vpcs(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	found, err := c.cloud.Lookup(ctx, q)
	options := slices.Clone(found)
	for i, option := range options {
		first, _, _ := strings.Cut(option.Facts["cidr"], " ")
		if p, wrong := netip.ParsePrefix(first); wrong == nil && p.Bits() >= 12 && p.Bits() <= 24 {
			facts := maps.Clone(option.Facts)
			facts["block"] = first
			options[i].Facts = facts
		}
	}
	return options, err
}
