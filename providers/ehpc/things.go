package ehpc

import (
	"context"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/mirror"
)

var (
	_ providers.Lister = (*Client)(nil)
	_ providers.Reader = (*Client)(nil)
)

// listSize is the most that ListClusters has on a page.
const listSize = 100

// clusters reads what ListClusters tells of the clusters that a filter leaves.
func (c *Client) clusters(ctx context.Context, filter ...string) ([]mirror.Tree, error) {
	type reply struct {
		Clusters   []mirror.Tree
		TotalCount *alicloud.Int
	}
	all, err := alicloud.Numbered(ctx, c.cloud, reading("ListClusters", filter...), listSize,
		func(r *reply) ([]mirror.Tree, *alicloud.Int) { return r.Clusters, r.TotalCount })
	return all, explain(err, providers.Request{})
}

// Things implements [providers.Lister]. Clusters of the version before are on the list
// too.
func (c *Client) Things(ctx context.Context) ([]providers.Thing, error) {
	clusters, err := c.clusters(ctx)
	if err != nil {
		return nil, err
	}
	things := make([]providers.Thing, len(clusters))
	for i, one := range clusters {
		things[i] = c.thing(one)
	}
	return things, nil
}

// thing is an item of ListClusters.
func (c *Client) thing(one mirror.Tree) providers.Thing {
	state := one.Text("ClusterStatus")
	t := providers.Thing{
		Receipt: providers.Receipt{
			ID: one.Text("ClusterId"), Name: one.Text("ClusterName"), Region: c.cloud.Region(), State: state,
			Created: moment(alicloud.Text(one.Text("ClusterCreateTime"))), Tag: tagIn(one.Text("ClusterDescription")),
		},
		Phase: phaseOf(state),
	}
	version := one.Text("EhpcVersion")
	words := []string{}
	for _, word := range []string{version, one.Text("ClusterCategory"), one.Text("ClusterMode"), one.Text("ClusterVpcId")} {
		if word != "" {
			words = append(words, word)
		}
	}
	t.About = forms.Same(strings.Join(words, " · "))
	if strings.HasPrefix(version, "1") || strings.HasPrefix(version, "V1") {
		t.Unreadable = forms.T(
			"it is of E-HPC 1.x, which has an API of its own: the calls of today do not tell its queues and services",
			"这是 E-HPC 1.x 的集群，使用另一套 API：当前接口读不到它的队列与服务")
	}
	return t
}
