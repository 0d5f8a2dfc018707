package connect

import (
	"errors"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// ErrNoAccount is the cause of a failure where the account that was asked for is
// not there.
var ErrNoAccount = errors.New("no such account")

func misused(summary forms.Text) *providers.Failure {
	return &providers.Failure{Kind: providers.Invalid, Summary: summary, Cause: ErrUsage}
}

// NoAccount refuses an account that is none of those that were found; its cause
// is [ErrNoAccount].
func NoAccount(id string, found []providers.Account) *providers.Failure {
	return &providers.Failure{
		Kind: providers.Auth, Cause: ErrNoAccount,
		Summary: forms.Tf("there is no account %q; found: %s", "没有名为 %q 的账号；找到：%s", id, ids(found)),
		Remedy:  forms.T("list them with: clusterwiz accounts", "可用 clusterwiz accounts 查看"),
	}
}

// noneFound refuses to do without any credentials.
func noneFound() *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Auth,
		Summary: forms.T("no credentials were found", "未找到凭证"),
		Remedy: forms.T(`add them, or try it on the built-in simulator with --simulate; see: clusterwiz accounts`,
			`请添加凭证，或用 --simulate 在内置模拟器上试用；见 clusterwiz accounts`),
	}
}

// NotSimulated refuses to call something simulated that another machine serves;
// its cause is [ErrUsage].
func NotSimulated(base string) *providers.Failure {
	return misused(forms.Tf("the account %s is only for the built-in simulator or one on this machine, not for %s; choose another account, or leave the endpoint out",
		"账号 %s 仅用于内置模拟器或本机上的模拟器，不能用于 %s；请选择其他账号，或不指定接入地址", providers.SimulatorID, base))
}

// otherKind refuses to ask a real cloud about a simulated run, or the other way
// round: it would be told that the thing is gone.
func otherKind(saved Saved) *providers.Failure {
	if saved.Simulated {
		return misused(forms.T("the run is simulated; a real account does not know it", "该运行是模拟的，真实账号中没有它"))
	}
	return misused(forms.Tf("the run belongs to the real account %s; the simulator does not know it", "该运行属于真实账号 %s，模拟器中没有它", saved.Account))
}

// elsewhere refuses to ask about a run at another place than where it was sent,
// which knows nothing of it and would call it gone. The account may be another:
// keys are rotated.
func (c *Connector) elsewhere(saved Saved) *providers.Failure {
	switch {
	case !saved.Run:
	case c.Region != "" && saved.Region != "" && c.Region != saved.Region:
		return misused(forms.Tf("the run was sent to the region %[2]s, not to %[1]s; leave --region out", "该运行发送到了地域 %[2]s，而非 %[1]s；请去掉 --region", c.Region, saved.Region))
	case c.Endpoint != "" && saved.Endpoint == "":
		return misused(forms.Tf("the run was sent to the cloud's own hosts, not to %s; leave --endpoint out", "该运行发送到了云的默认地址，而非 %s；请去掉 --endpoint", c.Endpoint))
	case c.Endpoint != "" && Service(c.Endpoint) != Service(saved.Endpoint):
		return misused(forms.Tf("the run was sent to %[2]s, not to %[1]s; leave --endpoint out", "该运行发送到了 %[2]s，而非 %[1]s；请去掉 --endpoint", c.Endpoint, saved.Endpoint))
	}
	return nil
}

// ids names accounts once each, in their order.
func ids(accounts []providers.Account) forms.Text {
	var out []string
	for _, account := range accounts {
		if !slices.Contains(out, account.ID) {
			out = append(out, account.ID)
		}
	}
	return forms.Enumerate(out)
}
