package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// startState is what the start screen offers.
type startState struct {
	drafts   []profiles.Draft
	profiles []string
	runs     []launch.Record
	trouble  error
}

type startMsg startState

// openStart shows what can be done; what is on the disk comes in a moment.
func (a *app) openStart() tea.Cmd {
	a.screen = startScreen
	a.showStart()
	drafts, store, dir := a.cfg.Drafts, a.cfg.Store, filepath.Join(a.cfg.Dirs.Config, "profiles")
	return func() tea.Msg {
		var msg startMsg
		if drafts != nil {
			msg.drafts, msg.trouble = drafts.List()
		}
		if store != nil {
			msg.runs, _ = store.List()
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
	if a.screen == startScreen {
		a.showStart()
	}
	return nil
}

// startLine is one thing to do, with the word by which it is chosen.
type startLine struct {
	option forms.Option
	do     func() tea.Cmd
}

func (a *app) showStart() {
	lines := a.startLines()
	options := make([]forms.Option, len(lines))
	for i, line := range lines {
		options[i] = line.option
	}
	a.openMenu(textStartTitle, "", options, func(value string) tea.Cmd {
		for _, line := range lines {
			if line.option.Value == value {
				return line.do()
			}
		}
		return nil
	})
}

func (a *app) startLines() []startLine {
	var lines []startLine
	add := func(what forms.Text, name string, do func() tea.Cmd, cells ...string) {
		value := what.In(a.lang) + "  " + name
		lines = append(lines, startLine{option: forms.Option{Value: value, Cells: cells}, do: do})
	}
	for _, draft := range a.start.drafts {
		name, _ := draft.Answers.Get("basics.name")
		add(textDraft, draft.Provider+" "+forms.ValueText(name), func() tea.Cmd { return a.openDraft(draft) },
			draft.Saved.Local().Format("2006-01-02 15:04"))
	}
	for _, p := range a.cfg.Providers {
		about := p.About()
		add(textNew, about.ID, func() tea.Cmd { return a.choose(about.ID) },
			about.Name.In(a.lang)+" "+about.Creates.In(a.lang), about.Lifecycle.In(a.lang))
	}
	for _, path := range a.start.profiles {
		add(textProfile, filepath.Base(path), func() tea.Cmd { return a.loadProfile(path) })
	}
	for _, record := range a.start.runs {
		add(textWatch, record.ID, func() tea.Cmd { return a.watch(record) }, record.Provider, record.Name, string(record.Phase))
	}
	return lines
}

func (a *app) openDraft(d profiles.Draft) tea.Cmd {
	a.session.draft = d.ID
	p := &profiles.Profile{Provider: d.Provider, Region: d.Region, Account: d.Account, Answers: d.Answers}
	cmd := a.openProfile(p)
	for i, pg := range a.pages() {
		if pg.kind == stepPage && pg.step == d.Step {
			return tea.Batch(cmd, a.open(i))
		}
	}
	return cmd
}

// openProfile starts with the answers of a profile.
func (a *app) openProfile(p *profiles.Profile) tea.Cmd {
	if p.Region != "" {
		a.set(a.place, askRegion, p.Region)
	}
	if p.Account != "" && a.cfg.Account == "" {
		a.cfg.Account = p.Account
	}
	if a.cfg.Region != "" {
		a.set(a.place, askRegion, a.cfg.Region)
	}
	cmd := a.choose(p.Provider)
	if a.session.main == nil {
		return tea.Batch(cmd, a.complain(forms.Tf("there is no provider %s", "没有名为 %s 的云", p.Provider)))
	}
	a.session.main.answers = p.Answers.Clone()
	a.session.profile = p.Path
	for _, step := range a.session.main.form.Steps {
		a.session.visited[step.ID] = true
	}
	return cmd
}

type profileMsg struct {
	profile *profiles.Profile
	issues  []profiles.Issue
	err     error
}

func (a *app) loadProfile(path string) tea.Cmd {
	list := a.cfg.Providers
	return func() tea.Msg {
		profile, issues, err := profiles.Load(path, formsOf(list))
		return profileMsg{profile: profile, issues: issues, err: err}
	}
}

func formsOf(list []providers.Provider) profiles.Forms {
	return func(id string) (*forms.Form, bool) {
		i := slices.IndexFunc(list, func(p providers.Provider) bool { return p.About().ID == id })
		if i < 0 {
			return nil, false
		}
		return list[i].Form(), true
	}
}

// gotProfile opens a profile that was read. What could not be read of it is
// said; the rest is there.
func (a *app) gotProfile(msg profileMsg) tea.Cmd {
	if msg.err != nil {
		a.showStart()
		return a.complain(troubleText(msg.err))
	}
	cmd := a.openProfile(msg.profile)
	if n := len(msg.issues); n > 0 {
		a.complain(forms.Tf("%s; %d problems in the file", "%s；文件共有 %d 个问题", msg.issues[0].Summary, n))
	}
	return cmd
}
