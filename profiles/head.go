package profiles

import (
	"sync"

	"clusterwiz/forms"
)

// HeadKey is a key of a profile beside the answers.
type HeadKey struct {
	Name        string
	Label, Help forms.Text
	// Required: there is no profile without it.
	Required bool
}

// HeadKeys are the keys beside the answers, in the order in which they are written.
var HeadKeys = sync.OnceValue(func() []HeadKey {
	return []HeadKey{
		{
			Name: keyVersion, Label: forms.T("Layout", "格式版本"),
			Help: forms.Tf("Layout of the file: %d, which is taken where it is left out.", "文件格式版本：%d；不填时按此处理。", Version),
		},
		{
			Name: keyProvider, Label: forms.T("Provider", "云产品"), Required: true,
			Help: forms.T("Which cloud API the answers are for; `clusterwiz providers` lists them.", "填写内容所属的云产品；可用 `clusterwiz providers` 查看。"),
		},
		{
			Name: keyRegion, Label: forms.T("Region", "地域"),
			Help: forms.T("Where it is created. --region goes first; left out, that of the account.", "创建所在的地域。以 --region 为先；不填时取账号的地域。"),
		},
		{
			Name: keyAccount, Label: forms.T("Account", "账号"),
			Help: forms.T("Which credentials to use, never the credentials themselves: an id such as env, profile:prod or simulator, as `clusterwiz accounts` lists them. --account goes first.",
				"使用哪个账号（不含凭证本身）：ID 如 env、profile:prod、simulator，可用 `clusterwiz accounts` 查看。以 --account 为先。"),
		},
		{
			Name: keyEndpoint, Label: forms.T("Endpoint", "接入地址"),
			Help: forms.T("Where calls go in place of the cloud's own hosts: scheme and host alone, as of a simulator that runs. --endpoint goes first.",
				"调用发往的地址，代替云的默认地址：仅协议与主机，如运行中的模拟器。以 --endpoint 为先。"),
		},
		{
			Name: keyTagRuns, Label: forms.T("Run tag", "运行标签"),
			Help: forms.T("false: what is created carries no tag clusterwiz-run, by which a run knows it again. Left out: true.",
				"false：创建的资源不带 clusterwiz-run 标签（运行记录据此认出资源）。不填为 true。"),
		},
	}
})

// headNames are the names of the keys beside the answers.
var headNames = sync.OnceValue(func() []string {
	var names []string
	for _, key := range HeadKeys() {
		names = append(names, key.Name)
	}
	return names
})
