package questions

import "clusterwiz/forms"

var (
	textMore      = forms.T("%d more", "另有 %d 项")
	textEmptyList = forms.T("Nothing here yet: a adds the first.", "暂无内容：按 a 添加第一项。")
)
