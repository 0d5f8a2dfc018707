package ehpc

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/plan"
)

var _ providers.Fitter = (*Client)(nil)

// Fits implements [providers.Fitter]. E-HPC has no call for quotas of its own; its
// nodes count among the account's.
func (c *Client) Fits(ctx context.Context, answers *forms.Answers) []providers.Fit {
	return c.cloud.VCPUs(ctx, alicloud.MachinesOf(plan.Of(form(), answers, nil)))
}
