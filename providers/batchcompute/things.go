package batchcompute

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/mirror"
)

var (
	_ providers.Lister = (*Client)(nil)
	_ providers.Reader = (*Client)(nil)
)

// Things implements [providers.Lister].
func (c *Client) Things(ctx context.Context) ([]providers.Thing, error) {
	clusters, err := all[cluster](ctx, c, "ListClusters", clustersPath)
	if err != nil {
		return nil, err
	}
	var things []providers.Thing
	for _, one := range clusters {
		if one.State != stateDeleted {
			things = append(things, c.thing(one))
		}
	}
	return things, nil
}

func (c *Client) thing(one cluster) providers.Thing {
	t := providers.Thing{
		Receipt: providers.Receipt{
			ID: string(one.ID), Name: string(one.Name), Region: c.cloud.Region(), Created: string(one.CreationTime), State: string(one.State),
			Tag: string(one.UserData[providers.TagKey]),
		},
		Phase: one.phase(),
	}
	var groups []string
	for _, name := range slices.Sorted(maps.Keys(one.Groups)) {
		groups = append(groups, fmt.Sprintf("%s %d/%d", name, one.Groups[name].ActualVMCount, one.Groups[name].DesiredVMCount))
	}
	t.About = forms.Same(strings.Join(groups, ", "))
	return t
}

// Live implements [providers.Reader]: GetCluster has the members of a creation, with
// a few of its own between them.
func (c *Client) Live(ctx context.Context, receipt providers.Receipt) (providers.Live, error) {
	now, err := c.cluster(ctx, receipt.ID)
	if err != nil {
		return providers.Live{}, err
	}
	var told mirror.Tree
	if err := c.read(ctx, reading("GetCluster", clusterPath(receipt.ID)), &told); err != nil {
		return providers.Live{}, err
	}
	thing := c.thing(now)
	thing.Receipt.ID = receipt.ID
	d := mirror.New(told)
	d.Items("Groups.*", func(g mirror.Tree) {
		if g.Text("ResourceType") != "Spot" {
			delete(g, "SpotStrategy")
		}
		if g.Text("SpotStrategy") != "SpotWithPriceLimit" {
			delete(g, "SpotPriceLimit")
		}
	})
	d.Omit("UserData."+providers.TagKey, forms.T("it is the mark of the run that made the cluster", "这是创建该集群的运行所作的标记"))
	keys(d, told)
	for _, name := range []string{"PasswordInherit", "DependencyIsvService"} {
		if told.Get(name) == nil {
			d.Missing(forms.Text{}, name)
		}
	}
	return d.Live(form(), thing)
}

// keys are those for OSS: never taken over, and missed where something is mounted
// from there.
func keys(d *mirror.Draft, told mirror.Tree) {
	const at = "Configs.Mounts.OSS"
	had := told.Get(at) != nil
	if mounts, _ := told.Get("Configs.Mounts").(map[string]any); mounts != nil {
		delete(mounts, "OSS")
	}
	oss := slices.ContainsFunc(told.Trees("Configs.Mounts.Entries"), func(e mirror.Tree) bool { return strings.HasPrefix(e.Text("Source"), "oss://") })
	if had || oss {
		d.Withhold(at, forms.T("enter the keys again, or leave them out where none are required", "请重新提供密钥，无需密钥时留空"))
	}
}
