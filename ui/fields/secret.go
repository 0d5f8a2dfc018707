package fields

import "clusterwiz/forms"

// Origin tells where a secret comes from, in words; never the secret.
func Origin(secret forms.Secret) forms.Text {
	ref := secret.Ref()
	switch ref.Kind {
	case forms.FromEnv:
		return forms.Tf("from the environment variable %s", "取自环境变量 %s", ref.Name)
	case forms.FromFile:
		return forms.Tf("from the file %s", "取自文件 %s", ref.Name)
	case forms.FromKeyring:
		return forms.Tf("from the keyring: %s", "取自密钥环：%s", ref.Name)
	case forms.FromPrompt:
		return forms.T("to be typed at each run", "每次运行时输入")
	}
	return forms.T("typed here, never saved", "在此输入，不会保存")
}
