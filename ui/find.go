package ui

import (
	"strconv"

	"clusterwiz/forms"
	"clusterwiz/ui/finder"
	"clusterwiz/ui/keys"
)

var (
	textFinder    = forms.T("Find and do", "查找与操作")
	textHelp      = forms.T("Help", "帮助")
	textJumpTitle = forms.T("Go to", "跳转到")
	textPages     = forms.T("Pages", "页面")
	textQuestions = forms.T("Questions", "填写项")
	textActions   = forms.T("Keys", "按键")
	textPage      = forms.T("page %d", "第 %d 页")
	textDocs      = forms.T("Documentation: %s", "文档：%s")
)

// finding asks for a finder: over everything, over the pages, or the help.
type finding int

const (
	everything finding = iota
	onlyPages
	help
)

// find asks the app for a finder. The tables of keys cannot name what lists them.
func find(what finding) func(*app) { return func(a *app) { a.out.Post(what) } }

// openFinder offers what there is to go to or to do.
func openFinder(a *app, what finding) {
	switch what {
	case everything:
		a.finder = finder.New(textFinder, nil, pageEntries(a), questionEntries(a), keyEntries(a))
	case onlyPages:
		a.finder = finder.New(textJumpTitle, nil, pageEntries(a))
		a.finder.Seek(a.pages.At)
	case help:
		openHelp(a)
	}
}

// openHelp explains the question with the focus, and offers the keys of the place.
func openHelp(a *app) {
	q, asked := a.focused()
	docs := a.work.About.Docs
	explain := func(lang forms.Lang) []string {
		var lines []string
		if asked {
			lines = q.Explain(lang)
			if docs != "" {
				lines = append(lines, textDocs.With(docs).In(lang))
			}
			lines = append(lines, "")
		}
		return append(lines, textHelpMarks.In(lang), textHelpSafe.In(lang))
	}
	a.finder = finder.New(textHelp, explain, keyEntries(a))
}

// focused is the question with the focus on an open page of questions.
func (a *app) focused() (forms.Question, bool) {
	if !a.onForm() {
		return forms.Question{}, false
	}
	sheet, path := a.form.Point()
	if sheet == nil {
		return forms.Question{}, false
	}
	return sheet.Question(path)
}

func pageEntries(a *app) finder.Group {
	var entries []finder.Entry
	if a.onPages() {
		for i, page := range a.pages.List() {
			entries = append(entries, finder.Entry{
				Name: page.Name, Told: textPage.With(i + 1), Also: []string{strconv.Itoa(i + 1)},
				Do: func() { a.openPage(i) },
			})
		}
	}
	return finder.List(textPages, entries)
}

// keyEntries are the keys of the moment, those that cannot work now last.
func keyEntries(a *app) finder.Group {
	var entries, idle []finder.Entry
	for _, h := range a.hints() {
		told := forms.Same(h.Name)
		if h.Also != "" {
			told = forms.Same(h.Name + "  " + h.Also)
		}
		e := finder.Entry{Name: h.Help, Told: told, Why: h.Why, Do: h.Do}
		if h.Why.IsZero() {
			entries = append(entries, e)
		} else {
			idle = append(idle, e)
		}
	}
	return finder.List(textActions, append(entries, idle...))
}

// finderKeys open the finder and the help.
var finderKeys = keys.Table[*app]{
	{Keys: []string{"ctrl+k"}, Name: "ctrl+k", Help: forms.T("find", "查找"), Rank: 7, Do: find(everything)},
	{Keys: []string{"?"}, Name: "?", Also: "f1", Help: forms.T("help", "帮助"), Rank: keys.Always, On: (*app).idle, Do: find(help)},
	{Keys: []string{"f1"}, Name: "f1", Help: forms.T("help", "帮助"), Rank: keys.Always, On: (*app).typing, Do: find(help)},
	{Keys: []string{"f1"}, Name: "?", Help: forms.T("help", "帮助"), On: (*app).idle, Do: find(help)},
}
