package alicloud

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers/exchange"
)

// Remember answers a query that a product answers itself as [Client.Lookup]
// answers the shared ones: asked once, kept for as long as the client lives,
// and asked again under [clusterwiz/providers.Afresh].
func (c *Client) Remember(
	ctx context.Context, q forms.Query, look func(context.Context) ([]forms.Option, error),
) ([]forms.Option, error) {
	return exchange.Remember(ctx, &c.memory, "own "+q.ID(), look)
}
