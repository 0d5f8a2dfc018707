package modelarts

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

var _ providers.Identifier = (*Client)(nil)

// domain is an account as IAM lists it.
type domain struct{ ID, Name text }

// Identify implements [providers.Identifier], by IAM's KeystoneListAuthDomains, which
// needs no right. Whether the keys are the account's own or a user's is not told.
func (c *Client) Identify(ctx context.Context) (providers.Caller, error) {
	own, err := c.ownDomain(ctx)
	if err != nil {
		return providers.Caller{}, err
	}
	return providers.Caller{Account: string(own.ID), Alias: string(own.Name)}, nil
}

// ownDomain is the account of the keys. As the vendor's SDK does, it takes the first
// that IAM lists.
func (c *Client) ownDomain(ctx context.Context) (domain, error) {
	return exchange.Remember(ctx, &c.memory, "domain", func(ctx context.Context) (domain, error) {
		var reply struct{ Domains []domain }
		if err := c.read(ctx, call{action: "KeystoneListAuthDomains", product: iam, path: "/v3/auth/domains"}, &reply); err != nil {
			return domain{}, err
		}
		if len(reply.Domains) == 0 || reply.Domains[0].ID == "" {
			return domain{}, &providers.Failure{
				Kind: providers.Permission, Summary: forms.T("IAM does not give the account's ID", "IAM 未返回账号 ID"),
				Remedy: forms.T("have an administrator grant iam:users:getUser", "请联系管理员授权 iam:users:getUser"),
			}
		}
		return reply.Domains[0], nil
	})
}

// domainID is the id of the account, which calls of global services name.
func (c *Client) domainID(ctx context.Context) (string, error) {
	if id := env("HUAWEICLOUD_SDK_DOMAIN_ID"); id != "" && c.keyring.account.ID == "env" {
		return id, nil
	}
	own, err := c.ownDomain(ctx)
	return string(own.ID), err
}
