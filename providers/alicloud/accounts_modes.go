package alicloud

import (
	"errors"

	chain "github.com/aliyun/credentials-go/credentials/providers"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// mode is a way in which a profile of Alibaba Cloud CLI signs in.
type mode struct {
	// ownKey says that the profile's key id is what calls are signed with, or
	// what the role is assumed with.
	ownKey    bool
	temporary bool
	// trouble is given for modes that cannot be used here.
	trouble forms.Text
	// lacks names the fields that the mode needs and that are empty.
	lacks func(profile) forms.Text
	open  func(configuration, profile) (provider, error)
}

// modes are those of the CLI's configuration. The vendor's own reader of the
// file is not used: its errors quote the file, keys included, and it writes
// the file back without the fields that it does not know.
func modes() map[Text]mode {
	browser := forms.T(
		"signs in through a browser, which is not supported here; use an AK, StsToken or RamRoleArn profile, or export temporary keys into the environment",
		"需要浏览器登录，此处不支持；请使用 AK、StsToken 或 RamRoleArn 类型的 profile，或将临时密钥导出到环境变量")
	return map[Text]mode{
		"AK":       {ownKey: true, lacks: lacksKeys, open: openKeys},
		"StsToken": {ownKey: true, temporary: true, lacks: lacksToken, open: openKeys},
		"RamRoleArn": {ownKey: true, temporary: true, open: openRole, lacks: func(p profile) forms.Text {
			return providers.Lacking("access_key_id", string(p.AccessKeyID), "access_key_secret", string(p.AccessKeySecret), "ram_role_arn", string(p.RoleARN))
		}},
		"ChainableRamRoleArn": {temporary: true, open: openChain, lacks: func(p profile) forms.Text {
			return providers.Lacking("source_profile", string(p.SourceProfile), "ram_role_arn", string(p.RoleARN))
		}},
		"EcsRamRole": {temporary: true, lacks: lacksNothing, open: func(_ configuration, p profile) (provider, error) {
			return chain.NewECSRAMRoleCredentialsProviderBuilder().WithRoleName(string(p.RoleName)).Build()
		}},
		"OIDC": {temporary: true, open: openOIDC, lacks: func(p profile) forms.Text {
			return providers.Lacking("oidc_provider_arn", string(p.OIDCProviderARN), "oidc_token_file", string(p.OIDCTokenFile), "ram_role_arn", string(p.RoleARN))
		}},
		"External": {
			lacks: func(p profile) forms.Text { return providers.Lacking("process_command", string(p.ProcessCommand)) },
			open: func(_ configuration, p profile) (provider, error) {
				return &external{command: string(p.ProcessCommand)}, nil
			},
		},
		"CredentialsURI": {
			temporary: true, lacks: func(p profile) forms.Text { return providers.Lacking("credentials_uri", string(p.CredentialsURI)) },
			open: func(_ configuration, p profile) (provider, error) { return byURI(string(p.CredentialsURI))() },
		},
		"CloudSSO": {trouble: browser},
		"OAuth":    {trouble: browser},
	}
}

func lacksNothing(profile) forms.Text { return forms.Text{} }

func lacksKeys(p profile) forms.Text {
	return providers.Lacking("access_key_id", string(p.AccessKeyID), "access_key_secret", string(p.AccessKeySecret))
}

func lacksToken(p profile) forms.Text {
	return providers.Lacking("access_key_id", string(p.AccessKeyID), "access_key_secret", string(p.AccessKeySecret), "sts_token", string(p.SecurityToken))
}

// openKeys gives a token only in the mode that has one: the CLI leaves old
// tokens behind when the mode changes.
func openKeys(_ configuration, p profile) (provider, error) {
	k := keys{id: string(p.AccessKeyID), secret: string(p.AccessKeySecret)}
	if p.Mode == "StsToken" {
		k.token = string(p.SecurityToken)
	}
	return fixed(k)()
}

func openRole(_ configuration, p profile) (provider, error) {
	return p.role().WithAccessKeyId(string(p.AccessKeyID)).WithAccessKeySecret(string(p.AccessKeySecret)).
		WithSecurityToken(string(p.SecurityToken)).Build()
}

func (p profile) role() *chain.RAMRoleARNCredentialsProviderBuilder {
	return chain.NewRAMRoleARNCredentialsProviderBuilder().
		WithRoleArn(string(p.RoleARN)).WithRoleSessionName(string(p.SessionName)).
		WithDurationSeconds(int(p.Seconds)).WithStsRegionId(string(p.STSRegion)).
		WithEnableVpc(bool(p.EnableVPC)).WithPolicy(string(p.Policy)).WithExternalId(string(p.ExternalID))
}

func openOIDC(_ configuration, p profile) (provider, error) {
	return chain.NewOIDCCredentialsProviderBuilder().
		WithOIDCTokenFilePath(string(p.OIDCTokenFile)).WithOIDCProviderARN(string(p.OIDCProviderARN)).
		WithRoleArn(string(p.RoleARN)).WithRoleSessionName(string(p.SessionName)).
		WithDurationSeconds(int(p.Seconds)).WithStsRegionId(string(p.STSRegion)).
		WithEnableVpc(bool(p.EnableVPC)).WithPolicy(string(p.Policy)).Build()
}

var errNoSource = errors.New("source profile cannot be used")

func openChain(c configuration, p profile) (provider, error) {
	from, found := c.profile(string(p.SourceProfile))
	m, known := modes()[from.mode()]
	if !found || !known || m.open == nil {
		return nil, errNoSource
	}
	previous, err := m.open(c, from)
	if err != nil {
		return nil, err
	}
	return p.role().WithCredentialsProvider(previous).Build()
}

func (p profile) mode() Text {
	if p.Mode == "" {
		return "AK"
	}
	return p.Mode
}

// chained checks the profiles that a chained one builds on; a chain longer
// than the number of profiles goes round in a circle.
func (c configuration) chained(p profile, depth int) forms.Text {
	if p.mode() != "ChainableRamRoleArn" {
		return forms.Text{}
	}
	name := short(string(p.SourceProfile))
	from, found := c.profile(string(p.SourceProfile))
	m, known := modes()[from.mode()]
	switch {
	case !found:
		return forms.Tf("its source profile %s does not exist", "其来源 profile %s 不存在", name)
	case depth >= len(c.profiles):
		return forms.T("its source profiles refer to each other in a circle", "其来源 profile 循环引用")
	case !known || m.open == nil || !m.lacks(from).IsZero():
		return forms.Tf("its source profile %s cannot be used", "其来源 profile %s 不可用", name)
	}
	return c.chained(from, depth+1)
}
