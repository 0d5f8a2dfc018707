package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/input"
)

// dialog asks one thing. The first choice is the safe one and has the cursor.
type dialog struct {
	title   forms.Text
	lines   []forms.Text
	choices []choice
	at      int
	// top is the first of the lines that is drawn.
	top int
	// input, when there is one, must equal want, or be anything where want is
	// empty, before a choice other than the first can be taken.
	input *input.Line
	want  string
}

type choice struct {
	label forms.Text
	do    func() tea.Cmd
}

// stay is the choice that changes nothing.
func (a *app) stay(label forms.Text) choice {
	return choice{label: label, do: func() tea.Cmd { return nil }}
}

func (a *app) ask(d *dialog) tea.Cmd {
	a.dialog = d
	return nil
}

// withInput gives the dialog a line to type, holding text at first.
func (a *app) withInput(d *dialog, text string) *dialog {
	width := max(min(a.lay.width-8, 60), 20)
	d.input = input.New(a.look, text, input.Options{Prompt: "> ", Width: width})
	return d
}

func (a *app) pressDialog(key tea.KeyMsg) tea.Cmd {
	d := a.dialog
	switch key.String() {
	case "esc":
		return a.pickChoice(0)
	case "left", "shift+tab":
		d.at = (d.at + len(d.choices) - 1) % len(d.choices)
		return nil
	case "right", "tab":
		d.at = (d.at + 1) % len(d.choices)
		return nil
	case "up", "pgup":
		d.top = max(d.top-1, 0)
		return nil
	case "down", "pgdown":
		d.top++
		return nil
	case "ctrl+l":
		return a.switchLanguage()
	case "enter":
		return a.pickChoice(d.at)
	}
	if d.input != nil {
		d.input.Update(key)
	}
	return nil
}

// wrongText tells whether the line typed so far does not allow choice i.
func (d *dialog) wrongText(i int) bool {
	if i == 0 || d.input == nil {
		return false
	}
	typed := d.input.Text()
	return strings.TrimSpace(typed) == "" || (d.want != "" && typed != d.want)
}

func (a *app) pickChoice(i int) tea.Cmd {
	d := a.dialog
	if d.wrongText(i) {
		return a.complain(forms.T("the text does not match", "输入不一致"))
	}
	a.dialog = nil
	return d.choices[i].do()
}

// askQuit asks before the program ends; a second ctrl+c does not ask.
func (a *app) askQuit() tea.Cmd {
	if a.dialog != nil && a.dialog.title == textQuitTitle && !a.run.sending() {
		return a.quit()
	}
	d := &dialog{title: textQuitTitle, choices: []choice{a.stay(textStay), {label: textQuit, do: a.quit}}}
	switch {
	case a.screen == startScreen || a.run.over():
		return a.quit()
	case a.run.sending():
		d.lines, d.choices = []forms.Text{textQuitSend}, d.choices[:1]
	case a.screen == runScreen:
		d.lines = []forms.Text{textQuitRun, forms.Same("clusterwiz watch " + a.run.id)}
	case a.session.draft == "" && !a.unsaved():
		d.lines = []forms.Text{textQuitSame}
	default:
		d.lines = []forms.Text{textQuitDraft}
	}
	return a.ask(d)
}

// quit ends the program; a run that is being followed is let go of first.
func (a *app) quit() tea.Cmd {
	if a.screen == runScreen && !a.run.over() {
		return a.detach()
	}
	return tea.Sequence(a.saveDraft(), tea.Quit)
}

func (a *app) toggleHelp() tea.Cmd {
	a.help, a.helpTop = !a.help, 0
	return nil
}

func (a *app) pressHelp(name string) tea.Cmd {
	switch name {
	case "down", "pgdown", "j":
		a.helpTop++
		return nil
	case "up", "pgup", "k":
		a.helpTop = max(a.helpTop-1, 0)
		return nil
	case "ctrl+l":
		return a.switchLanguage()
	default:
		return a.toggleHelp()
	}
}
