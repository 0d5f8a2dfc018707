package ehpc

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

var _ providers.Fitter = (*Client)(nil)

// Fits implements [providers.Fitter]. E-HPC has no call for quotas of its own; its
// nodes count among the account's.
func (c *Client) Fits(ctx context.Context, answers *forms.Answers) []providers.Fit {
	limits := c.cloud.Limits(ctx)
	fits := limits.NodeFits(form(), answers, costs)
	if all := form().Scope(answers, nil); all.Holds(forms.IsUnset("network.security_group_id")) {
		fits = append(fits, limits.GroupsQuota())
	}
	return fits
}
