package alicloud

import (
	"cmp"
	"slices"

	chain "github.com/aliyun/credentials-go/credentials/providers"
	"gopkg.in/ini.v1"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// iniPrefix begins the ids of the sections of the shared credentials file.
const iniPrefix = "ini:"

// iniSources are the sections of the shared credentials file, the one that the
// vendor's library would take first.
func iniSources() []source {
	file := fileAt("ALIBABA_CLOUD_CREDENTIALS_FILE", ".alibabacloud", "credentials")
	data, trouble := file.read()
	if data == nil && trouble.IsZero() {
		return nil
	}
	return iniIn(file, data, trouble)
}

// iniIn are the sections in the text of the file, unless there is trouble with it.
func iniIn(file accountFile, data []byte, trouble forms.Text) []source {
	wanted := cmp.Or(wantedProfile(), defaultProfile)
	var sections *ini.File
	if trouble.IsZero() {
		var err error
		if sections, err = ini.Load(data); err != nil {
			trouble = forms.T("the file cannot be read as ini", "无法按 ini 格式读取文件")
		}
	}
	if !trouble.IsZero() {
		return []source{file.broken(iniPrefix+wanted, trouble)}
	}
	var found []source
	for _, section := range sections.Sections() {
		if len(section.Keys()) == 0 {
			continue
		}
		s := iniSource(section, inHome(file.path))
		if section.Name() == wanted {
			found = slices.Insert(found, 0, s)
		} else {
			found = append(found, s)
		}
	}
	if wantedProfile() == "" && len(found) > 0 && found[0].account.ID != iniPrefix+wanted {
		found = slices.Insert(found, 0, lostProfile(iniPrefix, wanted, file, found))
	}
	return found
}

func iniSource(section *ini.Section, path string) source {
	get := func(name string) string { return section.Key(name).String() }
	id, secret := get("access_key_id"), get("access_key_secret")
	s := source{account: providers.Account{
		ID: iniPrefix + section.Name(), Source: forms.Same(path), Key: providers.ShortKey(id), Region: regionFromEnv(),
	}}
	s.account.Identity.Role = s.account.ID
	var open func() (provider, error)
	switch get("type") {
	case "access_key":
		s.account.Trouble = providers.Lacking("access_key_id", id, "access_key_secret", secret)
		s.account.Identity.Key = id
		open = fixed(keys{id: id, secret: secret})
	case "ecs_ram_role":
		s.temporary, s.account.Key = true, ""
		open = func() (provider, error) {
			return chain.NewECSRAMRoleCredentialsProviderBuilder().WithRoleName(get("role_name")).Build()
		}
	case "ram_role_arn":
		s.temporary, s.account.Identity = true, assumed(get("role_arn"))
		s.account.Trouble = providers.Lacking("access_key_id", id, "access_key_secret", secret, "role_arn", get("role_arn"))
		open = func() (provider, error) {
			return chain.NewRAMRoleARNCredentialsProviderBuilder().WithAccessKeyId(id).WithAccessKeySecret(secret).
				WithRoleArn(get("role_arn")).WithRoleSessionName(get("role_session_name")).WithPolicy(get("policy")).Build()
		}
	default:
		s.account.Trouble = forms.T("its type is not supported here; use access_key, ram_role_arn or ecs_ram_role",
			"不支持其 type；请使用 access_key、ram_role_arn 或 ecs_ram_role")
	}
	if s.account.Trouble.IsZero() {
		s.open = open
	}
	return s
}
