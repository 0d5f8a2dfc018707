package alicloud

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// profile is an entry of ~/.aliyun/config.json, as Alibaba Cloud CLI writes
// it. Fields that only other programs need are left out.
type profile struct {
	Name            Text `json:"name"`
	Mode            Text `json:"mode"`
	AccessKeyID     Text `json:"access_key_id"`
	AccessKeySecret Text `json:"access_key_secret"`
	SecurityToken   Text `json:"sts_token"`
	Region          Text `json:"region_id"`
	RoleARN         Text `json:"ram_role_arn"`
	SessionName     Text `json:"ram_session_name"`
	Seconds         Int  `json:"expired_seconds"`
	STSRegion       Text `json:"sts_region"`
	EnableVPC       Bool `json:"enable_vpc"`
	RoleName        Text `json:"ram_role_name"`
	SourceProfile   Text `json:"source_profile"`
	ExternalID      Text `json:"external_id"`
	Policy          Text `json:"policy"`
	OIDCProviderARN Text `json:"oidc_provider_arn"`
	OIDCTokenFile   Text `json:"oidc_token_file"`
	ProcessCommand  Text `json:"process_command"`
	CredentialsURI  Text `json:"credentials_uri"`
	// broken: all but the name is in no shape to be read.
	broken bool
}

// configuration is the whole file. A profile that cannot be decoded keeps only
// its name, so that one slip does not hide the others.
type configuration struct {
	current  string
	profiles []profile
}

func (c configuration) profile(name string) (profile, bool) {
	i := slices.IndexFunc(c.profiles, func(p profile) bool { return string(p.Name) == name })
	if i < 0 {
		return profile{}, false
	}
	return c.profiles[i], true
}

// decodeConfiguration reads the file's text. Its errors never quote the file.
func decodeConfiguration(data []byte) (configuration, forms.Text) {
	var file struct {
		Current  Text              `json:"current"`
		Profiles []json.RawMessage `json:"profiles"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(data, byteOrderMark), &file); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			line := 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
			return configuration{}, forms.Tf("the file is not valid JSON at line %d", "文件第 %d 行不是有效的 JSON", line)
		}
		return configuration{}, forms.T("the file does not hold a list of profiles", "文件中没有 profiles 列表")
	}
	c := configuration{current: string(file.Current)}
	for _, raw := range file.Profiles {
		var p profile
		var named struct {
			Name Text `json:"name"`
		}
		if json.Unmarshal(raw, &p) != nil {
			_ = json.Unmarshal(raw, &named)
			p = profile{Name: named.Name, broken: true}
		}
		if p.Name != "" {
			c.profiles = append(c.profiles, p)
		}
	}
	if len(c.profiles) == 0 && len(file.Profiles) > 0 {
		return c, forms.T("no profile in the file can be read", "文件中没有可读取的 profile")
	}
	return c, forms.Text{}
}

// cliPrefix begins the ids of the profiles of Alibaba Cloud CLI.
const cliPrefix = "profile:"

// cliDisabled tells whether its profiles are not to be looked at.
func cliDisabled() bool {
	return enabled("ALIBABA_CLOUD_CLI_PROFILE_DISABLED") || enabled("ALIBABA_CLOUD_IGNORE_PROFILE")
}

func cliFile() accountFile { return fileAt("ALIBABA_CLOUD_CONFIG_FILE", ".aliyun", "config.json") }

// cliSources are the profiles of Alibaba Cloud CLI, the current one first. A
// file that names none has "default".
func cliSources() []source {
	if cliDisabled() {
		return nil
	}
	file := cliFile()
	data, trouble := file.read()
	if data == nil && trouble.IsZero() {
		return nil
	}
	var c configuration
	if trouble.IsZero() {
		c, trouble = decodeConfiguration(data)
	}
	current := cmp.Or(wantedProfile(), c.current, defaultProfile)
	switch {
	case !trouble.IsZero():
		return []source{file.broken(cliPrefix+current, trouble)}
	case len(c.profiles) == 0 && c.current == "":
		return nil // It says nothing.
	}
	found := c.sources(file.path, current)
	if wantedProfile() == "" && (len(found) == 0 || found[0].account.ID != cliPrefix+current) {
		found = slices.Insert(found, 0, lostProfile(cliPrefix, current, file, found))
	}
	return found
}

// sources are the profiles, each name once, the current one first.
func (c configuration) sources(path, current string) []source {
	var found []source
	for _, p := range c.profiles {
		s := c.source(p, path)
		switch {
		case slices.ContainsFunc(found, func(other source) bool { return other.account.ID == s.account.ID }):
		case string(p.Name) == current:
			found = slices.Insert(found, 0, s)
		default:
			found = append(found, s)
		}
	}
	return found
}

func (c configuration) source(p profile, path string) source {
	s := source{account: providers.Account{
		ID: cliPrefix + string(p.Name), Source: forms.Same(inHome(path)),
		Key: providers.ShortKey(string(p.AccessKeyID)), Region: cmp.Or(string(p.Region), regionFromEnv()),
	}}
	m, known := modes()[cmp.Or(p.Mode, "AK")]
	switch {
	case p.broken:
		s.account.Trouble = forms.T("the profile cannot be read", "无法读取该 profile")
		return s
	case !known:
		s.account.Trouble = forms.T("its mode is not supported here; use AK, StsToken or RamRoleArn", "不支持其 mode；请使用 AK、StsToken 或 RamRoleArn")
		return s
	case !m.trouble.IsZero():
		s.account.Trouble = m.trouble
		return s
	}
	if s.account.Trouble = m.lacks(p); !s.account.Trouble.IsZero() {
		return s
	}
	if !m.ownKey {
		s.account.Key = ""
	}
	s.temporary = m.temporary
	s.account.Identity = p.identity(m, s.account.ID)
	if trouble := c.chained(p, 0); !trouble.IsZero() {
		s.account.Trouble = trouble
		return s
	}
	s.open = func() (provider, error) { return m.open(c, p) }
	return s
}

// identity is the role of a profile, which names the account, else the profile
// itself, with its key where that is permanent.
func (p profile) identity(m mode, id string) providers.Identity {
	whose := providers.Identity{Role: id}
	if p.RoleARN != "" && m.temporary {
		whose = assumed(string(p.RoleARN))
	}
	if m.ownKey && !m.temporary {
		whose.Key = string(p.AccessKeyID)
	}
	return whose
}

// assumed is the identity of a role, in whose name (acs:ram::<account>:role/<name>)
// the account stands.
func assumed(role string) providers.Identity {
	parts := strings.SplitN(role, ":", 5)
	if len(parts) < 5 {
		return providers.Identity{Role: role}
	}
	return providers.Identity{Owner: parts[3], Role: role}
}

// short keeps what a message repeats of a file short.
func short(s string) string {
	runes := []rune(s)
	return string(runes[:min(len(runes), 40)])
}
