package ack

import (
	"context"
	"net/url"
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

// list reads DescribeClustersForRegion to its end. The list of the whole account was
// retired in 2026.
func (c *Client) list(ctx context.Context) ([]mirror.Tree, error) {
	type reply struct {
		Clusters []mirror.Tree `json:"clusters"`
		PageInfo pageInfo      `json:"page_info"`
	}
	call := reading("DescribeClustersForRegion", "/regions/"+url.PathEscape(c.cloud.Region())+"/clusters")
	clusters, err := alicloud.Numbered(ctx, c.cloud, call, pageSize, func(r *reply) ([]mirror.Tree, *alicloud.Int) { return r.Clusters, r.PageInfo.TotalCount })
	return clusters, explain(err, providers.Request{})
}

// Things implements [providers.Lister].
func (c *Client) Things(ctx context.Context) ([]providers.Thing, error) {
	clusters, err := c.list(ctx)
	if err != nil {
		return nil, err
	}
	var things []providers.Thing
	for _, one := range clusters {
		if one.Text("state") != deleted {
			things = append(things, c.thing(one))
		}
	}
	return things, nil
}

// thing is a cluster as the list and DescribeClusterDetail tell of it.
func (c *Client) thing(one mirror.Tree) providers.Thing {
	state := one.Text("state")
	t := providers.Thing{
		Receipt: providers.Receipt{
			ID: one.Text("cluster_id"), Name: one.Text("name"), Region: c.cloud.Region(), State: state, Created: one.Text("created"),
			Tag: tagOf(one.Trees("tags")),
		},
		Phase: phaseOf(state),
	}
	var words []string
	for _, word := range []string{one.Text("cluster_type"), one.Text("cluster_spec"), current(one), one.Text("vpc_id")} {
		if word != "" {
			words = append(words, word)
		}
	}
	t.About = forms.Same(strings.Join(words, " · "))
	if size := one.Text("size"); size != "" {
		t.About = forms.Tf("%s · %s nodes", "%s · %s 个节点", t.About, forms.Same(size))
	}
	if kind := one.Text("cluster_type"); kind != managedType && kind != dedicatedType && kind != "" {
		t.Unreadable = forms.Tf("it is of the type %s, which CreateCluster does not make", "类型为 %s，CreateCluster 不能创建此类集群", forms.Same(kind))
	}
	return t
}

// current is the version that a cluster has, or had at first while it has none.
func current(one mirror.Tree) string {
	if now := one.Text("current_version"); now != "" {
		return now
	}
	return one.Text("init_version")
}

func tagOf(tags []mirror.Tree) string {
	for _, one := range tags {
		if one.Text("key") == providers.TagKey {
			return one.Text("value")
		}
	}
	return ""
}

// phaseOf is the phase of a cluster by its state alone, empty for words that are not
// known.
func phaseOf(state string) providers.Phase {
	switch state {
	case running:
		return providers.Ready
	case failed, deleteFailed:
		return providers.Failed
	case deleting:
		return providers.Deleting
	case deleted:
		return providers.Gone
	case "initial", "updating", "upgrading", "scaling", "removing", "draining", "waiting":
		return providers.Working
	case "stopped", "inactive", "disconnected":
		return providers.Stopped
	}
	return ""
}
