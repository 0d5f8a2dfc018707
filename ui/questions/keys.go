package questions

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
)

// stackKeys are the keys of the open place, the most specific first.
var stackKeys = slices.Concat(tableKeys, formKeys)

var formKeys = keys.Table[*Stack]{
	{Name: "←→", Help: forms.T("change", "更改"), Rank: 9, On: (*Stack).onClosed},
	{Name: "←→ space", Help: forms.T("change", "更改"), Rank: 9, On: (*Stack).onYesNo},
	{Name: "y n", Help: forms.T("yes, no", "是、否"), On: (*Stack).onYesNo},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("open", "打开"), Rank: 13, On: (*Stack).OnLink, Do: (*Stack).enter},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("choose", "选择"), Rank: 9, On: (*Stack).onChoice, Do: (*Stack).enter},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("next", "下一项"), On: (*Stack).onLine, Do: (*Stack).enter},
	{Keys: []string{"alt+down"}, Name: "alt+↓", Help: forms.T("open the list", "打开列表"), Rank: 4, On: (*Stack).onList, Do: (*Stack).openList},
	{Keys: []string{"right"}, Name: "→", Help: forms.T("use the dim value", "采用灰色提示值"), Rank: 7, On: (*Stack).onProposal, Do: (*Stack).takeProposal},
	{Keys: []string{"tab"}, Name: "tab", Help: forms.T("next", "下一项"), Rank: keys.Always, On: (*Stack).onForm, Do: (*Stack).next},
	{Keys: []string{"shift+tab"}, Name: "shift+tab", Help: forms.T("back", "上一项"), Rank: 6, On: (*Stack).onInnerForm, Do: (*Stack).previous},
	{Keys: []string{"shift+tab"}, Name: "shift+tab", Help: forms.T("back", "上一项"), Rank: keys.Always, On: (*Stack).onForm, Do: (*Stack).previous},
	{Keys: []string{"down"}, Name: "↓", Help: forms.T("next", "下一项"), On: (*Stack).onLine, Do: (*Stack).next},
	{Keys: []string{"up"}, Name: "↑", Help: forms.T("back", "上一项"), On: (*Stack).onLine, Do: (*Stack).previous},
	{Keys: []string{"f2"}, Name: "f2", Help: forms.T("first way out", "第一种解决办法"), Rank: 9, On: func(s *Stack) bool { return s.wayOut(0) }, Do: func(s *Stack) { s.takeWay(0) }},
	{Keys: []string{"f3"}, Name: "f3", Help: forms.T("second way out", "第二种解决办法"), Rank: 8, On: func(s *Stack) bool { return s.wayOut(1) }, Do: func(s *Stack) { s.takeWay(1) }},
	{Keys: []string{"f4"}, Name: "f4", Help: forms.T("third way out", "第三种解决办法"), Rank: 7, On: func(s *Stack) bool { return s.wayOut(2) }, Do: func(s *Stack) { s.takeWay(2) }},
	{Keys: []string{"ctrl+o"}, Name: "ctrl+o", Help: forms.T("more questions", "更多选项"), On: (*Stack).onForm, Why: (*Stack).nothingMore, Do: (*Stack).toggleMore},
	{Keys: []string{"ctrl+t"}, Name: "ctrl+t", Help: forms.T("look up again", "重新查询"), On: (*Stack).onLookUps, Why: (*Stack).nothingLookedUp, Do: (*Stack).lookUpAgain},
	{Name: "ctrl+u", Help: forms.T("clear", "清空"), On: (*Stack).Typing},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("as it was", "恢复原值"), Rank: keys.Always, On: (*Stack).Changed, Do: (*Stack).restore},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("do not add", "不添加"), Rank: keys.Always, On: (*Stack).onFresh, Do: (*Stack).dropFresh},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back", "返回"), Rank: keys.Always, On: (*Stack).nested, Do: (*Stack).back},
}

var tableKeys = keys.Table[*Stack]{
	{Keys: []string{"a", "+"}, Name: "a", Help: forms.T("add", "添加"), Rank: 9, On: (*Stack).OnTable, Why: (*Stack).full, Do: (*Stack).addItem},
	{Keys: []string{"enter", "e"}, Name: "enter", Help: forms.T("edit", "编辑"), Rank: 8, On: (*Stack).onItems, Do: (*Stack).editItem},
	{Keys: []string{"enter", "e"}, Name: "enter", Help: forms.T("add", "添加"), On: (*Stack).OnTable, Do: (*Stack).addItem},
	{Keys: []string{"d", "delete"}, Name: "d", Help: forms.T("delete", "删除"), Rank: 7, On: (*Stack).onItems, Do: (*Stack).deleteItem},
	{Keys: []string{"c"}, Name: "c", Help: forms.T("copy", "复制"), Rank: 6, On: (*Stack).onItems, Why: (*Stack).full, Do: (*Stack).copyItem},
	{Keys: []string{"u"}, Name: "u", Help: forms.T("undo", "撤销"), Rank: 9, On: (*Stack).canUndo, Why: (*Stack).notHere, Do: (*Stack).undoDelete},
	{Keys: []string{"J", "shift+down"}, Name: "J", Help: forms.T("move down", "下移"), Rank: 1, On: (*Stack).onItems, Do: func(s *Stack) { s.moveItem(1) }},
	{Keys: []string{"K", "shift+up"}, Name: "K", Help: forms.T("move up", "上移"), Rank: 1, On: (*Stack).onItems, Do: func(s *Stack) { s.moveItem(-1) }},
	{Keys: []string{"down", "j"}, Name: "↓", Help: forms.T("next", "下一项"), On: (*Stack).OnTable, Do: func(s *Stack) { s.moveRow(1) }},
	{Keys: []string{"up", "k"}, Name: "↑", Help: forms.T("back", "上一项"), On: (*Stack).OnTable, Do: func(s *Stack) { s.moveRow(-1) }},
	{Keys: []string{"home", "g"}, Name: "home", Also: "g", Help: forms.T("first", "第一项"), On: (*Stack).onItems, Do: func(s *Stack) { s.moveRow(-s.frame().cursor) }},
	{Keys: []string{"end", "G"}, Name: "end", Also: "G", Help: forms.T("last", "最后一项"), On: (*Stack).onItems, Do: func(s *Stack) { s.moveRow(s.items()) }},
	{Keys: []string{"/"}, Name: "/", Help: forms.T("search", "搜索"), On: (*Stack).onItems, Do: (*Stack).openSearch},
	{Keys: []string{"n"}, Name: "n", Also: "N", Help: forms.T("next match", "下一处"), On: (*Stack).onFound, Do: func(s *Stack) { s.found(1, 1) }},
	{Keys: []string{"N"}, Name: "N", Help: forms.T("previous match", "上一处"), On: (*Stack).onFound, Do: func(s *Stack) { s.found(-1, -1) }},
	{Keys: []string{"tab"}, Name: "tab", Help: forms.T("next page", "下一页"), Rank: keys.Always, On: (*Stack).onBaseTable, Do: func(s *Stack) { s.leavePage(1) }},
	{Keys: []string{"shift+tab"}, Name: "shift+tab", Help: forms.T("previous page", "上一页"), Rank: keys.Always, On: (*Stack).onBaseTable, Do: func(s *Stack) { s.leavePage(-1) }},
	{Keys: []string{"tab", "esc", "shift+tab"}, Name: "esc", Help: forms.T("back", "返回"), Rank: keys.Always, On: (*Stack).onInnerTable, Do: (*Stack).back},
}

// Keys are the keys of the moment.
func (s *Stack) Keys() []keys.Hint {
	if s.pick != nil {
		return s.pickHints()
	}
	return stackKeys.Hints(s)
}

// Press gives a key to the open list, to the field that takes text, or to the
// table of keys, and tells whether it was for one of them.
func (s *Stack) Press(key tea.KeyMsg) (taken bool) {
	switch {
	case s.pick != nil:
		s.pressPick(key)
		return true
	case s.search.Opened():
		if s.search.Press(key) {
			s.found(0, 1)
		}
		return true
	}
	if key.Paste || s.Typing() && len(key.Runes) > 0 && !key.Alt {
		if !s.typeIntoChoice(key) && !s.typeIntoList(key) {
			s.overtype(key)
			s.Feed(key)
		}
		return true
	}
	why, taken := stackKeys.Press(s, key)
	if !why.IsZero() {
		s.out.Complain(why)
	}
	return taken
}

// When keys work.

func (s *Stack) onForm() bool { return s.frame() != nil && !s.frame().table }

// OnTable tells whether a list of items is open.
func (s *Stack) OnTable() bool { return s.frame() != nil && s.frame().table }

// onItems is a table that has something in it.
func (s *Stack) onItems() bool {
	return s.OnTable() && s.frame().sheet.Answers.Len(s.frame().path) > 0
}

func (s *Stack) onBaseTable() bool { return s.OnTable() && len(s.frames) == 1 }

func (s *Stack) onInnerTable() bool { return s.OnTable() && len(s.frames) > 1 }

func (s *Stack) onInnerForm() bool { return s.onForm() && s.nested() }

// onFound is a table in which words are looked for.
func (s *Stack) onFound() bool { return s.onItems() && s.search.Some() }

func (s *Stack) nested() bool { return len(s.frames) > 1 }

// onQuestion tells whether the row with the focus is a question that is fit.
func (s *Stack) onQuestion(fit func(forms.Question) bool) bool {
	if !s.onForm() {
		return false
	}
	r, ok := s.frame().current()
	return ok && !r.fold && fit(r.question)
}

// OnLink tells whether the row with the focus leads to a place of its own, or
// unfolds.
func (s *Stack) OnLink() bool {
	if !s.onForm() {
		return false
	}
	r, ok := s.frame().current()
	return ok && (r.fold || r.question.Kind == forms.List || r.question.Kind == forms.Object)
}

// onChoice is a row whose enter offers values to choose from.
func (s *Stack) onChoice() bool {
	return s.onQuestion(func(q forms.Question) bool {
		return listed(q) && !s.typed(q)
	})
}

// onList is a row with values to choose from, whatever was typed.
func (s *Stack) onList() bool { return s.onQuestion(listed) }

// listed tells whether there may be values of q to choose from.
func listed(q forms.Question) bool { return q.Source.Name != "" || len(q.Options) > 0 }

// onYesNo is a row whose value two letters change.
func (s *Stack) onYesNo() bool {
	return s.onQuestion(func(q forms.Question) bool { return q.Kind == forms.Boolean })
}

// onLine is a row whose field needs neither enter nor the arrows for itself.
func (s *Stack) onLine() bool { return s.onForm() && !s.OnText() }

// OnText tells whether the row with the focus is a text of several lines.
func (s *Stack) OnText() bool {
	return s.onQuestion(func(q forms.Question) bool { return q.Kind == forms.LongText })
}

// onLookUps is a form whose questions a cloud may be asked about.
func (s *Stack) onLookUps() bool {
	return s.onForm() && (s.frame().sheet == s.work.Main || s.frame().sheet == s.work.Cloud)
}

// nothingLookedUp is why the question with the focus cannot be looked up again.
func (s *Stack) nothingLookedUp() forms.Text {
	if s.onQuestion(func(q forms.Question) bool { return q.Source.Name != "" && s.frame().sheet == s.work.Main }) {
		return forms.Text{}
	}
	return forms.T("there is no list to look up for this question", "此项无需查询")
}

func (s *Stack) canUndo() bool {
	if !s.OnTable() {
		return false
	}
	_, ok := s.frame().sheet.Removed()
	return ok
}

// full is why no further item may be added.
func (s *Stack) full() forms.Text {
	q, ok := s.ofList()
	if f := s.frame(); ok && !q.Full(f.sheet.Answers.Len(f.path)) {
		return forms.Text{}
	}
	return forms.Tf("at most %d", "最多 %d 项", q.Max)
}

// notHere is why the item that was deleted last cannot be brought back here.
func (s *Stack) notHere() forms.Text {
	if list, _ := s.frame().sheet.Removed(); list != s.frame().path {
		return forms.Tf("the last deletion was in %s", "上次删除发生在 %s", list)
	}
	return s.full()
}

// nothingMore is why there are no further questions to show or to hide.
func (s *Stack) nothingMore() forms.Text {
	if s.frame().foldable() {
		return forms.Text{}
	}
	return forms.T("there are no more questions here", "此处没有更多选项")
}
