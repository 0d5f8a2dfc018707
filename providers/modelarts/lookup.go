package modelarts

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

var lookups = sync.OnceValue(func() map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error) {
	return map[string]func(*Client, context.Context, forms.Query) ([]forms.Option, error){
		"regions":         (*Client).regions,
		"projects":        (*Client).projects,
		"pools":           (*Client).resourcePools,
		"flavors":         (*Client).flavors,
		"zones":           (*Client).zones,
		"vpcs":            (*Client).vpcs,
		"subnets":         (*Client).subnets,
		"security_groups": (*Client).securityGroups,
	}
})

// Lookup implements [providers.Client].
func (c *Client) Lookup(ctx context.Context, q forms.Query) (providers.Listing, error) {
	look, mine := lookups()[q.Source]
	if !mine {
		return providers.Listing{}, providers.UnknownSource(q.Source)
	}
	return c.memory.Lookup(ctx, q, func(ctx context.Context) ([]forms.Option, error) { return look(c, ctx, q) })
}

type region struct {
	ID      text
	Locales map[string]text
}

// regions is IAM's list, as far as ModelArts is there.
func (c *Client) regions(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	var reply struct{ Regions []region }
	if err := c.read(ctx, call{action: "KeystoneListRegions", product: iam, path: "/v3/regions"}, &reply); err != nil {
		return nil, err
	}
	known := knownRegions()
	return forms.OptionsOf(reply.Regions, func(r region) forms.Option {
		i := slices.IndexFunc(known, func(o forms.Option) bool { return o.Value == string(r.ID) })
		if i < 0 {
			return forms.Option{}
		}
		o := known[i]
		if en, zh := r.Locales["en-us"], r.Locales["zh-cn"]; en != "" && zh != "" {
			o.Label = forms.Foreign(string(en), string(zh))
		}
		return o
	}), nil
}

// projects are those of the region: its own, and those below it, whose names
// begin with the region's.
func (c *Client) projects(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	var all []projectInfo
	for page := 1; page <= maxPages; page++ {
		var reply struct{ Projects []projectInfo }
		err := c.read(ctx, call{
			action: "KeystoneListProjects", product: iam, path: "/v3/projects",
			query: url.Values{"page": {digits(page)}, "per_page": {digits(projectsPerPage)}},
		}, &reply)
		if err != nil {
			return nil, err
		}
		all = append(all, reply.Projects...)
		if len(reply.Projects) < projectsPerPage {
			break
		}
	}
	return forms.OptionsOf(all, func(p projectInfo) forms.Option {
		if string(p.Name) != c.region && !strings.HasPrefix(string(p.Name), c.region+"_") {
			return forms.Option{}
		}
		o := forms.Option{Value: string(p.ID), Label: forms.Same(string(p.Name)), Cells: []string{string(p.Description)}, Columns: groupColumns}
		if p.Enabled != nil && !*p.Enabled {
			o.Why = forms.T("is disabled", "已停用")
		}
		return o
	}), nil
}
