package ehpc

import (
	"cmp"
	"context"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/exchange"
)

// lookups are the sources that E-HPC answers itself. Where the shared room has
// one of the same name, that of E-HPC is the truer: it lists only what a
// cluster can use.
var lookups = sync.OnceValue(func() map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error) {
	return map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error){
		"regions":           (*Client).regions,
		"images":            (*Client).images,
		"file_systems":      (*Client).fileSystems,
		"mount_targets":     (*Client).mountTargets,
		"software":          (*Client).software,
		"software_versions": (*Client).softwareVersions,
		"addons":            (*Client).addons,
		"addon_versions":    (*Client).addonVersions,
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
	if q.Source == "instance_types" {
		return c.instanceTypes(ctx, q)
	}
	return c.cloud.Lookup(ctx, q)
}

// reading is a reading call with its parameters in the address, where the
// vendor's SDK has them.
func reading(action string, pairs ...string) alicloud.Call {
	return alicloud.Call{Product: product, Action: action, Query: alicloud.Pairs(pairs...)}
}

// instanceTypes are those of the zones of the queue's vSwitches, or of the
// cluster's. A type is sold out when it is so in all of them.
func (c *Client) instanceTypes(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	ids := strings.FieldsFunc(q.Args["vswitch_ids"], func(r rune) bool { return r == ',' || r == ' ' })
	if len(ids) == 0 {
		ids = []string{q.Args["network.vswitch_id"]}
	}
	return c.cloud.TypesIn(ctx, ids)
}

type region struct {
	ID   alicloud.Text `json:"RegionId"`
	Name alicloud.Text `json:"LocalName"`
}

// regions is ListRegions. It is younger than the other calls, so a refusal
// leaves the regions of ECS.
func (c *Client) regions(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	type reply struct {
		Regions   []region
		NextToken *alicloud.Text
	}
	names := map[string]forms.Text{}
	var order []string
	for _, lang := range []string{"en-US", "zh-CN"} {
		items, err := alicloud.Tokened(ctx, c.cloud, reading("ListRegions", "AcceptLanguage", lang), 100,
			func(r *reply) ([]region, *alicloud.Text) { return r.Regions, r.NextToken })
		if f := providers.FailureIn(err); f != nil && f.Kind == providers.Invalid {
			return c.cloud.Lookup(ctx, q)
		}
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			name, known := names[string(item.ID)]
			if !known {
				order = append(order, string(item.ID))
			}
			if lang == "en-US" {
				name.En = string(item.Name)
			} else {
				name.Zh = string(item.Name)
			}
			names[string(item.ID)] = name
		}
	}
	options := make([]forms.Option, len(order))
	for i, id := range order {
		options[i] = forms.Option{Value: id, Label: names[id]}
	}
	return options, nil
}

type image struct {
	ID           alicloud.Text `json:"ImageId"`
	Name         alicloud.Text `json:"ImageName"`
	OSName       alicloud.Text
	OSNameEn     alicloud.Text
	Architecture alicloud.Text
	Platform     alicloud.Text
	Size         alicloud.Text
	Owner        alicloud.Text `json:"ImageOwnerAlias"`
}

// images is ListAvailableImages for the chosen type and scheduler.
func (c *Client) images(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	type reply struct {
		Images     []image
		TotalCount *alicloud.Int
	}
	kind := q.Args["instance_type"]
	if kind == "" {
		kind = q.Args["manager.instance_type"]
	}
	call := reading("ListAvailableImages", "InstanceType", kind, "Scheduler", schedulerParam(q))
	call.Method = "GET"
	items, err := alicloud.Numbered(ctx, c.cloud, call, 50, func(r *reply) ([]image, *alicloud.Int) { return r.Images, r.TotalCount })
	return forms.OptionsOf(items, func(i image) forms.Option {
		label := forms.Foreign(string(cmp.Or(i.OSNameEn, i.OSName, i.Name, i.ID)), string(cmp.Or(i.OSName, i.OSNameEn, i.Name, i.ID)))
		return forms.Option{
			Value: string(i.ID), Label: label,
			Cells: []string{string(i.Architecture), string(i.Size) + " GiB", string(i.Owner)}, Columns: imageColumns,
			Facts: map[string]string{"arch": string(i.Architecture), "platform": string(i.Platform), "owner": string(i.Owner)},
		}
	}), err
}

var imageColumns = []forms.Column{providers.ColumnArch, providers.ColumnSize, providers.ColumnOwner}

func schedulerParam(q forms.Query) string {
	if q.Args["scheduler.type"] == "" || q.Args["scheduler.version"] == "" {
		return ""
	}
	value := &forms.Body{}
	value.Set(q.Args["scheduler.type"], "Type")
	value.Set(q.Args["scheduler.version"], "Version")
	text, err := value.JSON(forms.Masked)
	if err != nil {
		return ""
	}
	return string(text)
}
