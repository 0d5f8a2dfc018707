package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/message"
)

// globalKeys are the keys of the app, which come after those of the screen.
var globalKeys = keys.Table[*app]{
	{Keys: []string{"pgdown", "alt+right", "ctrl+right"}, Name: "pgdn", Also: "alt+→", Help: forms.T("next page", "下一页"), Rank: 12, On: (*app).onForm, Do: func(a *app) { a.openPage(a.pages.At + 1) }},
	{Keys: []string{"pgup", "alt+left", "ctrl+left"}, Name: "pgup", Also: "alt+←", Help: forms.T("previous page", "上一页"), On: (*app).onPages, Do: func(a *app) { a.openPage(a.pages.At - 1) }},
	{Keys: []string{"ctrl+n"}, Name: "ctrl+n", Help: forms.T("next required", "下一必填项"), Rank: 5, On: (*app).onForm, Do: func(a *app) { a.toUnfinished(1) }},
	{Keys: []string{"ctrl+b"}, Name: "ctrl+b", Help: forms.T("previous required", "上一必填项"), On: (*app).onForm, Do: func(a *app) { a.toUnfinished(-1) }},
	{Keys: []string{"ctrl+r"}, Name: "ctrl+r", Help: forms.T("review", "检查"), Rank: 4, On: (*app).onForm, Do: (*app).openReview},
	{Keys: []string{"ctrl+p"}, Name: "ctrl+p", Help: forms.T("request", "请求"), Rank: 3, On: (*app).onForm, Do: func(a *app) { a.form.Toggle() }},
	{Keys: []string{"ctrl+g"}, Name: "ctrl+g", Help: forms.T("go to page", "跳转"), On: (*app).onPages, Do: find(onlyPages)},
	{Keys: []string{"ctrl+s"}, Name: "ctrl+s", Help: forms.T("save profile", "保存配置"), On: (*app).hasAnswers, Do: (*app).openSave},
	{Keys: []string{"ctrl+z"}, Name: "ctrl+z", Help: forms.T("undo", "撤销"), On: onAnswers, Why: nothingToUndo, Do: undo},
	{Keys: []string{"ctrl+y"}, Name: "ctrl+y", Help: forms.T("redo", "重做"), On: onAnswers, Why: nothingToRedo, Do: redo},
	{Keys: []string{"y", "alt+y"}, Name: "y", Also: "alt+y", Help: forms.T("copy", "复制"), On: lettered, Do: copyShown},
	{Keys: []string{"w", "alt+w"}, Name: "w", Also: "alt+w", Help: forms.T("write to a file", "写入文件"), On: lettered, Do: askWrite},
	{Keys: []string{"z", "alt+z"}, Name: "z", Also: "alt+z", Help: forms.T("full screen, to select text", "单独全屏显示，便于选取"), On: lettered, Do: openZoom},
	{Keys: []string{"alt+y"}, Name: "alt+y", Help: forms.T("copy", "复制"), On: spelling, Do: copyShown},
	{Keys: []string{"alt+w"}, Name: "alt+w", Help: forms.T("write to a file", "写入文件"), On: spelling, Do: askWrite},
	{Keys: []string{"alt+z"}, Name: "alt+z", Help: forms.T("full screen, to select text", "单独全屏显示，便于选取"), On: spelling, Do: openZoom},
	{Keys: []string{"alt+ctrl+z"}, Name: "alt+ctrl+z", Help: forms.T("suspend, to the shell (fg returns)", "暂时回到 shell（fg 返回）"), Do: suspend},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("leave", "离开"), On: leavable, Do: askLeave},
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Rank: 2, On: inUTF8, Do: (*app).switchLanguage},
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: textChinese, Why: onlyASCII, Do: (*app).switchLanguage},
	{Keys: []string{"ctrl+c"}, Name: "ctrl+c", Help: forms.T("quit", "退出"), Rank: 6, Do: (*app).askQuit},
}

// listKeys are the keys of the app around a list, which takes all others.
var listKeys = keys.Table[*app]{
	{Keys: []string{"alt+y"}, Name: "alt+y", Help: forms.T("copy", "复制"), On: picking, Do: copyShown},
	{Keys: []string{"alt+w"}, Name: "alt+w", Help: forms.T("write to a file", "写入文件"), On: picking, Do: askWrite},
	{Keys: []string{"alt+z"}, Name: "alt+z", Help: forms.T("full screen, to select text", "单独全屏显示，便于选取"), On: picking, Do: openZoom},
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Rank: 5, On: inUTF8, Do: (*app).switchLanguage},
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: textChinese, Why: onlyASCII, Do: (*app).switchLanguage},
	{Keys: []string{"ctrl+k"}, Name: "ctrl+k", Help: forms.T("find", "查找"), Rank: 4, Do: find(everything)},
	{Keys: []string{"f1"}, Name: "f1", Help: forms.T("help", "帮助"), Rank: keys.Always, Do: find(help)},
	{Keys: []string{"ctrl+c"}, Name: "ctrl+c", Help: forms.T("quit", "退出"), Rank: 5, Do: (*app).askQuit},
}

// coverKeys are the keys of the app around a request that covers the form.
var coverKeys = keys.Table[*app]{
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Rank: 5, On: inUTF8, Do: (*app).switchLanguage},
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: textChinese, Why: onlyASCII, Do: (*app).switchLanguage},
}

// press gives a key to what lies over the screen, then to the screen, then to
// the app.
func (a *app) press(key tea.KeyMsg) {
	if key.Type == tea.KeyCtrlC {
		a.askQuit()
		return
	}
	a.line = message.Say{}
	switch {
	case a.lay.small, a.lay.width == 0: // Nothing is on the screen that a key could mean.
	case a.dialog != nil:
		a.pressDialog(key)
	case a.zoom != nil:
		_, _ = zoomKeys.Press(a, key)
	case a.finder != nil:
		a.pressFinder(key)
	case a.listing():
		pressAround(a, listKeys, key)
	case a.onForm() && a.form.Covered():
		pressAround(a, coverKeys, key)
	default:
		a.pressScreen(key)
	}
}

// pressAround gives a key to the app's own keys around what takes all others.
func pressAround(a *app, around keys.Table[*app], key tea.KeyMsg) {
	why, taken := around.Press(a, key)
	if !why.IsZero() {
		a.out.Complain(why)
	}
	if !taken {
		a.open.Press(key)
	}
}

// pressScreen gives a key to the screen, the app, and at last to the field with
// the focus.
func (a *app) pressScreen(key tea.KeyMsg) {
	if a.open.Press(key) {
		return
	}
	_, taken := finderKeys.Press(a, key)
	if taken {
		return
	}
	why, taken := globalKeys.Press(a, key)
	if !why.IsZero() {
		a.out.Complain(why)
	}
	if asks, ok := a.open.(asking); ok && !taken {
		asks.Feed(key)
	}
}

// asking is a screen of questions.
type asking interface {
	// Typing tells whether letters go into a field, Picking whether a list is
	// open over the questions.
	Typing() bool
	Picking() bool
	// Feed gives a key that nobody else wants to the field with the focus.
	Feed(key tea.KeyMsg)
}

// hints are the keys of the moment.
func (a *app) hints() []keys.Hint {
	switch {
	case a.listing():
		return keys.First(slices.Concat(a.open.Keys(), listKeys.Hints(a)))
	case a.onForm() && a.form.Covered():
		return keys.First(slices.Concat(a.open.Keys(), coverKeys.Hints(a)))
	}
	return keys.First(slices.Concat(a.open.Keys(), globalKeys.Hints(a), finderKeys.Hints(a)))
}

// When keys work.

func (a *app) onForm() bool  { return a.open == screen(a.form) }
func (a *app) onPages() bool { return a.onForm() || a.open == screen(a.review) }
func onDeletion(a *app) bool { return a.open == screen(a.deletion) }
func (a *app) onRun() bool   { return a.run != nil && a.open == screen(a.run) }

// listing tells whether a list takes the keys.
func (a *app) listing() bool {
	asks, ok := a.open.(asking)
	return a.open == screen(a.start) || ok && asks.Picking()
}

func (a *app) typing() bool {
	asks, ok := a.open.(asking)
	return ok && asks.Typing()
}

// hasShown is a screen with something to copy; lettered is one on which letters are
// keys: they are text in a field, and a yes or no has y of its own.
func hasShown(a *app) bool { return a.onRun() || a.onPages() && a.work.Main != nil }

// spelling is a screen with something to copy on which letters are text.
func spelling(a *app) bool { return hasShown(a) && !lettered(a) }

// picking is a list of values over a page of questions.
func picking(a *app) bool { return a.onForm() && a.form.Picking() }

func lettered(a *app) bool {
	q, asked := a.focused()
	return hasShown(a) && !a.typing() && (!asked || q.Kind != forms.Boolean)
}

func (a *app) idle() bool { return !a.typing() }

func (a *app) hasAnswers() bool {
	return a.work.Main != nil && a.open != screen(a.start) && a.open != screen(a.deletion)
}

func (a *app) switchLanguage() {
	a.look.Lang = map[forms.Lang]forms.Lang{forms.En: forms.Zh, forms.Zh: forms.En}[a.look.Lang]
}
