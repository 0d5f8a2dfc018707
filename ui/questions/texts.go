package questions

import "clusterwiz/forms"

var (
	textMore  = forms.T("%d more", "另有 %d 项")
	textFewer = forms.T("hide advanced questions (%d)", "收起 %d 项高级选项")
)
