package ui

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
)

// bindings returns every key of the app, most specific place first. The first
// whose place fits the moment takes the key.
func bindings() keys.Table[*app] {
	return slices.Concat(tableKeys, reviewKeys, deletionKeys, formKeys, globalKeys)
}

var globalKeys = keys.Table[*app]{
	{Keys: []string{"pgdown", "ctrl+right"}, Name: "pgdn", Help: forms.T("next page", "下一页"), Rank: 5, On: (*app).onAnswers, Do: (*app).nextPage},
	{Keys: []string{"pgup", "ctrl+left"}, Name: "pgup", Help: forms.T("page before", "上一页"), On: (*app).editing, Do: (*app).previousPage},
	{Keys: []string{"ctrl+r"}, Name: "ctrl+r", Help: forms.T("review", "检查"), Rank: 4, On: (*app).onAnswers, Do: (*app).openReview},
	{Keys: []string{"ctrl+p"}, Name: "ctrl+p", Help: forms.T("request", "请求"), Rank: 3, On: (*app).onAnswers, Do: (*app).toggleRequest},
	{Keys: []string{"ctrl+g"}, Name: "ctrl+g", Help: forms.T("go to page", "跳转"), On: (*app).editing, Do: (*app).openJump},
	{Keys: []string{"ctrl+s"}, Name: "ctrl+s", Help: forms.T("save profile", "保存配置"), On: (*app).hasAnswers, Do: (*app).openSave},
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Rank: 2, On: always, Do: (*app).switchLanguage},
	{Keys: []string{"?"}, Name: "?", Help: forms.T("help", "帮助"), Rank: 10, On: (*app).notTyping, Do: (*app).toggleHelp},
	{Keys: []string{"f1"}, Name: "f1", Help: forms.T("help", "帮助"), Rank: 10, On: (*app).takesText, Do: (*app).toggleHelp},
	{Keys: []string{"f1"}, Name: "f1", Help: forms.T("help", "帮助"), On: always, Do: (*app).toggleHelp},
	{Keys: []string{"ctrl+c"}, Name: "ctrl+c", Help: forms.T("quit", "退出"), Rank: 11, On: always, Do: (*app).askQuit},
}

var formKeys = keys.Table[*app]{
	{Name: "←→", Help: forms.T("change", "更改"), Rank: 9, On: (*app).onSelector},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("open", "打开"), Rank: 9, On: (*app).onLink, Do: (*app).enter},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("choose", "选择"), Rank: 9, On: (*app).onChoice, Do: (*app).enter},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("next", "下一项"), On: (*app).onSingleLine, Do: (*app).enter},
	{Keys: []string{"tab"}, Name: "tab", Help: forms.T("next", "下一项"), Rank: 8, On: (*app).onForm, Do: (*app).next},
	{Keys: []string{"shift+tab"}, Name: "shift+tab", Help: forms.T("back", "上一项"), Rank: 6, On: (*app).onForm, Do: (*app).previous},
	{Keys: []string{"down"}, Name: "↓", Help: forms.T("next", "下一项"), On: (*app).onLine, Do: (*app).next},
	{Keys: []string{"up"}, Name: "↑", Help: forms.T("back", "上一项"), On: (*app).onLine, Do: (*app).previous},
	{Keys: []string{"ctrl+o"}, Name: "ctrl+o", Help: forms.T("more questions", "更多选项"), On: (*app).onForm, Do: (*app).toggleMore},
	{Keys: []string{"ctrl+t"}, Name: "ctrl+t", Help: forms.T("look up again", "重新查询"), On: (*app).onLookUps, Do: keys.Just((*app).lookUpAgain)},
	{Name: "ctrl+u", Help: forms.T("clear", "清空"), On: (*app).takesText},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("out", "返回"), Rank: 9, On: (*app).nested, Do: (*app).back},
}

var tableKeys = keys.Table[*app]{
	{Keys: []string{"a", "+"}, Name: "a", Help: forms.T("add", "添加"), Rank: 9, On: (*app).onTable, Do: (*app).addItem},
	{Keys: []string{"enter", "e"}, Name: "enter", Help: forms.T("edit", "编辑"), Rank: 8, On: (*app).onItems, Do: (*app).editItem},
	{Keys: []string{"enter", "e"}, Name: "enter", Help: forms.T("add", "添加"), On: (*app).onTable, Do: (*app).addItem},
	{Keys: []string{"d", "delete"}, Name: "d", Help: forms.T("delete", "删除"), Rank: 7, On: (*app).onItems, Do: (*app).deleteItem},
	{Keys: []string{"c"}, Name: "c", Help: forms.T("copy", "复制"), Rank: 6, On: (*app).onItems, Do: (*app).copyItem},
	{Keys: []string{"u"}, Name: "u", Help: forms.T("undo", "撤销"), Rank: 9, On: (*app).canUndo, Do: (*app).undoDelete},
	{Keys: []string{"J", "shift+down"}, Name: "J", Help: forms.T("move down", "下移"), Rank: 1, On: (*app).onItems, Do: (*app).moveDown},
	{Keys: []string{"K", "shift+up"}, Name: "K", Help: forms.T("move up", "上移"), Rank: 1, On: (*app).onItems, Do: (*app).moveUp},
	{Keys: []string{"down", "j"}, Name: "↓", Help: forms.T("next", "下一项"), On: (*app).onTable, Do: (*app).rowDown},
	{Keys: []string{"up", "k"}, Name: "↑", Help: forms.T("back", "上一项"), On: (*app).onTable, Do: (*app).rowUp},
	{Keys: []string{"tab"}, Name: "tab", Help: forms.T("next page", "下一页"), On: (*app).onBaseTable, Do: (*app).nextPage},
	{Keys: []string{"shift+tab"}, Name: "shift+tab", Help: forms.T("page before", "上一页"), On: (*app).onBaseTable, Do: (*app).previousPage},
	{Keys: []string{"tab", "esc", "shift+tab"}, Name: "esc", Help: forms.T("out", "返回"), Rank: 9, On: (*app).onInnerTable, Do: (*app).back},
}

var reviewKeys = keys.Table[*app]{
	{Keys: []string{"s"}, Name: "s", Help: forms.T("submit", "提交"), Rank: 9, On: (*app).onReview, Do: (*app).askSubmit},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("go to the field", "转到该项"), Rank: 8, On: (*app).onProblem, Do: (*app).jumpToProblem},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("submit", "提交"), On: (*app).onReview, Do: (*app).askSubmit},
	{Keys: []string{"right", "tab", "l"}, Name: "→", Help: forms.T("next tab", "下一页签"), Rank: 7, On: (*app).onReview, Do: (*app).nextTab},
	{Keys: []string{"left", "shift+tab", "h"}, Name: "←", Help: forms.T("tab before", "上一页签"), On: (*app).onReview, Do: (*app).previousTab},
	{Keys: []string{"down", "j"}, Name: "↓", Help: forms.T("down", "向下"), On: (*app).onReview, Do: (*app).reviewDown},
	{Keys: []string{"up", "k"}, Name: "↑", Help: forms.T("up", "向上"), On: (*app).onReview, Do: (*app).reviewUp},
	{Keys: []string{"pgdown"}, Name: "pgdn", Help: forms.T("page down", "向下翻页"), On: (*app).onReview, Do: (*app).reviewPageDown},
	{Keys: []string{"pgup"}, Name: "pgup", Help: forms.T("page up", "向上翻页"), On: (*app).onReview, Do: (*app).reviewPageUp},
	{Keys: []string{"ctrl+s"}, Name: "ctrl+s", Help: forms.T("save profile", "保存配置"), Rank: 5, On: (*app).onReview, Do: (*app).openSave},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back to the answers", "返回修改"), Rank: 6, On: (*app).onReview, Do: (*app).leaveReview},
}

var deletionKeys = keys.Table[*app]{
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("go on", "继续"), Rank: 9, On: (*app).onDecided, Do: (*app).confirmDelete},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back", "返回"), Rank: 9, On: (*app).onChoices, Do: (*app).leaveDeletion},
}

func always(*app) bool { return true }

// hints are the keys of the moment.
func (a *app) hints() []keys.Hint {
	hints := a.bindings.Hints(a)
	if a.onRun() {
		hints = keys.First(append(a.run.Keys(), hints...))
	}
	return hints
}
