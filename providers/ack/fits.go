package ack

import (
	"cmp"
	"context"
	"net/url"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

var _ providers.Fitter = (*Client)(nil)

// Fits implements [providers.Fitter]: one more cluster of the account, the pools and
// nodes of this one, and the vCPUs of its nodes.
func (c *Client) Fits(ctx context.Context, answers *forms.Answers) []providers.Fit {
	all, asked := form().Scope(answers, nil), nodesAsked(form().Scope(answers, nil))
	quota, failure := c.quota(ctx)
	pools := providers.Fit{
		What: forms.T("node pools of a cluster", "单集群节点池数"), Need: int64(len(all.Items("node_pools"))),
		Limit: quota.of("cluster_nodepool_quota"), Failure: failure,
	}
	nodes := providers.Fit{What: forms.T("nodes of a cluster", "单集群节点数"), Limit: quota.of("node_quota"), Failure: failure}
	for _, m := range asked {
		nodes.Need += m.Count
		nodes.Most += max(m.Count, m.Most)
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
	return append(fits, c.cloud.VCPUs(ctx, asked)...)
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
	return &providers.Failure{Kind: providers.Unavailable, Summary: forms.T("the cloud does not tell this quota", "云端未提供此项配额")}
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

// nodesAsked are the nodes that the answers ask for: each master, and those of each
// pool by its first type, which is tried first.
func nodesAsked(all *forms.Scope) []alicloud.Machines {
	var asked []alicloud.Machines
	for _, kind := range texts(all, "masters.instance_types") {
		asked = append(asked, alicloud.Machines{Type: kind, Count: 1, Prepaid: text(all, "masters.charge_type") == prepaid})
	}
	for _, pool := range all.Items("node_pools") {
		kinds := texts(pool, "instance_types")
		if len(kinds) == 0 {
			continue
		}
		spot := text(pool, "spot_strategy")
		asked = append(asked, alicloud.Machines{
			Type: kinds[0], Count: max(number(pool, "count"), number(pool, "auto_scaling.min_count")), Most: number(pool, "auto_scaling.max_count"),
			Spot: spot != "" && spot != "NoSpot", Prepaid: text(pool, "charge_type") == prepaid,
		})
	}
	return asked
}

// prepaid is what is paid in advance, which no limit of vCPUs counts.
const prepaid = "PrePaid"

func text(s *forms.Scope, ref string) string {
	value, _ := s.Value(ref)
	return forms.ValueText(value)
}

func texts(s *forms.Scope, ref string) []string {
	value, _ := s.Value(ref)
	list, _ := value.([]string)
	return list
}

func number(s *forms.Scope, ref string) int64 {
	value, _ := s.Value(ref)
	n, _ := value.(int64)
	return n
}
