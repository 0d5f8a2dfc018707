package modelarts

import (
	"context"
	"slices"
	"strconv"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
)

var _ providers.Fitter = (*Client)(nil)

// Fits implements [providers.Fitter]: the project's quotas, of which a node pool needs
// none, and the free addresses of its subnet. How many nodes a pool may have, and how
// many of a flavor, no call tells.
func (c *Client) Fits(ctx context.Context, answers *forms.Answers) []providers.Fit {
	all, planned := form().Scope(answers, nil), plan.Of(form(), answers, nil)
	project, _ := all.Value("basics.project_id")
	fits := c.quotas(ctx, forms.ValueText(project))
	fits = append(fits, providers.Fit{
		What: forms.T("nodes of a resource pool", "资源池的节点数"), Need: int64(planned.Now.Nodes.N),
		Failure: untold(forms.T("no API gives it", "没有接口提供")),
	})
	if fit, chosen := c.addresses(ctx, all, planned); chosen {
		fits = append(fits, fit)
	}
	return fits
}

// quotaNames are the quotas of ModelArts's own, by the service's words.
var quotaNames = []struct {
	kind string
	what forms.Text
}{
	{"pool", forms.T("resource pools of the project", "项目的资源池数")},
	{"network", forms.T("networks of the project", "项目的网络数")},
}

// quotas is ShowQuotas. Where it does not tell what is used, nothing is known.
func (c *Client) quotas(ctx context.Context, project string) []providers.Fit {
	var told struct {
		Quotas struct {
			Resources []struct {
				Type        text
				Quota, Used *whole
			}
		}
	}
	err := c.read(ctx, call{action: "ShowQuotas", product: modelArts, path: "/v1/" + projectMark + "/quotas", project: project}, &told)
	var fits []providers.Fit
	for _, name := range quotaNames {
		fit := providers.Fit{What: name.what}
		i := -1
		for j, r := range told.Quotas.Resources {
			if string(r.Type) == name.kind && r.Quota != nil && r.Used != nil {
				i = j
			}
		}
		switch {
		case err != nil:
			fit.Failure = providers.AsFailure(err)
		case i < 0:
			fit.Failure = untold(forms.T("the cloud does not say how much of it is used", "云端未返回其用量"))
		default:
			fit.Limit, fit.Used = int64(*told.Quotas.Resources[i].Quota), int64(*told.Quotas.Resources[i].Used)
		}
		fits = append(fits, fit)
	}
	return fits
}

// addresses compares the nodes with what is free in the subnet of a Lite Cluster's
// node pool, by the list that the form has too.
func (c *Client) addresses(ctx context.Context, all *forms.Scope, planned plan.Plan) (providers.Fit, bool) {
	subnet, _ := all.Value("network.vswitch_id")
	vpc, _ := all.Value("network.vpc_id")
	if subnet == nil || vpc == nil {
		return providers.Fit{}, false
	}
	fit := providers.Fit{
		What: forms.Tf("free addresses in the subnet %s", "子网 %s 的可用地址", forms.ValueText(subnet)),
		Need: int64(planned.Now.Nodes.N), Most: int64(planned.Most.Nodes.N), Left: true,
	}
	query := forms.Query{Source: "subnets", Args: map[string]string{"network.vpc_id": forms.ValueText(vpc)}}
	if project, _ := all.Value("basics.project_id"); project != nil {
		query.Args["basics.project_id"] = forms.ValueText(project)
	}
	listing, err := c.Lookup(ctx, query)
	if err != nil {
		fit.Failure = providers.AsFailure(err)
		return fit, true
	}
	i := slices.IndexFunc(listing.Options, func(o forms.Option) bool { return o.Value == subnet })
	if i < 0 {
		return providers.Fit{}, false // The look-up itself says so.
	}
	if fit.Limit, err = strconv.ParseInt(listing.Options[i].Facts["free"], 10, 64); err != nil {
		fit.Failure = untold(forms.T("the cloud does not say how many are free", "云端未返回可用数量"))
	}
	return fit, true
}

func untold(why forms.Text) *providers.Failure {
	return &providers.Failure{Kind: providers.Unavailable, Summary: why}
}
