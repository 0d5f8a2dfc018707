package ui

import "clusterwiz/forms"

// The texts of the app; those of screens and questions stand with them.
var (
	textSimulated = forms.T(" SIMULATED ", " 模拟环境 ")
	textAccount   = forms.T("account: ", "账号：")
	textSmall     = forms.T("The terminal is too small: at least 40 columns by 10 rows.", "终端过小：至少 40 列 × 10 行。")
	textGoOn      = forms.T("Go on", "继续")

	textHelpMarks = forms.T("* required · ○ 2 answers still required · ✓ looked at, nothing wrong · ! 1 warning, may be sent · ✗ 3 to correct · ×2 items · › opens a page · any page can be visited at any time",
		"* 必填 · ○ 2 还有 2 项必填 · ✓ 已看过且无误 · ! 1 有 1 处警告，可发送 · ✗ 3 有 3 处需修改 · ×2 共 2 项 · › 打开子页 · 任何页面可随时进入")
	textHelpSafe = forms.T("A draft of the answers is kept after every question. Nothing is sent before an explicit yes.",
		"每填一项即保存草稿；未经明确确认不会发送任何请求。")

	textQuitTitle = forms.T("Quit?", "退出？")
	textQuitDraft = forms.T("The answers are kept as a draft; nothing was sent.", "填写内容已存为草稿；未发送任何请求。")
	textQuitSame  = forms.T("Nothing was changed and nothing was sent.", "未作更改，也未发送任何请求。")
	textQuitRun   = forms.T("The cloud goes on working; come back with:", "云端会继续执行；可用以下命令回来查看：")
	textQuitSend  = forms.T("The request is on its way; wait for the answer, it takes a moment.", "请求正在发送，请稍候等待云端答复。")
	textStay      = forms.T("Stay", "不退出")
	textQuit      = forms.T("Quit", "退出")
	textCancel    = forms.T("Cancel", "取消")
	textSave      = forms.T("Save", "保存")
	textOverwrite = forms.T("Overwrite", "覆盖")

	textTwice      = forms.T("Another session has this draft open", "另一个会话已打开此草稿")
	textNotTwice   = forms.T("Leave it", "不打开")
	textCopy       = forms.T("Work on a copy", "在副本上继续")
	textAllTheSame = forms.T("Open it all the same", "仍然打开")

	textWhose    = forms.T("Did that run use another account, so that this request may be sent?", "该运行属于另一个账号，可以发送本次请求吗？")
	textNotApart = forms.T("No, send nothing", "否，不发送")
	textApart    = forms.T("Yes, send it", "是，发送")

	textSaveTitle  = forms.T("Save the answers as a profile", "将填写内容保存为配置文件")
	textSaveHelp   = forms.T("Secrets are left out. Send it again with: clusterwiz replay FILE", "不含密码等敏感信息。可用以下命令重放：clusterwiz replay 文件")
	textChanges    = forms.T("Write these changes to the file?", "将以下改动写入文件？")
	textFileExists = forms.T("The file exists. Overwrite it?", "文件已存在，是否覆盖？")
)
