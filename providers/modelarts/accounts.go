package modelarts

import (
	"context"
	"os"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/providers"
)

// source is one place where credentials come from.
type source struct {
	account providers.Account
	// temporary says that calls carry a security token.
	temporary bool
	// open reads them; nil where account.Trouble is given.
	open func(context.Context) (keys, error)
}

// agencyID selects the agency of the ECS instance that the program runs on. It
// can be asked for even where it is not listed.
const agencyID = "ecs-agency"

// Accounts implements [providers.Provider]. The order is that of the vendor's
// chain, with the variables of Terraform behind those of the SDK: env, hw-env,
// file:<section> ([basic] first, which is the one that the chain reads),
// ecs-agency, pod.
func (p *Provider) Accounts(context.Context) []providers.Account {
	found := sources()
	accounts := make([]providers.Account, len(found))
	for i, s := range found {
		accounts[i] = s.account
	}
	return accounts
}

// Unlisted implements [providers.Unlister].
func (p *Provider) Unlisted() []providers.Account { return []providers.Account{agencySource().account} }

func sources() []source {
	return slices.Concat(sdkSource(), terraformSource(), fileSources(), machineSource(), podSource())
}

// find reads an account's source again.
func find(account providers.Account) (source, error) {
	if account.ID == providers.SimulatorID {
		return source{account: account, open: fixed(keys{id: "simulator", secret: "simulator-secret"})}, nil
	}
	known := sources()
	i := slices.IndexFunc(known, func(s source) bool { return s.account.ID == account.ID })
	switch {
	case i >= 0 && known[i].account.Trouble.IsZero():
		return known[i], nil
	case i >= 0:
		return source{}, known[i].account.Unusable()
	case account.ID == agencyID:
		return agencySource(), nil
	}
	return source{}, &providers.Failure{
		Kind:    providers.Auth,
		Summary: forms.Tf("there is no account %q", "没有名为 %q 的账号", account.ID),
		Remedy:  forms.T("list them with: clusterwiz accounts", "可用 clusterwiz accounts 列出账号"),
	}
}

func env(name string) string { return strings.TrimSpace(os.Getenv(name)) }

// fixed opens keys that are known already.
func fixed(k keys) func(context.Context) (keys, error) {
	return func(context.Context) (keys, error) { return k, nil }
}

var identityProvider = forms.T("identity provider, environment", "身份提供商（环境变量）")

func sdkSource() []source {
	id, secret, token, project := env("HUAWEICLOUD_SDK_AK"), env("HUAWEICLOUD_SDK_SK"), env("HUAWEICLOUD_SDK_SECURITY_TOKEN"), env("HUAWEICLOUD_SDK_PROJECT_ID")
	const idpName, fileName = "HUAWEICLOUD_SDK_IDP_ID", "HUAWEICLOUD_SDK_ID_TOKEN_FILE"
	idp, file := env(idpName), env(fileName)
	s := source{
		account: providers.Account{ID: "env", Source: forms.T("environment", "环境变量"), Key: providers.ShortKey(id)},
		open:    fixed(keys{id: id, secret: secret, token: token, project: project}), temporary: token != "",
	}
	switch {
	case idp != "" && file != "":
		s.temporary, s.account.Key = true, ""
		s.open = federated{provider: idp, tokenFile: file, project: project}.open
		s.account.Source, s.account.Trouble = identityProvider, unreadable(fileName)
	case id == "" && secret == "" && idp == "" && file == "":
		return nil
	case id == "" && secret == "":
		s.account.Source, s.account.Trouble = identityProvider, providers.Lacking(idpName, idp, fileName, file)
	default:
		s.account.Trouble = providers.Lacking("HUAWEICLOUD_SDK_AK", id, "HUAWEICLOUD_SDK_SK", secret)
	}
	s.account.Identity = permanent(s.account.Key != "" && !s.temporary, id)
	return []source{s}
}

func terraformSource() []source {
	id, secret, token := env("HW_ACCESS_KEY"), env("HW_SECRET_KEY"), env("HW_SECURITY_TOKEN")
	if id == "" && secret == "" {
		return nil
	}
	return []source{{
		account: providers.Account{
			ID: "hw-env", Source: forms.T("environment, HW_*", "环境变量（HW_*）"), Key: providers.ShortKey(id), Region: env("HW_REGION_NAME"),
			Trouble:  providers.Lacking("HW_ACCESS_KEY", id, "HW_SECRET_KEY", secret),
			Identity: permanent(token == "", id),
		},
		temporary: token != "", open: fixed(keys{id: id, secret: secret, token: token}),
	}}
}

// permanent is the identity of a key, unknown for one that is temporary.
func permanent(key bool, id string) providers.Identity {
	if !key {
		return providers.Identity{}
	}
	return providers.Identity{Key: id}
}

// machineTag is a file in which the kernel tells whose machine it is.
var machineTag = "/sys/class/dmi/id/chassis_asset_tag"

// machineSource lists the agency where this machine is one of Huawei Cloud's.
// Whether it has an agency only the metadata service knows, which is not asked.
func machineSource() []source {
	tag, err := files.Read(machineTag, 1<<10)
	if err != nil || !strings.Contains(string(tag), "HUAWEICLOUD") {
		return nil
	}
	return []source{agencySource()}
}

func agencySource() source {
	return source{
		account: providers.Account{
			ID: agencyID, Source: forms.T("agency of this ECS instance", "本 ECS 实例的委托"), Identity: providers.Identity{Role: agencyID},
		},
		temporary: true, open: ofMachine,
	}
}

func podSource() []source {
	const uriName, fileName = "HC_CONTAINER_CREDENTIALS_FULL_URI", "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE"
	uri, file := env(uriName), env(fileName)
	if uri == "" && file == "" {
		return nil
	}
	s := source{
		account: providers.Account{
			ID: "pod", Source: forms.T("identity of this pod", "本 Pod 的身份"), Trouble: providers.Lacking(uriName, uri, fileName, file),
		},
		temporary: true, open: ofPod(uri, file),
	}
	if s.account.Trouble.IsZero() {
		s.account.Trouble = unreadable(fileName)
	}
	return []source{s}
}

// unreadable is the trouble with the token in the file that a variable names;
// none where it can be read.
func unreadable(variable string) forms.Text {
	if _, err := os.Stat(env(variable)); err != nil {
		return forms.Tf("the token file in %s cannot be read", "无法读取 %s 指定的令牌文件", variable)
	}
	return forms.Text{}
}
