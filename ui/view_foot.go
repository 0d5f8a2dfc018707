package ui

import (
	"clusterwiz/forms"
	"clusterwiz/ui/keys"
)

// The keys of overlays, which take every key themselves.
var (
	hintScroll  = keys.Hint{Name: "↑↓", Help: forms.T("scroll", "滚动"), Rank: 6}
	hintClose   = keys.Hint{Name: "esc", Help: forms.T("close", "关闭"), Rank: 9}
	hintAnswers = keys.Hint{Name: "esc", Help: forms.T("back to the answers", "返回修改"), Rank: 9}
	hintLang    = keys.Hint{Name: "ctrl+l", Help: forms.T("中文", "English"), Rank: 5}
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
