package ack

import (
	"cmp"
	"context"
	"net/url"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/plan"
)

var _ providers.Fitter = (*Client)(nil)

// Fits implements [providers.Fitter]: one more cluster of the account, the pools and
// nodes of this one, and the vCPUs of its nodes.
func (c *Client) Fits(ctx context.Context, answers *forms.Answers) []providers.Fit {
	all, planned := form().Scope(answers, nil), plan.Of(form(), answers, nil)
	quota, failure := c.quota(ctx)
	pools := providers.Fit{
		What: forms.T("node pools of a cluster", "单集群节点池数"), Need: int64(len(all.Items("node_pools"))),
		Limit: quota.of("cluster_nodepool_quota"), Failure: failure,
	}
	nodes := providers.Fit{
		What: forms.T("nodes of a cluster", "单集群节点数"), Limit: quota.of("node_quota"), Failure: failure,
		Need: int64(planned.Now.Nodes.N), Most: int64(planned.Most.Nodes.N),
	}
	fits := []providers.Fit{c.clusters(ctx, all, quota, failure)}
	for _, fit := range []providers.Fit{pools, nodes} {
		if fit.Failure == nil && fit.Limit == 0 {
			fit.Failure = untold()
		}
		if fit.Need > 0 {
			fits = append(fits, fit)
		}
	}
	limits := c.cloud.Limits(ctx)
	fits = append(fits, limits.NodeFits(form(), answers, costs, pods(all, planned)...)...)
	if all.Holds(forms.IsUnset("network.security_group_id")) {
		fits = append(fits, limits.GroupsQuota())
	}
	if all.Holds(forms.IsSet("network.zone_ids")) {
		fits = append(fits, providers.Fit{
			What: forms.T("VPCs of the region", "地域的专有网络数"), Need: 1,
			Failure: &providers.Failure{
				Kind: providers.Unavailable, Summary: forms.T("its code in the Quota Center is not known", "其在配额中心的代码未知"),
				Remedy: forms.T("look at it in the Quota Center", "请在配额中心查看"),
			},
		})
	}
	return fits
}

// pods are the addresses of vSwitches that pods take on Terway: how many each node
// has comes of its load, and one at least.
func pods(all *forms.Scope, planned plan.Plan) []alicloud.Demand {
	demand := alicloud.Demand{Pods: true, Need: int64(planned.Now.Nodes.N), Most: int64(planned.Most.Nodes.N)}
	for _, zone := range all.Items("network.pod_vswitches") {
		value, _ := zone.Value("vswitch_ids")
		ids, _ := value.([]string)
		demand.VSwitches = append(demand.VSwitches, ids...)
	}
	return []alicloud.Demand{demand}
}

// quotas is DescribeUserQuota: limits without what is used. A key within Listed goes
// before the flat member of its name.
type quotas struct {
	Listed map[string]struct {
		Quota alicloud.Int `json:"quota"`
	} `json:"quotas"`
	Clusters   alicloud.Int `json:"cluster_quota"`
	Managed    alicloud.Int `json:"amk_cluster_quota"`
	Serverless alicloud.Int `json:"ask_cluster_quota"`
	Pools      alicloud.Int `json:"cluster_nodepool_quota"`
	Nodes      alicloud.Int `json:"node_quota"`
}

// of is the quota of that name, 0 where the cloud does not tell it.
func (q quotas) of(key string) int64 {
	flat := map[string]alicloud.Int{
		"cluster_quota": q.Clusters, "amk_cluster_quota": q.Managed, "ask_cluster_quota": q.Serverless,
		"cluster_nodepool_quota": q.Pools, "node_quota": q.Nodes,
	}
	return int64(cmp.Or(q.Listed[key].Quota, flat[key]))
}

func (c *Client) quota(ctx context.Context) (quotas, *providers.Failure) {
	var told quotas
	if err := c.read(ctx, reading("DescribeUserQuota", "/quota"), &told); err != nil {
		return quotas{}, providers.AsFailure(err)
	}
	return told, nil
}

func untold() *providers.Failure {
	return &providers.Failure{Kind: providers.Unavailable, Summary: forms.T("the cloud does not give this quota", "云端未提供此项配额")}
}

// clusters is the quota of clusters beside how many the region has, which is the
// least that are in use.
func (c *Client) clusters(ctx context.Context, all *forms.Scope, quota quotas, failure *providers.Failure) providers.Fit {
	key, what := "cluster_quota", forms.T("clusters of the account", "账号的集群数")
	switch {
	case text(all, "basics.cluster_type") != managedType:
	case text(all, "basics.profile") == "Serverless":
		key, what = "ask_cluster_quota", forms.T("serverless clusters of the account", "账号的 Serverless 集群数")
	default:
		key, what = "amk_cluster_quota", forms.T("managed clusters of the account", "账号的托管集群数")
	}
	fit := providers.Fit{What: what, Need: 1, Limit: quota.of(key), Failure: failure}
	if failure != nil {
		return fit
	}
	var there struct {
		PageInfo pageInfo `json:"page_info"`
	}
	call := reading("DescribeClustersForRegion", "/regions/"+url.PathEscape(c.cloud.Region())+"/clusters",
		"cluster_type", text(all, "basics.cluster_type"), "page_size", "1", "page_number", "1")
	err := c.read(ctx, call, &there)
	switch {
	case err != nil:
		fit.Failure = providers.AsFailure(err)
	case fit.Limit == 0 || there.PageInfo.TotalCount == nil:
		fit.Failure = untold()
	default:
		fit.Used = int64(*there.PageInfo.TotalCount)
	}
	return fit
}

func text(s *forms.Scope, ref string) string {
	value, _ := s.Value(ref)
	return forms.ValueText(value)
}
