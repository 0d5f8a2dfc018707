package ehpc

import "clusterwiz/forms"

// ecsPassword is what the nodes' own service takes.
var ecsPassword = forms.Password{Min: 8, Max: 30, Classes: 3, Specials: "()`~!@#$%^&*-_+=|{}[]:;'<>,.?/"}

// passwordSpecials are the signs that the page allows.
const passwordSpecials = `()~!@#$%^&*-=+{}[]:;'<>,.?/` //nolint:gosec // Signs, not a password.

func access() []forms.Field {
	return forms.OnStep(forms.Access,
		forms.Field{
			Key: "access.key_pair", Wire: "ClusterCredentials.KeyPairName", Kind: forms.String,
			Label: forms.T("Key pair", "密钥对"), Example: "ali0824",
			Help: forms.T("Of the same region. Safer than a password.", "须与集群同地域，比密码更安全。"),
			Rules: onPage(
				forms.Length{Min: 2, Max: 128},
				forms.NoPrefix{"http://", "https://"},
				forms.Match(`[A-Za-z\p{Han}][A-Za-z0-9\p{Han}:_-]*`,
					forms.T("must begin with a letter or a Chinese character; then also digits, :, _ and -",
						"须以英文字母或中文开头，可含数字、半角冒号（:）、下划线（_）和短划线（-）")),
			),
			Source: forms.Source{Name: "key_pairs", Exhaustive: true},
		},
		forms.Field{
			Key: "access.password", Wire: "ClusterCredentials.Password", Kind: forms.Hidden,
			Label: forms.T("Password of root", "root 密码"),
			Help:  forms.T("Instead of a key pair. Never saved.", "不使用密钥对时填写，不会被保存。"),
			Rules: []forms.Rule{
				forms.By(forms.Password{Min: 8, Max: 20, Classes: 3, Specials: passwordSpecials}, page), forms.By(ecsPassword, ecsErrors),
			},
		},
	)
}

// accessChecks: no cluster comes up without credentials, and no page shows a
// request with both.
func accessChecks() []forms.Check {
	return []forms.Check{forms.CheckBy(forms.ExactlyOneOf{
		Fields: []string{"access.key_pair", "access.password"}, Ask: forms.T("choose a key pair or set a password", "请选择密钥对或设置密码"),
	}, terraform, live)}
}
