package alicloud

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Protected looks whether deletion protection is behind a refused deletion: the
// codes for it stand for much else. product is the console's name; on asks the
// cloud.
func Protected(err error, product string, on func() (bool, error)) error {
	f := providers.AsFailure(err)
	if f.Code == "" || (f.Kind != providers.Invalid && f.Kind != providers.Conflict && f.Kind != providers.Permission) {
		return err
	}
	if protected, asked := on(); asked != nil || !protected {
		return err
	}
	// Waiting does not help: only the owner can switch it off.
	f.Kind = providers.Invalid
	f.Summary = forms.T("deletion protection is on", "集群已开启删除保护")
	f.Remedy = forms.Tf("switch it off in the %s console, then delete again", "请先在 %s 控制台关闭删除保护，再执行删除", product)
	return f
}
