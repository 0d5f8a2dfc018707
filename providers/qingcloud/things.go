package qingcloud

import (
	"cmp"
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/mirror"
)

var (
	_ providers.Lister = (*Client)(nil)
	_ providers.Reader = (*Client)(nil)
)

// Things implements [providers.Lister]: the clusters of the user whose the key is,
// since the list wants an owner.
func (c *Client) Things(ctx context.Context) ([]providers.Thing, error) {
	clusters, err := c.clusters(ctx, "", "verbose", "1")
	if err != nil {
		return nil, err
	}
	var things []providers.Thing
	for _, one := range clusters {
		if phaseOf(string(one.State)) != providers.Gone {
			things = append(things, c.thing(one))
		}
	}
	return things, nil
}

func (c *Client) thing(one cluster) providers.Thing {
	state := string(one.State)
	return providers.Thing{
		Receipt: providers.Receipt{
			ID: string(one.ID), Name: string(one.Name), Region: c.zone, Owner: string(one.Owner), Created: created(one.CreateTime), State: state,
		},
		Phase: phaseOf(state),
		About: forms.Tf("%s · %s nodes", "%s · %s 个节点", forms.Same(string(one.Type)), forms.Same(string(one.NodeCount))),
	}
}

// clusterTree is a cluster as the list shows it, whatever it has; what stands one level
// deeper fills in what is missing above.
func (c *Client) clusterTree(ctx context.Context, receipt providers.Receipt) (mirror.Tree, providers.Thing, error) {
	type reply struct {
		Clusters []mirror.Tree `json:"cluster_set"`
		Total    *text         `json:"total_count"`
	}
	owner := c.ownerOf(ctx, receipt)
	list := c.get("listCluster", "/cluster/list", "cluster_id", receipt.ID, "owner", owner, "verbose", "1")
	found, err := all(ctx, c, list, func(r *reply) ([]mirror.Tree, *text) { return r.Clusters, r.Total })
	if err != nil {
		return nil, providers.Thing{}, err
	}
	for _, one := range found {
		tree := flattened(one)
		if tree.Text("cluster_id") != receipt.ID {
			continue
		}
		return tree, c.thing(cluster{clusterFields{
			ID: text(receipt.ID), Name: text(tree.Text("cluster_name")), State: text(tree.Text("cluster_status")), Type: text(tree.Text("cluster_type")),
			CreateTime: text(tree.Text("create_time")), NodeCount: text(tree.Text("total_node_count")), Owner: text(cmp.Or(tree.Text("owner"), owner)),
		}}), nil
	}
	return nil, providers.Thing{}, &providers.Failure{
		Kind: providers.Absent, Summary: forms.Tf("there is no cluster %s in this region", "该区域没有集群 %s", forms.Same(receipt.ID)),
		Remedy: forms.T("look for it among those that are there", "请在现有集群中查找"),
	}
}

func flattened(one mirror.Tree) mirror.Tree {
	out := mirror.Tree{}
	for name, value := range one.Tree("app_cluster") {
		out[name] = value
	}
	for name, value := range one {
		if inner, told := value.(string); !told || inner != "" || out[name] == nil {
			out[name] = value
		}
	}
	return out
}
