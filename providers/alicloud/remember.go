package alicloud

import (
	"context"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// Remember answers a query that a product answers itself as [Client.Lookup]
// answers the shared ones: within the same time, asked once, kept for as long
// as the client lives.
func (c *Client) Remember(
	ctx context.Context, q forms.Query, look func(context.Context) ([]forms.Option, error),
) ([]forms.Option, error) {
	options, err := c.options.get(ctx, q.ID(), func(ctx context.Context) ([]forms.Option, error) {
		return exchange.Within(ctx, providers.LookupLimit, look)
	})
	return slices.Clone(options), err
}
