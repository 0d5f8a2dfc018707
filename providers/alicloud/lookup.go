package alicloud

import (
	"cmp"
	"context"
	"sort"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// lookups are the sources that all providers on Alibaba Cloud share.
var lookups = sync.OnceValue(func() map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error) {
	return map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error){
		"regions":         (*Client).regions,
		"zones":           (*Client).zones,
		"vpcs":            (*Client).vpcs,
		"vswitches":       (*Client).vSwitches,
		"security_groups": (*Client).securityGroups,
		"key_pairs":       (*Client).keyPairs,
		"resource_groups": (*Client).resourceGroups,
		"instance_types":  (*Client).instanceTypes,
		"images":          (*Client).images,
		"file_systems":    (*Client).fileSystems,
		"mount_targets":   (*Client).mountTargets,
	}
})

// Lookup answers a query of a shared source with every value there is, read to
// the last page and sorted for choosing. Those that a provider must answer
// itself are unknown here, see [providers.UnknownSource]. Answers are kept for
// as long as the client lives, unless asked for under [providers.Afresh]; they
// must not be changed.
//
// Queries are narrowed by network.vpc_id (vswitches, security_groups,
// mount_targets, file_systems) and by network.vswitch_id or zone
// (instance_types); without them they give everything in the region.
//
// Facts: vpcs "cidr" (every block, blanks between); vswitches "vpc_id", "zone",
// "cidr", "free"; security_groups "vpc_id", "type"; instance_types "cores", "memory" (GiB),
// "gpu", "arch" (x86_64, arm64), "family"; images "arch", "platform", "owner",
// "size" (GiB); file_systems "type", "protocol", "zone"; mount_targets
// "vpc_id", "vswitch_id", "file_system_id", "file_system_type", "protocol".
func (c *Client) Lookup(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	look, known := lookups()[q.Source]
	if !known {
		return nil, providers.UnknownSource(q.Source)
	}
	// A product may answer the same query itself, and this one on the way.
	return exchange.Remember(ctx, &c.memory, "shared "+q.ID(), func(ctx context.Context) ([]forms.Option, error) { return look(c, ctx, q) })
}

// arg returns the first of the query's arguments that is given.
func arg(q forms.Query, names ...string) string {
	for _, name := range names {
		if value := q.Args[name]; value != "" {
			return value
		}
	}
	return ""
}

// Pairs makes parameters of those pairs of name and value that have a value.
func Pairs(pairs ...string) map[string]string {
	params := make(map[string]string, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			params[pairs[i]] = pairs[i+1]
		}
	}
	return params
}

// query makes parameters as Pairs does, and adds the region.
func (c *Client) query(pairs ...string) map[string]string {
	params := Pairs(pairs...)
	params["RegionId"] = cmp.Or(params["RegionId"], c.region, fallbackRegion)
	return params
}

// each turns the cloud's items into options, each value once and without those
// that have none, sorted by the keys of less.
func each[T any](items []T, less func(a, b T) int, option func(T) forms.Option) []forms.Option {
	sort.SliceStable(items, func(i, j int) bool { return less(items[i], items[j]) < 0 })
	return forms.OptionsOf(items, option)
}

// byName sorts as people read: without regard to case, then by id.
func byName(nameA, nameB, idA, idB Text) int {
	return cmp.Or(cmp.Compare(strings.ToLower(string(nameA)), strings.ToLower(string(nameB))), cmp.Compare(idA, idB))
}

// label is a name of the person's own, the same in both languages.
func label(name Text) forms.Text { return forms.Same(string(name)) }

// Remember answers a query that a product answers itself as [Client.Lookup]
// answers the shared ones: asked once, kept for as long as the client lives,
// and asked again under [clusterwiz/providers.Afresh].
func (c *Client) Remember(
	ctx context.Context, q forms.Query, look func(context.Context) ([]forms.Option, error),
) ([]forms.Option, error) {
	return exchange.Remember(ctx, &c.memory, "own "+q.ID(), look)
}
