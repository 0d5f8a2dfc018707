package alicloud

import (
	"context"
	"os"
	"slices"
	"strings"

	chain "github.com/aliyun/credentials-go/credentials/providers"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// provider is the vendor's way to keys, renewed when they run out.
type provider = chain.CredentialsProvider

// source is one place where credentials come from.
type source struct {
	account providers.Account
	// temporary says that calls carry a security token.
	temporary bool
	// open makes the vendor's provider; nil where account.Trouble is given.
	open func() (provider, error)
}

// Accounts lists the credentials on this machine: the profile that
// ALIBABA_CLOUD_PROFILE names, then in the order in which the official library
// tries them environment, OIDC, the profiles of ~/.aliyun/config.json (the
// current one first), the sections of ~/.alibabacloud/credentials, the role of
// an ECS instance, a credentials URI. A profile that is wanted and not there is
// listed as one in trouble. It reads variables and files and never the network;
// nothing in it is secret.
//
// The ids are env, oidc, profile:<name>, ini:<section>, ecs-role and uri.
func Accounts(context.Context) []providers.Account {
	found := sources()
	accounts := make([]providers.Account, len(found))
	for i, s := range found {
		accounts[i] = s.account
	}
	return accounts
}

// Unlisted is the role of an ECS instance, which may be there on a machine that
// does not look like one.
func Unlisted() []providers.Account { return []providers.Account{roleSource().account} }

func sources() []source {
	return namedFirst(slices.Concat(environmentSource(), oidcSource(), cliSources(), iniSources(), machineSource(), uriSource()))
}

// namedFirst puts the profile that a variable names before all others, since
// whoever names one wants no other. It is in one of the two files or in none.
func namedFirst(found []source) []source {
	name := wantedProfile()
	if name == "" {
		return found
	}
	for _, id := range []string{cliPrefix + name, iniPrefix + name} {
		if i := slices.IndexFunc(found, func(s source) bool { return s.account.ID == id }); i >= 0 {
			named := found[i]
			return slices.Insert(slices.Delete(found, i, i+1), 0, named)
		}
	}
	if cliDisabled() {
		return found
	}
	return slices.Insert(found, 0, lostProfile(cliPrefix, name, cliFile(), found))
}

// wantedProfile is the profile that a variable names, of whichever file.
func wantedProfile() string { return env("ALIBABA_CLOUD_PROFILE") }

// lostProfile stands for a profile that is wanted and not in its file.
func lostProfile(prefix, name string, in accountFile, found []source) source {
	var names []string
	for _, s := range found {
		if other, ok := strings.CutPrefix(s.account.ID, prefix); ok {
			names = append(names, other)
		}
	}
	trouble := forms.Tf("there is no profile %s in %s", "没有名为 %s 的 profile：%s", short(name), inHome(in.path))
	if len(names) > 0 {
		trouble = forms.Tf("%s; found: %s", "%s；找到：%s", trouble, forms.Enumerate(names))
	}
	return in.broken(prefix+name, trouble)
}

// find reads an account's source again.
func find(account providers.Account) (source, error) {
	if account.ID == providers.SimulatorID {
		return simulatorSource(), nil
	}
	for _, s := range sources() {
		if s.account.ID != account.ID {
			continue
		}
		if s.open == nil {
			return source{}, &providers.Failure{
				Kind: providers.Auth, Summary: s.account.Trouble,
				Remedy: forms.T("repair it, or choose another account", "请修复该账号，或选择其他账号"),
			}
		}
		return s, nil
	}
	if account.ID == roleID {
		return roleSource(), nil
	}
	return source{}, &providers.Failure{
		Kind:    providers.Auth,
		Summary: forms.Tf("there is no account %q", "没有名为 %q 的账号", account.ID),
		Remedy:  forms.T("list them with: clusterwiz accounts", "可用 clusterwiz accounts 列出账号"),
	}
}

// simulatorSource holds the one key pair that the built-in simulator takes.
// Both halves are public.
func simulatorSource() source {
	return source{account: providers.Simulator(), open: fixed(keys{id: "simulator", secret: "simulator-secret"})}
}

// fixed opens keys that are known already.
func fixed(k keys) func() (provider, error) {
	return func() (provider, error) {
		if k.token != "" {
			return chain.NewStaticSTSCredentialsProviderBuilder().
				WithAccessKeyId(k.id).WithAccessKeySecret(k.secret).WithSecurityToken(k.token).Build()
		}
		return chain.NewStaticAKCredentialsProviderBuilder().WithAccessKeyId(k.id).WithAccessKeySecret(k.secret).Build()
	}
}

// inHome writes a path under the home directory with ~, for reading.
func inHome(path string) string {
	home, err := os.UserHomeDir()
	if rest, under := strings.CutPrefix(path, home); err == nil && home != "" && under && strings.HasPrefix(rest, string(os.PathSeparator)) {
		return "~" + rest
	}
	return path
}
