package ui

import (
	"io"
	"os"
	"strings"

	"github.com/aymanbagabas/go-osc52/v2"
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/ui/work"
)

// pane is a text of the open screen that can be copied, written and enlarged.
type pane struct {
	// name is what it is, ending how a file of it ends.
	name   forms.Text
	ending string
	text   string
}

// paned is a screen with such a text, which is empty where there is none now.
type paned interface {
	Pane() (name forms.Text, ending, text string)
}

// shownPane is the text of the open screen.
func shownPane(a *app) (pane, bool) {
	at, ok := a.open.(paned)
	if !ok {
		return pane{}, false
	}
	name, ending, text := at.Pane()
	return pane{name: name, ending: ending, text: text}, text != ""
}

var (
	textNoPane  = forms.T("there is nothing here yet", "此处尚无内容")
	textNoValue = forms.T("there is no value to copy here", "此处没有可复制的值")
)

// toCopy is what y copies: the value with the focus, the item with the cursor, the id of a
// run, or else the text of the screen. Why is the reason for which nothing is.
func toCopy(a *app) (what forms.Text, words string, why forms.Text) {
	if a.onRun() {
		if run := a.run.Run(); run.Receipt != nil {
			return forms.Same(run.Receipt.ID), run.Receipt.ID, forms.Text{}
		} else if run.ID != "" {
			return forms.Same(run.ID), run.ID, forms.Text{}
		}
		return what, "", forms.T("there is no id yet", "尚无 ID")
	}
	if a.onForm() {
		return copiedValue(a)
	}
	shown, ok := shownPane(a)
	if !ok {
		return what, "", textNoPane
	}
	return shown.name, shown.text, forms.Text{}
}

func copiedValue(a *app) (what forms.Text, words string, why forms.Text) {
	if a.form.Picking() {
		if what, words = a.form.Picked(); words == "" {
			return what, "", textNoValue
		}
		return what, words, forms.Text{}
	}
	q, ok := a.focused()
	if !ok {
		return copiedItem(a)
	}
	answer := q.Answer()
	if _, secret := answer.(forms.Secret); secret || q.Kind == forms.Hidden {
		return what, "", forms.T("a secret is not copied", "敏感信息不会复制")
	}
	if words = forms.ValueText(answer); answer == nil || words == "" || q.Kind == forms.List || q.Kind == forms.Object {
		return what, "", textNoValue
	}
	return q.Label, words, forms.Text{}
}

// copiedItem is the item of a list with the cursor as a profile has it.
func copiedItem(a *app) (what forms.Text, words string, why forms.Text) {
	sheet, path := a.form.Point()
	if sheet == nil || sheet != a.work.Main {
		return what, "", textNoPane
	}
	if words = profiles.EncodeItem(sheet.Form, sheet.Answers, path, a.look.Lang); words == "" {
		return what, "", textNoPane
	}
	list, _ := sheet.Question(path.Parent())
	at, _ := work.ItemOf(list.Path(), path)
	return forms.Tf("%s %d as TOML", "%s %d（TOML）", list.Item, at+1), words, forms.Text{}
}

// copyShown hands what y copies to the terminal's clipboard.
func copyShown(a *app) {
	what, words, why := toCopy(a)
	if !why.IsZero() {
		a.out.Complain(why)
		return
	}
	a.out.Do(toClipboard(a.cfg.Out, words, a.cfg.env()))
	a.out.Say(forms.Tf("%s handed to the terminal's clipboard", "%s 已交给终端剪贴板", what))
}

// toClipboard returns the command that asks the terminal to take words. tmux hands
// on either the plain request or one that is wrapped, by how it is set up: it gets
// both.
func toClipboard(out io.Writer, words string, env func(string) string) tea.Cmd {
	if out == nil {
		out = os.Stdout
	}
	request := osc52.New(words)
	said := request.String()
	switch {
	case env("TMUX") != "":
		said += request.Tmux().String()
	case strings.HasPrefix(env("TERM"), "screen"):
		said = request.Screen().String()
	}
	return func() tea.Msg {
		_, _ = io.WriteString(out, said) // A terminal that cannot be written to shows nothing either.
		return nil
	}
}
