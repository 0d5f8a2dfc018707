package questions

import "clusterwiz/forms"

var (
	textMore  = forms.T("%d more", "另有 %d 项")
	textYesNo = forms.T("y: yes · n: no · space: the other", "y：是 · n：否 · 空格：切换")
	textFewer = forms.T("hide advanced questions (%d)", "收起 %d 项高级选项")
)
