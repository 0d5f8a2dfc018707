package ui

import "clusterwiz/forms"

// The texts of the screens; those of questions stand in their declarations.
var (
	textCloudHelp = forms.T("Where to create, and with whose credentials.", "在哪里创建，使用谁的凭证。")
	textReview    = forms.T("Review", "检查并提交")
	textSimulated = forms.T(" SIMULATED ", " 模拟环境 ")
	textSmall     = forms.T("The terminal is too small: at least 40 columns by 10 rows.", "终端过小：至少 40 列 × 10 行。")
	textMore      = forms.T("%d more", "另有 %d 项")
	textEmptyList = forms.T("Nothing here yet: a adds the first.", "暂无内容：按 a 添加第一项。")
	textNoRequest = forms.T("no request yet", "尚无请求")

	textStartTitle = forms.T("What would you like to do?", "要做什么？")
	textNew        = forms.T("new", "新建")
	textDraft      = forms.T("resume draft", "继续草稿")
	textProfile    = forms.T("from profile", "从配置文件新建")
	textWatch      = forms.T("watch run", "查看运行")

	textDiscard = forms.T("Discard", "删除")

	textDiscardTitle  = forms.T("Discard this draft?", "删除此草稿？")
	textIntro         = forms.T("Asks, checks while you type, shows the exact request, sends it once, follows it to the end.", "逐项提问、即时检查、显示完整请求，只发送一次，并跟踪至创建完成。")
	textSimulateHint  = forms.T("No account found: the built-in simulator stands in; nothing real is created.", "未找到账号：使用内置模拟器，不会创建真实资源。")
	textSimulateAsked = forms.T("On the built-in simulator: nothing real is created.", "使用内置模拟器，不会创建真实资源。")
	textGoOn          = forms.T("Go on", "继续")

	textHelpMarks = forms.T("* is needed · ✓ seen and right · 3! problems · › opens a page · any page can be visited at any time",
		"* 必填 · ✓ 已查看且无误 · 3! 问题数 · › 打开子页 · 任何页面可随时进入")
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
	textNo        = forms.T("No, go back", "否，返回")
	textYesSubmit = forms.T("Yes, create it", "是，立即创建")
	textYesDelete = forms.T("Yes, delete it", "是，删除")
	textSave      = forms.T("Save", "保存")
	textOverwrite = forms.T("Overwrite", "覆盖")

	textSubmitTitle = forms.T("Create this now?", "立即创建？")
	textTypeName    = forms.T("You commit to pay in advance. Type the name to go on:", "包含预付费（包年包月）资源。请输入名称以继续：")
	textDeleteTitle = forms.T("Delete what was created?", "删除已创建的资源？")
	textSaveTitle   = forms.T("Save the answers as a profile", "将填写内容保存为配置文件")
	textSaveHelp    = forms.T("Secrets are left out. Replay it with: clusterwiz replay FILE", "不含密码等机密。可用以下命令重放：clusterwiz replay 文件")
	textFileExists  = forms.T("The file exists. Overwrite it?", "文件已存在，是否覆盖？")
	textJumpTitle   = forms.T("Go to", "跳转到")

	textReady      = forms.T("✓ Everything checked from here is right.", "✓ 本地检查全部通过。")
	textSubmitHint = forms.T("Press s to submit", "按 s 提交")
	textComparing  = forms.T("Still comparing the answers with the cloud's lists…", "正在与云端列表核对…")
	textNotChecked = forms.T("Cannot be checked from here: quotas, balance, real-name state, stock at the moment of creation.", "此处无法检查：配额、余额、实名状态、创建时的库存。")
	textUnsent     = forms.T("Kept, not sent: ", "已保留，不会发送：")
	textProblems   = forms.T("Problems", "问题")
	textNotes      = forms.T("Notes", "须知")
	textProfileTab = forms.T("Profile", "配置文件")
	textFixFirst   = forms.T("cannot be sent yet, problems: %d", "还不能提交，问题数：%d")
)
