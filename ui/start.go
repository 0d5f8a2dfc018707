package ui

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/work"
)

// startState is what the start screen offers.
type startState struct {
	drafts []profiles.Draft
	// damaged are the files of drafts that cannot be read.
	damaged  []string
	profiles []string
	runs     []launch.Record
	trouble  error
	// accounts counts the usable ones of every cloud; read tells whether the
	// disk was looked at.
	accounts int
	read     bool
}

type startMsg startState

// openStart shows what can be done; what is on the disk comes in a moment.
func (a *app) openStart() tea.Cmd {
	a.screen = startScreen
	a.showStart()
	drafts, store, dir := a.cfg.Drafts, a.cfg.Store, a.cfg.Dirs.Profiles()
	list, ctx := a.cfg.Providers, a.ctx
	return func() tea.Msg {
		msg := startMsg{read: true}
		if drafts != nil {
			msg.drafts, msg.damaged, msg.trouble = drafts.List()
		}
		if store != nil {
			runs, err := store.List()
			msg.runs, msg.trouble = runs, cmp.Or(msg.trouble, err)
		}
		for _, p := range list {
			for _, account := range p.Accounts(ctx) {
				if account.Trouble.IsZero() && !account.Simulated {
					msg.accounts++
				}
			}
		}
		entries, _ := os.ReadDir(dir)
		for _, entry := range entries {
			if strings.HasSuffix(entry.Name(), ".toml") {
				msg.profiles = append(msg.profiles, filepath.Join(dir, entry.Name()))
			}
		}
		return msg
	}
}

func (a *app) gotStart(msg startMsg) tea.Cmd {
	a.start = startState(msg)
	if a.screen != startScreen {
		return nil
	}
	a.showStart()
	switch {
	case msg.trouble != nil:
		a.complain(work.Explain(msg.trouble))
		return nil
	case len(msg.damaged) > 0:
		a.complain(forms.Tf("left out %s that cannot be read: %s", "已跳过 %s 个无法读取的草稿：%s",
			forms.Count(len(msg.damaged), "draft", "drafts"), strings.Join(msg.damaged, ", ")))
	}
	return nil
}

// startLine is one thing to do.
type startLine struct {
	option forms.Option
	do     func() tea.Cmd
	draft  *profiles.Draft
}

// showStart offers the lines; the cursor stays where the person put it.
func (a *app) showStart() {
	lines := a.startLines()
	options := func() []forms.Option {
		lines := a.startLines()
		options := make([]forms.Option, len(lines))
		for i, line := range lines {
			options[i] = line.option
		}
		return options
	}
	_ = a.openMenu(textStartTitle, "", options, func(i int) tea.Cmd { return lines[i].do() })
}

// draftAtCursor returns the draft under the cursor of the start screen.
func (a *app) draftAtCursor() (*profiles.Draft, bool) {
	lines := a.startLines()
	i := a.pick.picker.Index()
	if a.screen != startScreen || i < 0 || i >= len(lines) || lines[i].draft == nil {
		return nil, false
	}
	return lines[i].draft, true
}

// askDiscard asks before the draft under the cursor goes away.
func (a *app) askDiscard() tea.Cmd {
	draft, ok := a.draftAtCursor()
	if !ok {
		return nil
	}
	id := draft.ID
	remove := func() tea.Cmd { return tea.Sequence(a.work.Discard(id), a.openStart()) }
	a.ask(dialog.New(textDiscardTitle, []forms.Text{a.startLines()[a.pick.picker.Index()].option.Label},
		dialog.Choice{Label: textNo}, dialog.Choice{Label: textDiscard, Do: remove}))
	return nil
}
