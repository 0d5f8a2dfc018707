package ehpc

import (
	"cmp"
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

type packageInfo struct {
	Name, Category, Description alicloud.Text
	Versions                    struct {
		VersionInfos []struct {
			Version alicloud.Text
			Latest  alicloud.Bool
		}
	}
}

// packages is ListSoftwares; name narrows it, but not to one package, since
// the call looks for it inside the names.
func (c *Client) packages(ctx context.Context, name string) ([]packageInfo, error) {
	type reply struct {
		AdditionalPackages struct{ AdditionalPackageInfos []packageInfo }
		TotalCount         *alicloud.Int
	}
	call := reading("ListSoftwares", "Name", name)
	call.Method = "GET"
	return alicloud.Numbered(ctx, c.cloud, call, 100, func(r *reply) ([]packageInfo, *alicloud.Int) {
		return r.AdditionalPackages.AdditionalPackageInfos, r.TotalCount
	})
}

var (
	kindColumns  = []forms.Column{providers.ColumnKind}
	aboutColumns = []forms.Column{providers.ColumnAbout}
)

func (c *Client) software(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	items, err := c.packages(ctx, "")
	return forms.OptionsOf(items, func(p packageInfo) forms.Option {
		return forms.Option{
			Value: string(p.Name), Label: forms.Same(string(cmp.Or(p.Description, p.Name))), Cells: []string{string(p.Category)}, Columns: kindColumns,
		}
	}), err
}

func (c *Client) softwareVersions(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.packages(ctx, q.Args["name"])
	var options []forms.Option
	for _, item := range items {
		if string(item.Name) != q.Args["name"] {
			continue
		}
		for _, v := range item.Versions.VersionInfos {
			o := forms.Option{Value: string(v.Version), Label: forms.Same(string(v.Version))}
			if v.Latest {
				o.Note = forms.T("newest", "最新")
			}
			options = append(options, o)
		}
	}
	return options, err
}

type addonInfo struct {
	Name, Version, Label, Description alicloud.Text
}

// addonTemplates is ListAddonTemplates, a row for each version.
func (c *Client) addonTemplates(ctx context.Context) ([]addonInfo, error) {
	type reply struct {
		Addons     []addonInfo
		TotalCount *alicloud.Int
	}
	return alicloud.Numbered(ctx, c.cloud, reading("ListAddonTemplates", "RegionId", c.cloud.Region()), 100,
		func(r *reply) ([]addonInfo, *alicloud.Int) { return r.Addons, r.TotalCount })
}

func (c *Client) addons(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	items, err := c.addonTemplates(ctx)
	return forms.OptionsOf(items, func(a addonInfo) forms.Option {
		return forms.Option{
			Value: string(a.Name), Label: forms.Same(string(cmp.Or(a.Label, a.Name))), Cells: []string{string(a.Description)}, Columns: aboutColumns,
		}
	}), err
}

func (c *Client) addonVersions(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.addonTemplates(ctx)
	return forms.OptionsOf(items, func(a addonInfo) forms.Option {
		if string(a.Name) != q.Args["name"] {
			return forms.Option{}
		}
		return forms.Option{Value: string(a.Version), Label: forms.Same(string(a.Version))}
	}), err
}
