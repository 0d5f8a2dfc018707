package ui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

// binding is a key, what it does, and where. The same list drives the keys,
// the line at the foot and the help.
type binding struct {
	// keys is empty for keys of the field itself, which are only told.
	keys []string
	// name is how the key is written; help what it does, in a word or two.
	name string
	help forms.Text
	// rank is the weight of the key in the line at the foot: where they do not
	// all fit the lightest go. A key of rank 0 stands in the help only.
	rank int
	on   func(*app) bool
	do   func(*app) tea.Cmd
}

// bindings returns every key of the app, most specific place first. The first
// whose place fits the moment takes the key.
func bindings() []binding {
	return slices.Concat(tableKeys, reviewKeys, runKeys, deletionKeys, formKeys, globalKeys)
}

var globalKeys = []binding{
	{keys: []string{"pgdown", "ctrl+right"}, name: "pgdn", help: forms.T("next page", "下一页"), rank: 5, on: (*app).onAnswers, do: (*app).nextPage},
	{keys: []string{"pgup", "ctrl+left"}, name: "pgup", help: forms.T("page before", "上一页"), on: (*app).editing, do: (*app).previousPage},
	{keys: []string{"ctrl+r"}, name: "ctrl+r", help: forms.T("review", "检查"), rank: 4, on: (*app).onAnswers, do: (*app).openReview},
	{keys: []string{"ctrl+p"}, name: "ctrl+p", help: forms.T("request", "请求"), rank: 3, on: (*app).onAnswers, do: (*app).toggleRequest},
	{keys: []string{"ctrl+g"}, name: "ctrl+g", help: forms.T("go to page", "跳转"), on: (*app).editing, do: (*app).openJump},
	{keys: []string{"ctrl+s"}, name: "ctrl+s", help: forms.T("save profile", "保存配置"), on: (*app).hasAnswers, do: (*app).openSave},
	{keys: []string{"ctrl+l"}, name: "ctrl+l", help: forms.T("中文", "English"), rank: 2, on: always, do: (*app).switchLanguage},
	{keys: []string{"?"}, name: "?", help: forms.T("help", "帮助"), rank: 10, on: (*app).notTyping, do: (*app).toggleHelp},
	{keys: []string{"f1"}, name: "f1", help: forms.T("help", "帮助"), rank: 10, on: (*app).takesText, do: (*app).toggleHelp},
	{keys: []string{"f1"}, name: "f1", help: forms.T("help", "帮助"), on: always, do: (*app).toggleHelp},
	{keys: []string{"ctrl+c"}, name: "ctrl+c", help: forms.T("quit", "退出"), rank: 11, on: always, do: (*app).askQuit},
}

var formKeys = []binding{
	{name: "←→", help: forms.T("change", "更改"), rank: 9, on: (*app).onSelector},
	{keys: []string{"enter"}, name: "enter", help: forms.T("open", "打开"), rank: 9, on: (*app).onLink, do: (*app).enter},
	{keys: []string{"enter"}, name: "enter", help: forms.T("choose", "选择"), rank: 9, on: (*app).onChoice, do: (*app).enter},
	{keys: []string{"enter"}, name: "enter", help: forms.T("next", "下一项"), on: (*app).onSingleLine, do: (*app).enter},
	{keys: []string{"tab"}, name: "tab", help: forms.T("next", "下一项"), rank: 8, on: (*app).onForm, do: (*app).next},
	{keys: []string{"shift+tab"}, name: "shift+tab", help: forms.T("back", "上一项"), rank: 6, on: (*app).onForm, do: (*app).previous},
	{keys: []string{"down"}, name: "↓", help: forms.T("next", "下一项"), on: (*app).onLine, do: (*app).next},
	{keys: []string{"up"}, name: "↑", help: forms.T("back", "上一项"), on: (*app).onLine, do: (*app).previous},
	{keys: []string{"ctrl+o"}, name: "ctrl+o", help: forms.T("more questions", "更多选项"), on: (*app).onForm, do: (*app).toggleMore},
	{keys: []string{"ctrl+t"}, name: "ctrl+t", help: forms.T("look up again", "重新查询"), on: (*app).onLookUps, do: (*app).retryLookup},
	{name: "ctrl+u", help: forms.T("clear", "清空"), on: (*app).takesText},
	{keys: []string{"esc"}, name: "esc", help: forms.T("out", "返回"), rank: 9, on: (*app).nested, do: (*app).back},
}

var tableKeys = []binding{
	{keys: []string{"a", "+"}, name: "a", help: forms.T("add", "添加"), rank: 9, on: (*app).onTable, do: (*app).addItem},
	{keys: []string{"enter", "e"}, name: "enter", help: forms.T("edit", "编辑"), rank: 8, on: (*app).onItems, do: (*app).editItem},
	{keys: []string{"enter", "e"}, name: "enter", help: forms.T("add", "添加"), on: (*app).onTable, do: (*app).addItem},
	{keys: []string{"d", "delete"}, name: "d", help: forms.T("delete", "删除"), rank: 7, on: (*app).onItems, do: (*app).deleteItem},
	{keys: []string{"c"}, name: "c", help: forms.T("copy", "复制"), rank: 6, on: (*app).onItems, do: (*app).copyItem},
	{keys: []string{"u"}, name: "u", help: forms.T("undo", "撤销"), rank: 9, on: (*app).canUndo, do: (*app).undoDelete},
	{keys: []string{"J", "shift+down"}, name: "J", help: forms.T("move down", "下移"), rank: 1, on: (*app).onItems, do: (*app).moveDown},
	{keys: []string{"K", "shift+up"}, name: "K", help: forms.T("move up", "上移"), rank: 1, on: (*app).onItems, do: (*app).moveUp},
	{keys: []string{"down", "j"}, name: "↓", help: forms.T("next", "下一项"), on: (*app).onTable, do: (*app).rowDown},
	{keys: []string{"up", "k"}, name: "↑", help: forms.T("back", "上一项"), on: (*app).onTable, do: (*app).rowUp},
	{keys: []string{"tab"}, name: "tab", help: forms.T("next page", "下一页"), on: (*app).onBaseTable, do: (*app).nextPage},
	{keys: []string{"shift+tab"}, name: "shift+tab", help: forms.T("page before", "上一页"), on: (*app).onBaseTable, do: (*app).previousPage},
	{keys: []string{"tab", "esc", "shift+tab"}, name: "esc", help: forms.T("out", "返回"), rank: 9, on: (*app).onInnerTable, do: (*app).back},
}

var reviewKeys = []binding{
	{keys: []string{"s"}, name: "s", help: forms.T("submit", "提交"), rank: 9, on: (*app).onReview, do: (*app).askSubmit},
	{keys: []string{"enter"}, name: "enter", help: forms.T("go to the field", "转到该项"), rank: 8, on: (*app).onProblem, do: (*app).jumpToProblem},
	{keys: []string{"enter"}, name: "enter", help: forms.T("submit", "提交"), on: (*app).onReview, do: (*app).askSubmit},
	{keys: []string{"right", "tab", "l"}, name: "→", help: forms.T("next tab", "下一页签"), rank: 7, on: (*app).onReview, do: (*app).nextTab},
	{keys: []string{"left", "shift+tab", "h"}, name: "←", help: forms.T("tab before", "上一页签"), on: (*app).onReview, do: (*app).previousTab},
	{keys: []string{"down", "j"}, name: "↓", help: forms.T("down", "向下"), on: (*app).onReview, do: (*app).reviewDown},
	{keys: []string{"up", "k"}, name: "↑", help: forms.T("up", "向上"), on: (*app).onReview, do: (*app).reviewUp},
	{keys: []string{"pgdown"}, name: "pgdn", help: forms.T("page down", "向下翻页"), on: (*app).onReview, do: (*app).reviewPageDown},
	{keys: []string{"pgup"}, name: "pgup", help: forms.T("page up", "向上翻页"), on: (*app).onReview, do: (*app).reviewPageUp},
	{keys: []string{"ctrl+s"}, name: "ctrl+s", help: forms.T("save profile", "保存配置"), rank: 5, on: (*app).onReview, do: (*app).openSave},
	{keys: []string{"esc"}, name: "esc", help: forms.T("back to the answers", "返回修改"), rank: 6, on: (*app).onReview, do: (*app).leaveReview},
}

var runKeys = []binding{
	{keys: []string{"q"}, name: "q", help: forms.T("detach", "离开"), rank: 9, on: (*app).onRunning, do: (*app).detach},
	{keys: []string{"enter"}, name: "enter", help: forms.T("go to the field", "转到该项"), rank: 9, on: (*app).onFieldFailure, do: (*app).jumpToFailure},
	{keys: []string{"e", "esc", "enter"}, name: "e", help: forms.T("edit answers", "返回修改"), rank: 7, on: (*app).onRejected, do: (*app).leaveRun},
	{keys: []string{"d"}, name: "d", help: forms.T("delete it", "删除"), rank: 8, on: (*app).onDeletable, do: (*app).askDelete},
	{keys: []string{"ctrl+s"}, name: "ctrl+s", help: forms.T("save profile", "保存配置"), rank: 6, on: (*app).onEndedWithAnswers, do: (*app).openSave},
	{keys: []string{"s"}, name: "s", help: forms.T("start screen", "开始界面"), rank: 4, on: (*app).onEnded, do: (*app).restart},
	{keys: []string{"q", "enter"}, name: "q", help: forms.T("quit", "退出"), on: (*app).onEnded, do: (*app).quit},
	{name: hintScroll.name, help: hintScroll.help, rank: 5, on: (*app).onLongRun},
	{keys: []string{"down", "j"}, name: "↓", help: forms.T("scroll down", "向下滚动"), on: (*app).onRun, do: (*app).scrollDown},
	{keys: []string{"up", "k"}, name: "↑", help: forms.T("scroll up", "向上滚动"), on: (*app).onRun, do: (*app).scrollUp},
	{keys: []string{"pgdown"}, name: "pgdn", help: forms.T("page down", "向下翻页"), on: (*app).onRun, do: (*app).scrollPageDown},
	{keys: []string{"pgup"}, name: "pgup", help: forms.T("page up", "向上翻页"), on: (*app).onRun, do: (*app).scrollPageUp},
}

var deletionKeys = []binding{
	{keys: []string{"enter"}, name: "enter", help: forms.T("go on", "继续"), rank: 9, on: (*app).onDecided, do: (*app).confirmDelete},
	{keys: []string{"esc"}, name: "esc", help: forms.T("back", "返回"), rank: 9, on: (*app).onChoices, do: (*app).leaveDeletion},
}

func always(*app) bool { return true }

// find returns the binding that takes a key here and now.
func (a *app) find(press string) (binding, bool) {
	for _, b := range a.bindings {
		if slices.Contains(b.keys, press) && b.on(a) {
			return b, true
		}
	}
	return binding{}, false
}

// hint is a key in the line at the foot.
type hint struct {
	name string
	help forms.Text
	rank int
}

// hints are the keys of the moment.
func (a *app) hints() []hint {
	var hints []hint
	seen := map[string]bool{}
	for _, b := range a.bindings {
		if seen[b.name] || !b.on(a) {
			continue
		}
		seen[b.name] = true
		if b.rank > 0 {
			hints = append(hints, hint{b.name, b.help, b.rank})
		}
	}
	return hints
}

// foot writes hints in one line of room cells; the lightest go where they do
// not fit.
func (a *app) foot(hints []hint, room int) string {
	parts := make([]string, len(hints))
	for i, h := range hints {
		parts[i] = a.st.accent.Render(h.name) + " " + a.st.dim.Render(h.help.In(a.lang))
	}
	dot := a.st.dim.Render(" · ")
	for len(parts) > 1 && width(strings.Join(parts, dot)) > room {
		lightest := 0
		for i, h := range hints {
			if h.rank < hints[lightest].rank {
				lightest = i
			}
		}
		parts, hints = slices.Delete(parts, lightest, lightest+1), slices.Delete(hints, lightest, lightest+1)
	}
	return strings.Join(parts, dot)
}
