package alicloud

import (
	"cmp"
	"os"
	"strings"

	chain "github.com/aliyun/credentials-go/credentials/providers"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/providers"
)

// roleID selects the role of the ECS instance that the program runs on. It can
// be asked for even where it is not listed.
const roleID = "ecs-role"

// env returns the first of the variables that is set. Alibaba Cloud CLI reads
// each of its own under four prefixes.
func env(names ...string) string {
	for _, name := range names {
		if value := strings.TrimSpace(os.Getenv(name)); value != "" {
			return value
		}
	}
	return ""
}

func prefixed(name string) string {
	return env("ALIBABA_CLOUD_"+name, "ALIBABACLOUD_"+name, "ALICLOUD_"+name, name)
}

func enabled(name string) bool { return strings.EqualFold(env(name), "true") }

func regionFromEnv() string { return cmp.Or(prefixed("REGION_ID"), env("REGION")) }

func environmentSource() []source {
	k := keys{id: prefixed("ACCESS_KEY_ID"), secret: prefixed("ACCESS_KEY_SECRET"), token: prefixed("SECURITY_TOKEN")}
	if k.id == "" && k.secret == "" {
		return nil
	}
	s := source{
		account: providers.Account{
			ID: "env", Source: forms.T("environment", "环境变量"), Key: providers.ShortKey(k.id), Region: regionFromEnv(),
			Trouble: providers.Lacking("ALIBABA_CLOUD_ACCESS_KEY_ID", k.id, "ALIBABA_CLOUD_ACCESS_KEY_SECRET", k.secret),
		},
		temporary: k.token != "",
	}
	if !s.temporary {
		s.account.Identity.Key = k.id
	}
	if s.account.Trouble.IsZero() {
		s.open = fixed(k)
	}
	return []source{s}
}

func oidcSource() []source {
	role, issuer, file := env("ALIBABA_CLOUD_ROLE_ARN"), env("ALIBABA_CLOUD_OIDC_PROVIDER_ARN"), env("ALIBABA_CLOUD_OIDC_TOKEN_FILE")
	if issuer == "" && file == "" {
		return nil
	}
	s := source{
		account: providers.Account{
			ID: "oidc", Source: forms.T("OIDC token, environment", "OIDC 令牌（环境变量）"), Region: regionFromEnv(),
			Identity: assumed(role),
			Trouble:  providers.Lacking("ALIBABA_CLOUD_ROLE_ARN", role, "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", issuer, "ALIBABA_CLOUD_OIDC_TOKEN_FILE", file),
		},
		temporary: true,
	}
	if _, err := os.Stat(file); err != nil && s.account.Trouble.IsZero() {
		s.account.Trouble = forms.Tf("token file %s cannot be read", "无法读取令牌文件 %s", inHome(file))
	}
	if s.account.Trouble.IsZero() {
		s.open = func() (provider, error) {
			return chain.NewOIDCCredentialsProviderBuilder().
				WithRoleArn(role).WithOIDCProviderARN(issuer).WithOIDCTokenFilePath(file).
				WithRoleSessionName(env("ALIBABA_CLOUD_ROLE_SESSION_NAME")).Build()
		}
	}
	return []source{s}
}

// machineVendor is a file in which the kernel tells who made the machine.
var machineVendor = "/sys/class/dmi/id/sys_vendor"

// machineSource lists the role of an ECS instance where one was named, or
// where this machine is one. Whether it has a role only the metadata service
// knows, and that is not asked here.
func machineSource() []source {
	if enabled("ALIBABA_CLOUD_ECS_METADATA_DISABLED") {
		return nil
	}
	if env("ALIBABA_CLOUD_ECS_METADATA") == "" {
		maker, err := files.Read(machineVendor, 1<<10)
		if err != nil || !strings.Contains(string(maker), "Alibaba Cloud") {
			return nil
		}
	}
	return []source{roleSource()}
}

func roleSource() source {
	role := env("ALIBABA_CLOUD_ECS_METADATA")
	from := forms.T("RAM role of this ECS instance", "本 ECS 实例的 RAM 角色")
	if role != "" {
		from = forms.Tf("RAM role %s of this ECS instance", "本 ECS 实例的 RAM 角色 %s", role)
	}
	return source{
		account:   providers.Account{ID: roleID, Source: from, Region: regionFromEnv(), Identity: providers.Identity{Role: cmp.Or(role, roleID)}},
		temporary: true,
		open: func() (provider, error) {
			return chain.NewECSRAMRoleCredentialsProviderBuilder().WithRoleName(role).Build()
		},
	}
}

func uriSource() []source {
	uri := env("ALIBABA_CLOUD_CREDENTIALS_URI")
	if uri == "" {
		return nil
	}
	return []source{{
		account: providers.Account{
			ID: "uri", Source: forms.T("credentials URI, environment", "凭证 URI（环境变量）"), Region: regionFromEnv(),
		},
		temporary: true,
		open:      byURI(uri),
	}}
}

func byURI(uri string) func() (provider, error) {
	return func() (provider, error) { return &served{uri: uri}, nil }
}
