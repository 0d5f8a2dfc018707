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
	keys []string
	// name is how the key is written; help what it does, in a word or two.
	name string
	help forms.Text
	// foot puts it into the line at the foot.
	foot bool
	on   func(*app) bool
	do   func(*app) tea.Cmd
}

// bindings returns every key of the app, most specific place first. The first
// whose place fits the moment takes the key.
func bindings() []binding {
	return slices.Concat(tableKeys, reviewKeys, runKeys, formKeys, globalKeys)
}

var globalKeys = []binding{
	{keys: []string{"ctrl+r"}, name: "ctrl+r", help: forms.T("review", "检查"), foot: true, on: (*app).onAnswers, do: (*app).openReview},
	{keys: []string{"ctrl+p"}, name: "ctrl+p", help: forms.T("request", "请求"), foot: true, on: (*app).onAnswers, do: (*app).toggleRequest},
	{keys: []string{"ctrl+l"}, name: "ctrl+l", help: forms.T("中文", "English"), foot: true, on: always, do: (*app).switchLanguage},
	{keys: []string{"pgdown", "ctrl+right"}, name: "pgdn", help: forms.T("next page", "下一页"), on: (*app).editing, do: (*app).nextPage},
	{keys: []string{"pgup", "ctrl+left"}, name: "pgup", help: forms.T("page before", "上一页"), on: (*app).editing, do: (*app).previousPage},
	{keys: []string{"ctrl+g"}, name: "ctrl+g", help: forms.T("go to page", "跳转"), on: (*app).editing, do: (*app).openJump},
	{keys: []string{"ctrl+s"}, name: "ctrl+s", help: forms.T("save profile", "保存配置"), on: (*app).hasAnswers, do: (*app).openSave},
	{keys: []string{"?"}, name: "?", help: forms.T("help", "帮助"), foot: true, on: (*app).notTyping, do: (*app).toggleHelp},
	{keys: []string{"f1"}, name: "f1", help: forms.T("help", "帮助"), foot: true, on: (*app).takesText, do: (*app).toggleHelp},
	{keys: []string{"f1"}, name: "f1", help: forms.T("help", "帮助"), on: always, do: (*app).toggleHelp},
	{keys: []string{"ctrl+c"}, name: "ctrl+c", help: forms.T("quit", "退出"), foot: true, on: always, do: (*app).askQuit},
}

var formKeys = []binding{
	{keys: []string{"enter"}, name: "enter", help: forms.T("choose", "选择"), foot: true, on: (*app).onForm, do: (*app).enter},
	{keys: []string{"tab"}, name: "tab", help: forms.T("next", "下一项"), foot: true, on: (*app).onForm, do: (*app).next},
	{keys: []string{"shift+tab"}, name: "shift+tab", help: forms.T("back", "上一项"), foot: true, on: (*app).onForm, do: (*app).previous},
	{keys: []string{"down"}, name: "↓", help: forms.T("next", "下一项"), on: (*app).onLine, do: (*app).next},
	{keys: []string{"up"}, name: "↑", help: forms.T("back", "上一项"), on: (*app).onLine, do: (*app).previous},
	{keys: []string{"ctrl+o"}, name: "ctrl+o", help: forms.T("more questions", "更多选项"), on: (*app).onForm, do: (*app).toggleMore},
	{keys: []string{"ctrl+t"}, name: "ctrl+t", help: forms.T("look up again", "重新查询"), on: (*app).onForm, do: (*app).retryLookup},
	{keys: []string{"esc"}, name: "esc", help: forms.T("out", "返回"), foot: true, on: (*app).nested, do: (*app).back},
}

var tableKeys = []binding{
	{keys: []string{"a", "+"}, name: "a", help: forms.T("add", "添加"), foot: true, on: (*app).onTable, do: (*app).addItem},
	{keys: []string{"enter", "e"}, name: "enter", help: forms.T("edit", "编辑"), foot: true, on: (*app).onTable, do: (*app).editItem},
	{keys: []string{"c"}, name: "c", help: forms.T("copy", "复制"), foot: true, on: (*app).onTable, do: (*app).copyItem},
	{keys: []string{"d", "delete"}, name: "d", help: forms.T("delete", "删除"), foot: true, on: (*app).onTable, do: (*app).deleteItem},
	{keys: []string{"u"}, name: "u", help: forms.T("undo", "撤销"), foot: true, on: (*app).canUndo, do: (*app).undoDelete},
	{keys: []string{"J", "shift+down"}, name: "J", help: forms.T("move down", "下移"), on: (*app).onTable, do: (*app).moveDown},
	{keys: []string{"K", "shift+up"}, name: "K", help: forms.T("move up", "上移"), on: (*app).onTable, do: (*app).moveUp},
	{keys: []string{"down", "j"}, name: "↓", help: forms.T("next", "下一项"), on: (*app).onTable, do: (*app).rowDown},
	{keys: []string{"up", "k"}, name: "↑", help: forms.T("back", "上一项"), on: (*app).onTable, do: (*app).rowUp},
	{keys: []string{"tab"}, name: "tab", help: forms.T("next page", "下一页"), foot: true, on: (*app).onBaseTable, do: (*app).nextPage},
	{keys: []string{"shift+tab"}, name: "shift+tab", help: forms.T("page before", "上一页"), on: (*app).onBaseTable, do: (*app).previousPage},
	{keys: []string{"esc"}, name: "esc", help: forms.T("out", "返回"), foot: true, on: (*app).nested, do: (*app).back},
}

var reviewKeys = []binding{
	{keys: []string{"s"}, name: "s", help: forms.T("submit", "提交"), foot: true, on: (*app).onReview, do: (*app).askSubmit},
	{keys: []string{"enter"}, name: "enter", help: forms.T("go to the field", "转到该项"), foot: true, on: (*app).onReview, do: (*app).reviewEnter},
	{keys: []string{"right", "tab", "l"}, name: "→", help: forms.T("next tab", "下一页签"), foot: true, on: (*app).onReview, do: (*app).nextTab},
	{keys: []string{"left", "shift+tab", "h"}, name: "←", help: forms.T("tab before", "上一页签"), on: (*app).onReview, do: (*app).previousTab},
	{keys: []string{"down", "j"}, name: "↓", help: forms.T("down", "向下"), on: (*app).onReview, do: (*app).reviewDown},
	{keys: []string{"up", "k"}, name: "↑", help: forms.T("up", "向上"), on: (*app).onReview, do: (*app).reviewUp},
	{keys: []string{"pgdown"}, name: "pgdn", help: forms.T("page down", "向下翻页"), on: (*app).onReview, do: (*app).reviewPageDown},
	{keys: []string{"pgup"}, name: "pgup", help: forms.T("page up", "向上翻页"), on: (*app).onReview, do: (*app).reviewPageUp},
	{keys: []string{"esc"}, name: "esc", help: forms.T("back to the answers", "返回修改"), foot: true, on: (*app).onReview, do: (*app).leaveReview},
}

var runKeys = []binding{
	{keys: []string{"q"}, name: "q", help: forms.T("detach", "离开"), foot: true, on: (*app).onRunning, do: (*app).detach},
	{keys: []string{"enter"}, name: "enter", help: forms.T("go to the field", "转到该项"), foot: true, on: (*app).onFieldFailure, do: (*app).jumpToFailure},
	{keys: []string{"e", "esc"}, name: "e", help: forms.T("back to the answers", "返回修改"), foot: true, on: (*app).onRejected, do: (*app).leaveRun},
	{keys: []string{"ctrl+s"}, name: "ctrl+s", help: forms.T("save profile", "保存配置"), foot: true, on: (*app).onEndedWithAnswers, do: (*app).openSave},
	{keys: []string{"d"}, name: "d", help: forms.T("delete it", "删除"), foot: true, on: (*app).onDeletable, do: (*app).askDelete},
	{keys: []string{"s"}, name: "s", help: forms.T("start screen", "开始界面"), foot: true, on: (*app).onEnded, do: (*app).restart},
	{keys: []string{"q", "enter"}, name: "q", help: forms.T("quit", "退出"), foot: true, on: (*app).onEnded, do: (*app).quit},
	{keys: []string{"down", "j"}, name: "↓", help: forms.T("log down", "日志向下"), on: (*app).onRun, do: (*app).logDown},
	{keys: []string{"up", "k"}, name: "↑", help: forms.T("log up", "日志向上"), on: (*app).onRun, do: (*app).logUp},
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

// foot writes the keys of the moment in one line of room cells. Where they do
// not fit, the help and quit stay.
func (a *app) foot(room int) string {
	var parts []string
	seen := map[string]bool{}
	for _, b := range a.bindings {
		if !b.foot || seen[b.name] || !b.on(a) {
			continue
		}
		seen[b.name] = true
		parts = append(parts, a.st.accent.Render(b.name)+" "+a.st.dim.Render(b.help.In(a.lang)))
	}
	const last = 2
	dot := a.st.dim.Render(" · ")
	for len(parts) > last+1 && width(strings.Join(parts, dot)) > room {
		parts = slices.Delete(parts, len(parts)-last-1, len(parts)-last)
	}
	return strings.Join(parts, dot)
}
