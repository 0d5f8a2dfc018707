package alicloud

import (
	"errors"
	"io/fs"
	"slices"

	chain "github.com/aliyun/credentials-go/credentials/providers"
	"gopkg.in/ini.v1"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// iniSources are the sections of the shared credentials file, the one that the
// vendor's library would take first.
func iniSources() []source {
	path, data, err := readConfig("ALIBABA_CLOUD_CREDENTIALS_FILE", ".alibabacloud", "credentials")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	wanted := env("ALIBABA_CLOUD_PROFILE")
	if wanted == "" {
		wanted = "default"
	}
	var file *ini.File
	if err == nil {
		file, err = ini.Load(data)
	}
	if err != nil {
		return []source{{account: providers.Account{
			ID: "ini:" + wanted, Source: forms.Same(inHome(path)),
			Trouble: forms.T("the file cannot be read as ini", "无法按 ini 格式读取文件"),
		}}}
	}
	var found []source
	for _, section := range file.Sections() {
		if len(section.Keys()) == 0 {
			continue
		}
		s := iniSource(section, inHome(path))
		if section.Name() == wanted {
			found = slices.Insert(found, 0, s)
		} else {
			found = append(found, s)
		}
	}
	return found
}

func iniSource(section *ini.Section, path string) source {
	get := func(name string) string { return section.Key(name).String() }
	id, secret := get("access_key_id"), get("access_key_secret")
	s := source{account: providers.Account{
		ID: "ini:" + section.Name(), Source: forms.Same(path), Key: providers.ShortKey(id), Region: regionFromEnv(),
	}}
	var open func() (provider, error)
	switch kind := get("type"); kind {
	case "access_key":
		s.account.Trouble = providers.Lacking("access_key_id", id, "access_key_secret", secret)
		open = fixed(keys{id: id, secret: secret})
	case "ecs_ram_role":
		s.temporary, s.account.Key = true, ""
		open = func() (provider, error) {
			return chain.NewECSRAMRoleCredentialsProviderBuilder().WithRoleName(get("role_name")).Build()
		}
	case "ram_role_arn":
		s.temporary = true
		s.account.Trouble = providers.Lacking("access_key_id", id, "access_key_secret", secret, "role_arn", get("role_arn"))
		open = func() (provider, error) {
			return chain.NewRAMRoleARNCredentialsProviderBuilder().WithAccessKeyId(id).WithAccessKeySecret(secret).
				WithRoleArn(get("role_arn")).WithRoleSessionName(get("role_session_name")).WithPolicy(get("policy")).Build()
		}
	default:
		s.account.Trouble = forms.Tf("type %s is not supported here; use access_key, ram_role_arn or ecs_ram_role",
			"不支持 type %s；请使用 access_key、ram_role_arn 或 ecs_ram_role", oneLine(kind))
	}
	if s.account.Trouble.IsZero() {
		s.open = open
	}
	return s
}
