package ui

import (
	"cmp"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/work"
)

var (
	textWrite     = forms.T("Write to a file: %s", "写入文件：%s")
	textWriteHelp = forms.T("As it is shown: secrets are masked.", "内容与显示一致：敏感信息已遮盖。")
	textWriteIt   = forms.T("Write", "写入")
)

// askWrite asks for the file that the text of the screen is written to.
func askWrite(a *app) {
	shown, ok := shownPane(a)
	if !ok {
		a.out.Complain(textNoPane)
		return
	}
	var d *dialog.Dialog
	write := func() { a.out.Do(writing(d.Text(), shown.text, false)) }
	d = dialog.New(textWrite.With(shown.name), []forms.Text{textWriteHelp}, dialog.Choice{Label: textCancel}, dialog.Choice{Label: textWriteIt, Do: write})
	a.dialog = d.WithLine(fileName(a)+shown.ending, "").From(1)
}

// fileName is what a file is called after: the run, or the thing to be made.
func fileName(a *app) string {
	if a.onRun() {
		return cmp.Or(a.run.Run().ID, "run")
	}
	name, _ := a.work.Main.Answers.Get("basics.name")
	return cmp.Or(forms.ValueText(name), a.work.About.ID)
}

// writtenMsg says that a text was written to a file, or why not.
type writtenMsg struct {
	path, words string
	err         error
}

// writing returns the command that writes words to a file; one that is there is
// replaced only with overwrite.
func writing(path, words string, overwrite bool) tea.Cmd {
	return func() tea.Msg {
		path, err := profiles.Typed(path)
		if err == nil {
			err = profiles.Save(path, []byte(words), overwrite)
		}
		return writtenMsg{path: path, words: words, err: err}
	}
}

// gotWritten tells where it was written, and asks before a file is replaced.
func gotWritten(a *app, msg writtenMsg) {
	switch {
	case errors.Is(msg.err, profiles.ErrExists):
		replace := func() { a.out.Do(writing(msg.path, msg.words, true)) }
		a.dialog = dialog.New(textFileExists, []forms.Text{forms.Same(msg.path)},
			dialog.Choice{Label: textCancel}, dialog.Choice{Label: textOverwrite, Do: replace})
	case msg.err != nil:
		a.out.Complain(work.Explain(msg.err))
	default:
		a.out.Say(forms.Tf("written to %s", "已写入 %s", msg.path))
	}
}
