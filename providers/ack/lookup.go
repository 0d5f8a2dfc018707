package ack

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/exchange"
)

// lookups are the sources that ACK answers itself.
var lookups = sync.OnceValue(func() map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error) {
	return map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error){
		"regions":             (*Client).regions,
		"kubernetes_versions": (*Client).versions,
		"runtimes":            (*Client).runtimes,
		"runtime_versions":    (*Client).runtimeVersions,
		"image_types":         (*Client).imageTypes,
		"addons":              (*Client).addons,
		"addon_versions":      (*Client).addonVersions,
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
	switch q.Source {
	case "instance_types":
		return c.cloud.TypesIn(ctx, vSwitches(q))
	case "system_disks":
		return c.cloud.Remember(ctx, q, func(ctx context.Context) ([]forms.Option, error) {
			return c.cloud.DisksOf(ctx, alicloud.SystemDisks, split(q.Args["instance_types"]), vSwitches(q))
		})
	case "data_disks":
		return c.cloud.Remember(ctx, q, func(ctx context.Context) ([]forms.Option, error) {
			return c.cloud.DisksOf(ctx, alicloud.DataDisks, split(q.Args["instance_types"]), vSwitches(q))
		})
	case "vswitches":
		return c.vSwitches(ctx, q)
	case "vpcs":
		return c.vpcs(ctx, q)
	}
	return c.cloud.Lookup(ctx, q)
}

// vSwitches are those whose zones are to have the stock, each once.
func vSwitches(q forms.Query) []string {
	ids := split(cmp.Or(q.Args["vswitch_ids"], q.Args["network.vswitch_ids"]))
	slices.Sort(ids)
	return slices.Compact(ids)
}

// split takes a list apart that stands in an argument.
func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// vSwitches are those of the VPC, and only of one zone where that is told.
func (c *Client) vSwitches(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	zone := q.Args["zone"]
	all, err := c.cloud.Lookup(ctx, forms.Query{Source: q.Source, Args: map[string]string{"network.vpc_id": q.Args["network.vpc_id"]}})
	if zone == "" || err != nil {
		return all, err
	}
	return slices.DeleteFunc(slices.Clone(all), func(o forms.Option) bool { return o.Facts["zone"] != zone }), nil
}

type region struct {
	ID   alicloud.Text `json:"regionId"`
	Name alicloud.Text `json:"localName"`
}

// regions is DescribeRegions, asked in both languages.
func (c *Client) regions(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	names := map[string]map[string]string{}
	var order []string
	for _, lang := range []string{"en-US", "zh-CN"} {
		var reply struct {
			Regions []region `json:"regions"`
		}
		if err := c.read(ctx, reading("DescribeRegions", "/regions", "acceptLanguage", lang), &reply); err != nil {
			return nil, err
		}
		for _, r := range reply.Regions {
			if names[string(r.ID)] == nil {
				names[string(r.ID)] = map[string]string{}
				order = append(order, string(r.ID))
			}
			names[string(r.ID)][lang] = string(r.Name)
		}
	}
	var list []forms.Option
	for _, id := range order {
		en, zh := names[id]["en-US"], names[id]["zh-CN"]
		list = append(list, forms.Option{Value: id, Label: forms.Foreign(cmp.Or(en, zh, id), cmp.Or(zh, en, id))})
	}
	return list, nil
}

// metadata is one version of DescribeKubernetesVersionMetadata.
type metadata struct {
	Version   alicloud.Text  `json:"version"`
	Creatable *alicloud.Bool `json:"creatable"`
	Released  alicloud.Text  `json:"release_date"`
	Expires   alicloud.Text  `json:"expiration_date"`
	Runtimes  []struct {
		Name    alicloud.Text `json:"name"`
		Version alicloud.Text `json:"version"`
	} `json:"runtimes"`
	Images []struct {
		Type     alicloud.Text `json:"image_type"`
		Name     alicloud.Text `json:"image_name"`
		Platform alicloud.Text `json:"platform"`
		Arch     alicloud.Text `json:"architecture"`
	} `json:"images"`
}

// metadata asks for all versions, or for one of any age.
func (c *Client) metadata(ctx context.Context, q forms.Query, version string) ([]metadata, error) {
	mode := "creatable"
	if version != "" {
		mode = "supported"
	}
	var reply []metadata
	err := c.read(ctx, reading("DescribeKubernetesVersionMetadata", "/api/v1/metadata/versions",
		"Region", c.cloud.Region(), "ClusterType", cmp.Or(q.Args["basics.cluster_type"], managedType), "Profile", profileOf(q),
		"KubernetesVersion", version, "Mode", mode), &reply)
	return reply, err
}

// profileOf is the profile where versions depend on it.
func profileOf(q forms.Query) string {
	if profile := q.Args["basics.profile"]; profile != "Lingjun" {
		return profile
	}
	return ""
}

var (
	versionColumns = []forms.Column{providers.ColumnReleased, providers.ColumnExpires}
	imageColumns   = []forms.Column{providers.ColumnArch}
	addonColumns   = []forms.Column{providers.ColumnVersion, providers.ColumnKind}
)

func (c *Client) versions(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.metadata(ctx, q, "")
	var list []forms.Option
	for _, m := range items {
		o := forms.Option{
			Value: string(m.Version), Label: forms.Same(string(m.Version)), Cells: []string{day(m.Released), day(m.Expires)}, Columns: versionColumns,
		}
		if m.Creatable != nil && !bool(*m.Creatable) {
			o.Why = forms.T("not for new clusters", "不能用于新建集群")
		}
		list = append(list, o)
	}
	return list, err
}

// day is the date of a time in ISO 8601.
func day(t alicloud.Text) string {
	const length = len("2006-01-02")
	return string(t[:min(len(t), length)])
}

// runtimes are those of a version, or of any that can be made.
func (c *Client) runtimes(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	version := q.Args["basics.kubernetes_version"]
	items, err := c.metadata(ctx, q, version)
	var list []forms.Option
	for _, m := range items {
		for _, r := range m.Runtimes {
			name := string(r.Name)
			if (version == "" || string(m.Version) == version) && !slices.ContainsFunc(list, func(o forms.Option) bool { return o.Value == name }) {
				list = append(list, forms.Option{Value: name, Label: forms.Same(name)})
			}
		}
	}
	return list, err
}

func (c *Client) runtimeVersions(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	version := q.Args["basics.kubernetes_version"]
	wanted := cmp.Or(q.Args["runtime"], q.Args["runtime.name"])
	items, err := c.metadata(ctx, q, version)
	var list []forms.Option
	for _, m := range items {
		for _, r := range m.Runtimes {
			if string(m.Version) == version && (wanted == "" || string(r.Name) == wanted) {
				list = append(list, forms.Option{Value: string(r.Version), Label: forms.Same(string(r.Name)), Facts: map[string]string{"runtime": string(r.Name)}})
			}
		}
	}
	return list, err
}

func (c *Client) imageTypes(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	version := q.Args["basics.kubernetes_version"]
	items, err := c.metadata(ctx, q, version)
	var list []forms.Option
	for _, m := range items {
		for _, image := range m.Images {
			if version != "" && string(m.Version) != version || image.Type == "" {
				continue
			}
			kind, arch := string(image.Type), string(image.Arch)
			i := slices.IndexFunc(list, func(o forms.Option) bool { return o.Value == kind })
			if i < 0 {
				list = append(list, forms.Option{
					Value: kind, Label: forms.Same(string(cmp.Or(image.Name, image.Type))), Cells: []string{arch}, Columns: imageColumns,
					Facts: map[string]string{"arch": arch, "platform": string(image.Platform)},
				})
			} else if known := list[i].Facts["arch"]; !slices.Contains(strings.Fields(known), arch) {
				list[i].Facts["arch"], list[i].Cells[0] = known+" "+arch, known+" "+arch
			}
		}
	}
	return list, err
}

type addon struct {
	Name      alicloud.Text `json:"name"`
	Version   alicloud.Text `json:"version"`
	Category  alicloud.Text `json:"category"`
	ByDefault alicloud.Bool `json:"install_by_default"`
	// Schema is a JSON schema as text.
	Schema alicloud.Text `json:"config_schema"`
}

// listed is ListAddons for a cluster that is yet to be made.
func (c *Client) listed(ctx context.Context, q forms.Query) ([]addon, error) {
	var reply struct {
		Addons []addon `json:"addons"`
	}
	err := c.read(ctx, reading("ListAddons", "/addons", "region_id", c.cloud.Region(),
		"cluster_type", cmp.Or(q.Args["basics.cluster_type"], managedType), "profile", cmp.Or(q.Args["basics.profile"], "Default"),
		"cluster_spec", cmp.Or(q.Args["basics.cluster_spec"], proSpec), "cluster_version", q.Args["basics.kubernetes_version"]), &reply)
	return reply.Addons, err
}

func (c *Client) addons(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.listed(ctx, q)
	var list []forms.Option
	for _, a := range items {
		if plugins.Check(string(a.Name)).IsZero() && !slices.ContainsFunc(list, func(o forms.Option) bool { return o.Value == string(a.Name) }) {
			o := forms.Option{
				Value: string(a.Name), Label: forms.Same(string(a.Name)), Cells: []string{string(a.Version), string(a.Category)}, Columns: addonColumns,
			}
			if a.Schema != "" {
				o.Facts = map[string]string{schemaFact: string(a.Schema)}
			}
			if a.ByDefault {
				o.Note = forms.T("installed by default", "默认安装")
			}
			list = append(list, o)
		}
	}
	return list, err
}

func (c *Client) addonVersions(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.listed(ctx, q)
	var list []forms.Option
	for _, a := range items {
		if string(a.Name) == q.Args["name"] && a.Version != "" {
			list = append(list, forms.Option{Value: string(a.Version), Label: forms.Same(string(a.Version))})
		}
	}
	return list, err
}
