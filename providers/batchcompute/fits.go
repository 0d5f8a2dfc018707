package batchcompute

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

var _ providers.Fitter = (*Client)(nil)

// Fits implements [providers.Fitter]. The service names what there is, and tells how
// much of it only where it refuses; the vSwitches that it makes count in the VPC.
func (c *Client) Fits(ctx context.Context, answers *forms.Answers) []providers.Fit {
	fits := []providers.Fit{{
		What: forms.T("groups and machines", "实例组与机器数"),
		Failure: &providers.Failure{
			Kind: providers.Unavailable, Summary: forms.T("the API gives them only where it refuses a creation", "API 仅在拒绝创建时给出"),
		},
	}}
	if vpc, state := form().Scope(answers, nil).Value("network.vpc_id"); state == forms.Set {
		fits = append(fits, c.cloud.Limits(ctx).VSwitchQuota(forms.ValueText(vpc)))
	}
	return fits
}
