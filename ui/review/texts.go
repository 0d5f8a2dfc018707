package review

import "clusterwiz/forms"

var (
	textNoRequest  = forms.T("no request yet", "尚无请求")
	textMore       = forms.T("%d more", "另有 %d 项")
	textReady      = forms.T("✓ All local checks passed.", "✓ 本地检查全部通过。")
	textSubmitHint = forms.T("Press s to submit", "按 s 提交")
	textComparing  = forms.T("Still comparing the answers with the cloud's lists…", "正在与云端列表核对…")
	textAsking     = forms.T("Asking the cloud about names, stock and quotas…", "正在向云端核对名称、库存与配额…")
	textConfirmed  = forms.T("✓ Confirmed by the cloud: %d (ids, stock, name, quotas)", "✓ 云端已确认：%d 项（ID、库存、名称、配额）")
	textNotChecked = forms.T("Cannot be checked from here: what is in stock at the moment of creation.", "此处无法检查：创建那一刻的库存。")
	textUnsent     = forms.T("Kept, not sent: ", "已保留，不会发送：")
	textPlan       = forms.T("Plan", "方案")
	textChecks     = forms.T("Checks", "检查")
	textChanges    = forms.T("Changes", "变更")
	textCompared   = forms.T("Compared with %s:", "与%s相比：")
	textSame       = forms.T("No answer differs from %s.", "与%s没有差异。")
	textNothing    = forms.T("there is nothing to compare with: no profile was opened, and this name was not sent before", "没有可比较的内容：未打开配置文件，该名称也未曾提交")
	textNotes      = forms.T("Notes", "须知")
	textNoPlan     = forms.T("no plan yet: choose a cloud", "尚无方案：请先选择云产品")
	textWrong      = forms.T("✗ problems: %d; s shows them", "✗ 问题数：%d；按 s 查看")
	textPricing    = forms.T("asking the cloud what it costs…", "正在查询价格…")
	textNotPriced  = forms.T("price unknown: the cloud has not answered yet", "价格未知：云端尚未返回")
	textProfileTab = forms.T("Profile", "配置文件")
)
