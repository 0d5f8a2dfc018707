package ehpc

import (
	"context"

	"clusterwiz/providers"
)

var _ providers.Identifier = (*Client)(nil)

// Identify implements [providers.Identifier].
func (c *Client) Identify(ctx context.Context) (providers.Caller, error) {
	return c.cloud.Identify(ctx)
}
