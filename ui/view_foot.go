package ui

import (
	"clusterwiz/forms"
	"clusterwiz/ui/keys"
)

// The keys of overlays, which take every key themselves.
var (
	hintScroll  = keys.Hint{Name: "↑↓", Help: forms.T("scroll", "滚动"), Rank: 6}
	hintMove    = keys.Hint{Name: "↑↓", Help: forms.T("move", "移动"), Rank: 6}
	hintChoose  = keys.Hint{Name: "enter", Help: forms.T("choose", "选择"), Rank: 9}
	hintClose   = keys.Hint{Name: "esc", Help: forms.T("close", "关闭"), Rank: 9}
	hintBack    = keys.Hint{Name: "esc", Help: forms.T("back", "返回"), Rank: 8}
	hintAnswers = keys.Hint{Name: "esc", Help: forms.T("back to the answers", "返回修改"), Rank: 9}
	hintAgain   = keys.Hint{Name: "ctrl+t", Help: forms.T("look up again", "重新查询"), Rank: 4}
	hintDiscard = keys.Hint{Name: "ctrl+d", Help: forms.T("discard draft", "删除草稿"), Rank: 4}
	hintLang    = keys.Hint{Name: "ctrl+l", Help: forms.T("中文", "English"), Rank: 5}
	hintHelp    = keys.Hint{Name: "f1", Help: forms.T("help", "帮助"), Rank: 7}
	hintQuit    = keys.Hint{Name: "ctrl+c", Help: forms.T("quit", "退出"), Rank: 10}
)

// footLine tells the keys of the moment.
func (a *app) footLine() string {
	return keys.Foot(a.look, a.footHints(), a.lay.width-2)
}

func (a *app) footHints() []keys.Hint {
	switch {
	case a.dialog != nil:
		return a.dialogHints()
	case a.help:
		return []keys.Hint{hintScroll, hintClose, hintLang}
	case a.covered():
		return []keys.Hint{hintScroll, hintAnswers, hintLang}
	case a.pick != nil:
		return a.pickHints()
	}
	return a.hints()
}

func (a *app) pickHints() []keys.Hint {
	hints := []keys.Hint{hintMove, hintChoose}
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

func (a *app) dialogHints() []keys.Hint {
	d := a.dialog
	hints := []keys.Hint{{Name: "enter", Help: forms.T("take", "确定"), Rank: 9}}
	if len(d.choices) > 1 {
		hints = append([]keys.Hint{{Name: "←→", Help: forms.T("choose", "选择"), Rank: 8}}, hints...)
	}
	if a.dialogOverflows() {
		hints = append(hints, hintScroll)
	}
	return append(hints, keys.Hint{Name: "esc", Help: d.choices[0].label, Rank: 7})
}
