package modelarts

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/mirror"
)

var (
	_ providers.Lister = (*Client)(nil)
	_ providers.Reader = (*Client)(nil)
)

// Things implements [providers.Lister]: the node pools of every resource pool of the
// region's own project.
func (c *Client) Things(ctx context.Context) ([]providers.Thing, error) {
	project, err := c.project(ctx, "")
	if err != nil {
		return nil, err
	}
	pools, err := c.poolTrees(ctx, project)
	if err != nil {
		return nil, err
	}
	var things []providers.Thing
	for _, pool := range pools {
		at := nodePoolRef{project: project, pool: pool.Text("metadata.name")}
		all, err := c.nodePoolTrees(ctx, at)
		if err != nil {
			return nil, err
		}
		for _, one := range all {
			thing, err := c.thing(ctx, at, one)
			if err != nil {
				return nil, err
			}
			things = append(things, thing)
		}
		if len(all) > 0 {
			continue
		}
		// One that tells no node pools has them among its resources.
		for _, resources := range pool.Trees("spec.resources") {
			thing, err := c.thing(ctx, at, ofPool(pool, resources))
			if err != nil {
				return nil, err
			}
			things = append(things, thing)
		}
	}
	return things, nil
}

// poolTrees is ListPools.
func (c *Client) poolTrees(ctx context.Context, project string) ([]mirror.Tree, error) {
	return c.trees(ctx, call{action: "ListPools", product: modelArts, path: "/v2/" + projectMark + "/pools", project: project})
}

// nodePoolTrees is ListNodePools.
func (c *Client) nodePoolTrees(ctx context.Context, at nodePoolRef) ([]mirror.Tree, error) {
	return c.trees(ctx, call{action: "ListNodePools", product: modelArts, path: at.pools(), project: at.project})
}

// trees reads a list that has no paging.
func (c *Client) trees(ctx context.Context, asked call) ([]mirror.Tree, error) {
	var reply listOf[mirror.Tree]
	err := c.read(ctx, asked, &reply)
	if err == nil && reply.partless() {
		err = c.partless(asked)
	}
	return reply.Items, err
}

// ofPool is a node pool as its resource pool alone tells of it.
func ofPool(pool, resources mirror.Tree) mirror.Tree {
	name := cmp.Or(resources.Text("nodePool"), resources.Text("flavor")+"-default")
	return mirror.Tree{
		"metadata": map[string]any{"name": name, "annotations": pool.Get("metadata.annotations")},
		"spec":     map[string]any{"resources": map[string]any(resources)},
	}
}

// thing is a node pool; its name is one only within its pool.
func (c *Client) thing(ctx context.Context, at nodePoolRef, one mirror.Tree) (providers.Thing, error) {
	at.name = one.Text("metadata.name")
	var told nodePool
	raw, err := json.Marshal(one)
	if err == nil {
		err = json.Unmarshal(raw, &told)
	}
	if err != nil {
		return providers.Thing{}, c.partless(call{action: "ListNodePools", product: modelArts})
	}
	called := at
	if own, err := c.project(ctx, ""); err == nil && own == at.project {
		called.project = ""
	}
	return providers.Thing{
		Receipt: providers.Receipt{
			ID: at.id(), Name: called.named(), Region: c.region, Created: string(told.Metadata.Created), State: told.state(),
			Tag: string(told.Spec.Resources.Labels[providers.TagKey]),
		},
		Phase: phaseOf(told),
		About: forms.Same(strings.Join([]string{one.Text("spec.resources.flavor"), "× " + one.Text("spec.resources.count"), at.pool}, " · ")),
	}, nil
}
