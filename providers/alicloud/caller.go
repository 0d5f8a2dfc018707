package alicloud

import (
	"context"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// STS tells whose keys are, RAM what the account is called. Both have one host for
// all regions.
var (
	STS = Product{Code: "STS", Version: "2015-04-01", Host: central("sts")}
	RAM = Product{Code: "RAM", Version: "2015-05-01", Host: central("ram")}
)

// Identify asks STS GetCallerIdentity, which takes no parameters and needs no
// authorization, and RAM GetAccountAlias for the account's name. The latter needs
// ram:GetAccountAlias: keys without it have an account without a name.
func (c *Client) Identify(ctx context.Context) (providers.Caller, error) {
	return exchange.Remember(ctx, &c.memory, "caller", c.caller)
}

// Whose tells whose the keys of a client are; the clients of the products embed it.
type Whose struct{ client *Client }

// Whose is what a product's client embeds.
func (c *Client) Whose() Whose { return Whose{c} }

// Identify implements [providers.Identifier].
func (w Whose) Identify(ctx context.Context) (providers.Caller, error) { return w.client.Identify(ctx) }

func (c *Client) caller(ctx context.Context) (providers.Caller, error) {
	var reply struct {
		Type    Text `json:"IdentityType"`
		Account Text `json:"AccountId"`
		Arn     Text
	}
	call := Call{Product: STS, Action: "GetCallerIdentity"}
	if err := c.Read(ctx, call, &reply); err != nil {
		return providers.Caller{}, err
	}
	if reply.Account == "" {
		return providers.Caller{}, &providers.Failure{
			Kind: providers.Unavailable, Summary: forms.T("STS answered without the ID of the account", "STS 的应答未包含账号 ID"),
			Remedy: forms.T("try again", "请重试"),
		}
	}
	caller := providers.Caller{Account: string(reply.Account), Kind: callerKind(reply.Type)}
	caller.Name = strings.TrimPrefix(string(reply.Arn), "acs:ram::"+caller.Account+":")
	var named struct {
		Alias Text `json:"AccountAlias"`
	}
	if c.Do(ctx, Call{Product: RAM, Action: "GetAccountAlias"}, &named) == nil {
		caller.Alias = string(named.Alias)
	}
	return caller, nil
}

// callerKind reads STS's word for what keys belong to. An older page of the call
// spells the second in another way.
func callerKind(word Text) providers.CallerKind {
	switch word {
	case "Account":
		return providers.CallerRoot
	case "RAMUser", "RamUser":
		return providers.CallerUser
	case "AssumedRoleUser":
		return providers.CallerRole
	}
	return ""
}
