package ui

import "clusterwiz/forms"

// The keys of overlays, which take every key themselves.
var (
	hintScroll  = hint{"↑↓", forms.T("scroll", "滚动"), 6}
	hintMove    = hint{"↑↓", forms.T("move", "移动"), 6}
	hintChoose  = hint{"enter", forms.T("choose", "选择"), 9}
	hintClose   = hint{"esc", forms.T("close", "关闭"), 9}
	hintBack    = hint{"esc", forms.T("back", "返回"), 8}
	hintAnswers = hint{"esc", forms.T("back to the answers", "返回修改"), 9}
	hintAgain   = hint{"ctrl+t", forms.T("look up again", "重新查询"), 4}
	hintDiscard = hint{"ctrl+d", forms.T("discard draft", "删除草稿"), 4}
	hintLang    = hint{"ctrl+l", forms.T("中文", "English"), 5}
	hintHelp    = hint{"f1", forms.T("help", "帮助"), 7}
	hintQuit    = hint{"ctrl+c", forms.T("quit", "退出"), 10}
)

// footLine tells the keys of the moment.
func (a *app) footLine() string {
	return a.foot(a.footHints(), a.lay.width-2)
}

func (a *app) footHints() []hint {
	switch {
	case a.dialog != nil:
		return a.dialogHints()
	case a.help:
		return []hint{hintScroll, hintClose, hintLang}
	case a.covered():
		return []hint{hintScroll, hintAnswers, hintLang}
	case a.pick != nil:
		return a.pickHints()
	}
	return a.hints()
}

func (a *app) pickHints() []hint {
	hints := []hint{hintMove, hintChoose}
	if a.screen == startScreen {
		if _, ok := a.draftAtCursor(); ok {
			hints = append(hints, hintDiscard)
		}
		return append(hints, hintLang, hintHelp, hintQuit)
	}
	hints = append(hints, hintBack)
	if a.pick.sheet != nil && a.pick.sheet == a.session.main {
		hints = append(hints, hintAgain)
	}
	return append(hints, hintLang, hintHelp, hintQuit)
}

func (a *app) dialogHints() []hint {
	d := a.dialog
	hints := []hint{{"enter", forms.T("take", "确定"), 9}}
	if len(d.choices) > 1 {
		hints = append([]hint{{"←→", forms.T("choose", "选择"), 8}}, hints...)
	}
	if a.dialogOverflows() {
		hints = append(hints, hintScroll)
	}
	return append(hints, hint{"esc", d.choices[0].label, 7})
}
