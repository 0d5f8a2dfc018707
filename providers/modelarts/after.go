package modelarts

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

var _ providers.Afterward = (*Client)(nil)

// poolNode is a node as ListNodePoolNodes shows it.
type poolNode struct {
	Metadata struct {
		Name        text
		Annotations map[string]text
	}
	Spec   struct{ Flavor text }
	Status struct {
		Phase     text
		PrivateIP text `json:"privateIp"`
	}
}

// machine is the id of the server below, which stands under either family of keys.
func (n poolNode) machine() string {
	notes := n.Metadata.Annotations
	return string(cmp.Or(notes["os.modelarts/underlying.instance.id"], notes["os.modelarts.node/underlying.instance.id"]))
}

// Next implements [providers.Afterward]. How one gets in is a matter of the pool.
func (c *Client) Next(ctx context.Context, receipt providers.Receipt) providers.Next {
	at := placeOf(receipt.ID)
	next := providers.Next{
		Console: "https://console.huaweicloud.com/modelarts/?region=" + url.QueryEscape(receipt.Region) + "#/dashboard",
		IDs: []providers.Named{
			{Key: "pool_id", Label: forms.T("resource pool", "资源池"), Value: at.pool}, {Key: "node_pool", Label: forms.T("node pool", "节点池"), Value: at.name},
		},
	}
	nodes, err := continued[poolNode](ctx, c, call{
		action: "ListNodePoolNodes", product: modelArts, path: at.one() + "/nodes", project: at.project, query: url.Values{"limit": {"500"}},
	})
	if err != nil {
		next.Steps = append(next.Steps, providers.Unknown(forms.T("the nodes", "节点"), err))
	}
	next.Count = len(nodes)
	for _, n := range nodes[:min(len(nodes), providers.MostNodes)] {
		next.Nodes = append(next.Nodes, providers.Machine{
			ID: n.machine(), Name: string(n.Metadata.Name), Role: string(n.Spec.Flavor), State: string(n.Status.Phase), Private: string(n.Status.PrivateIP),
		})
	}
	next.Steps = append(next.Steps, c.ways(ctx, at)...)
	return next
}

// ways tell how one gets in, which is a matter of the kind of the pool; of both where the
// cloud does not tell it.
func (c *Client) ways(ctx context.Context, at nodePoolRef) []providers.Step {
	kind, _ := c.poolKind(ctx, at)
	standard := providers.Step{Text: forms.T("standard pools: nobody logs in; start jobs in the console", "标准资源池：节点不可登录；请在控制台提交作业")}
	lite := providers.Step{Text: forms.T("lite pools: log in with the pool's password or key at the private addresses, from its VPC; the nodes are workers of its CCE cluster, whose kubeconfig CCE gives",
		"Lite 资源池：在其 VPC 内用资源池的密码或密钥登录私网地址；节点是其 CCE 集群的工作节点，kubeconfig 在 CCE 获取")}
	switch kind {
	case litePool:
		return []providers.Step{lite}
	case standardPool, logicalPool:
		return []providers.Step{standard}
	}
	return []providers.Step{standard, lite}
}

var errNoKind = errors.New("the kind of the pool is not told")

// poolKind is the kind of a resource pool, which it has for life. The list of all pools
// grows with what is in them, so that many runs in one pool read it once.
func (c *Client) poolKind(ctx context.Context, at nodePoolRef) (string, error) {
	return exchange.Remember(ctx, &c.memory, "kind of "+at.project+"/"+at.pool, func(ctx context.Context) (string, error) {
		pools, err := c.resourcePools(ctx, forms.Query{Args: map[string]string{"basics.project_id": at.project}})
		if err != nil {
			return "", err
		}
		i := slices.IndexFunc(pools, func(o forms.Option) bool { return o.Value == at.pool })
		if i < 0 {
			return "", errNoKind
		}
		return pools[i].Facts["kind"], nil
	})
}
