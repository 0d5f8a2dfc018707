package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/ui/dialog"
)

type draftMsg struct{ err error }

// saveDraft keeps the answers on the disk if they changed since the last time.
func (a *app) saveDraft() tea.Cmd {
	if !a.unsaved() {
		return nil
	}
	a.savedAt = a.session.main.answers.Rev()
	draft, number, keeper := a.currentDraft(), a.keeper.next(), a.keeper
	return func() tea.Msg { return draftMsg{err: keeper.save(number, draft)} }
}

// unsaved tells whether there are answers that no draft has.
func (a *app) unsaved() bool {
	main := a.session.main
	return main != nil && a.cfg.Drafts != nil && main.answers.Rev() != a.savedAt && !a.run.started()
}

func (a *app) currentDraft() profiles.Draft {
	s := a.session
	if s.draft == "" {
		s.draft = profiles.NewDraftID()
	}
	return profiles.Draft{
		ID: s.draft, Provider: s.about.ID, Region: a.text(askRegion), Account: a.text(askAccount),
		Saved: a.cfg.Now(), Step: a.currentPage().step, Answers: s.main.answers.Clone(),
	}
}

// keptDraft is the draft of the answers on the screen, nil where there is none
// on the disk.
func (a *app) keptDraft() *profiles.Draft {
	if a.session.main == nil || a.cfg.Drafts == nil || a.session.draft == "" || a.run.started() {
		return nil
	}
	kept, _, _ := a.cfg.Drafts.List() // What cannot be read is not this one.
	i := slices.IndexFunc(kept, func(d profiles.Draft) bool { return d.ID == a.session.draft })
	if i < 0 {
		return nil
	}
	return &kept[i]
}

func (a *app) gotDraft(msg draftMsg) tea.Cmd {
	if msg.err == nil {
		return nil
	}
	return a.complain(forms.Tf("the draft cannot be saved: %s", "无法保存草稿：%s", troubleText(msg.err)))
}

// dropDraft forgets the draft of what was created.
func (a *app) dropDraft() tea.Cmd {
	id, keeper := a.session.draft, a.keeper
	if id == "" || a.cfg.Drafts == nil {
		return nil
	}
	a.session.draft = ""
	number := keeper.next()
	return func() tea.Msg { return draftMsg{err: keeper.remove(number, id)} }
}

// troubleText returns what an error says to a person.
func troubleText(err error) forms.Text {
	var trouble *profiles.Trouble
	if errors.As(err, &trouble) {
		return withRemedy(trouble.Text, trouble.Remedy)
	}
	failure := providers.AsFailure(err)
	return withRemedy(failure.Summary, failure.Remedy)
}

// withRemedy says in one line what is wrong and what to do, where that is known.
func withRemedy(wrong, remedy forms.Text) forms.Text {
	if remedy.IsZero() {
		return wrong
	}
	return forms.Tf("%s; %s", "%s；%s", wrong, remedy)
}

type savedMsg struct {
	path string
	err  error
}

// openSave asks for the file of the profile.
func (a *app) openSave() tea.Cmd {
	name, _ := a.session.main.answers.Get("basics.name")
	path := a.session.profile
	if path == "" {
		base := forms.ValueText(name)
		if base == "" {
			base = a.session.about.ID
		}
		path = a.cfg.Dirs.Profile(base)
	}
	if a.dialog != nil {
		return nil
	}
	var d *dialog.Dialog
	save := func() tea.Cmd { return a.saveProfile(d.Text(), false) }
	d = dialog.New(textSaveTitle, []forms.Text{textSaveHelp}, dialog.Choice{Label: textCancel}, dialog.Choice{Label: textSave, Do: save})
	return a.ask(d.WithLine(path, "").From(1))
}

func (a *app) saveProfile(path string, overwrite bool) tea.Cmd {
	s := a.session
	if rest, ok := cutHome(path); ok {
		path = rest
	}
	profile := a.currentProfile()
	form, lang := s.main.form, a.look.Lang
	return func() tea.Msg {
		data, err := profiles.Encode(form, profile, lang)
		if err == nil {
			err = profiles.Save(path, data, overwrite)
		}
		return savedMsg{path: path, err: err}
	}
}

// cutHome reads a leading ~ as a shell does.
func cutHome(path string) (string, bool) {
	home, err := os.UserHomeDir()
	if err != nil || len(path) < 2 || path[:2] != "~/" {
		return "", false
	}
	return filepath.Join(home, path[2:]), true
}

func (a *app) gotSaved(msg savedMsg) tea.Cmd {
	switch {
	case errors.Is(msg.err, profiles.ErrExists):
		return a.ask(dialog.New(textFileExists, []forms.Text{forms.Same(msg.path)},
			dialog.Choice{Label: textCancel},
			dialog.Choice{Label: textOverwrite, Do: func() tea.Cmd { return a.saveProfile(msg.path, true) }}))
	case msg.err != nil:
		return a.complain(troubleText(msg.err))
	}
	a.session.profile, a.result.Profile = msg.path, msg.path
	return a.say(forms.Tf("saved %s", "已保存 %s", msg.path))
}
