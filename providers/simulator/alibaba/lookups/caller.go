package lookups

import (
	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// The versions by which STS and RAM are told.
const (
	STSVersion = "2015-04-01"
	RAMVersion = "2015-05-01"
)

// NewSTS makes the part of STS that tells whose keys are. It takes no parameters and
// asks for no right.
func NewSTS() *gateway.Product {
	return &gateway.Product{
		Name: "Sts", Host: "sts", Invalid: gateway.Invalid,
		Actions: map[string]gateway.Action{"GetCallerIdentity": {Run: callerIdentity, Region: gateway.UnknownHere}},
	}
}

// NewRAM makes the part of RAM that tells what the account is called. It is central.
func NewRAM() *gateway.Product {
	return &gateway.Product{
		Name: "Ram", Host: "ram", Invalid: gateway.Invalid,
		Actions: map[string]gateway.Action{"GetAccountAlias": {Run: accountAlias, Region: gateway.UnknownHere}},
	}
}

// callerIdentity is the call GetCallerIdentity, for the keys of a RAM user. RoleId
// comes only for a role.
func callerIdentity(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	const user = "216959339000123456"
	return engine.Answer{
		"IdentityType": "RAMUser", "AccountId": world.AccountID, "PrincipalId": user, "UserId": user,
		"Arn": "acs:ram::" + world.AccountID + ":user/" + world.AccountName,
	}, nil
}

// accountAlias is the call GetAccountAlias.
func accountAlias(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	return engine.Answer{"AccountAlias": world.AccountName}, nil
}
