package qingcloud

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

var _ providers.Identifier = (*Client)(nil)

// Identify implements [providers.Identifier], by DescribeAccessKeys of the general API,
// asked for the key itself. It tells the user alone: no call is documented for the name.
func (c *Client) Identify(ctx context.Context) (providers.Caller, error) {
	return exchange.Remember(ctx, &c.memory, "caller", func(ctx context.Context) (providers.Caller, error) {
		owner, err := c.keyOwner(ctx)
		if err != nil {
			return providers.Caller{}, err
		}
		if owner == "" {
			return providers.Caller{}, &providers.Failure{
				Kind: providers.Unavailable, Summary: forms.T("QingCloud does not say whose the key is", "青云未返回该密钥所属的用户"),
			}
		}
		return providers.Caller{Account: owner}, nil
	})
}
