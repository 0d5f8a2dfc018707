package work

import (
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
)

// draftMsg says that a draft was written or removed, or why not.
type draftMsg struct {
	// by is who wrote it, nil for a removal.
	by  *keeper
	err error
}

// SaveDraft keeps the answers on the disk if they changed since the last time.
func (w *Work) SaveDraft() {
	if w.Unsaved() {
		w.out.Do(w.Saving())
	}
}

// Saving returns the command that keeps the answers on the disk, also where one
// that does is on its way; nil where there is nothing to keep.
func (w *Work) Saving() tea.Cmd {
	if w.unsaved = w.unsaved || w.saving > 0; !w.Unsaved() {
		return nil
	}
	w.unsaved = false
	w.saving++
	draft, number, keeper := w.draft(), w.keeper.next(), w.keeper
	return func() tea.Msg { return draftMsg{by: keeper, err: keeper.save(number, draft)} }
}

// Unsaved tells whether there are answers that no draft has.
func (w *Work) Unsaved() bool {
	return w.Main != nil && w.cfg.Drafts != nil && w.unsaved && !w.Underway
}

func (w *Work) draft() profiles.Draft {
	if w.Draft == "" {
		w.Draft = profiles.NewDraftID()
	}
	return profiles.Draft{
		ID: w.Draft, Provider: w.About.ID, Region: w.Said(AskRegion), Account: w.Said(AskAccount), Endpoint: w.Endpoint, Untagged: w.Untagged,
		Saved: w.cfg.Now(), Step: w.Step, Answers: w.Main.Answers.Clone(),
	}
}

// Keep writes the draft at once, for a program that is ending, also where a
// command to write it may not have come to its end.
func (w *Work) Keep() error {
	w.unsaved = w.unsaved || w.saving > 0
	if !w.Unsaved() {
		return nil
	}
	w.unsaved, w.saving = false, 0
	return w.keeper.save(w.keeper.next(), w.draft())
}

// ClaimedMsg brings a draft that is to be opened, as it stands on the disk by now, and By
// the session that has it open, nil for none.
type ClaimedMsg struct {
	Draft profiles.Draft
	By    *profiles.Holder
}

// Claim asks for a draft, and delivers a [ClaimedMsg].
func (w *Work) Claim(draft profiles.Draft) {
	drafts := w.cfg.Drafts
	w.out.Do(func() tea.Msg {
		if drafts == nil {
			return ClaimedMsg{Draft: draft}
		}
		by := drafts.Hold(draft.ID)
		if now, ok := latest(drafts, draft.ID); ok {
			draft = now
		}
		return ClaimedMsg{Draft: draft, By: by}
	})
}

// latest is a draft as it stands on the disk.
func latest(drafts *profiles.Drafts, id string) (profiles.Draft, bool) {
	kept, _, _ := drafts.List() // What cannot be read is not this one.
	i := slices.IndexFunc(kept, func(d profiles.Draft) bool { return d.ID == id })
	if i < 0 {
		return profiles.Draft{}, false
	}
	return kept[i], true
}

// LetGo lets others have the draft, behind what the command first brings, which may be nil.
func (w *Work) LetGo(first tea.Cmd) tea.Cmd {
	return func() (msg tea.Msg) {
		if first != nil {
			msg = first()
		}
		w.Release()
		return msg
	}
}

// Release lets others have the draft at once, for a command that is ending.
func (w *Work) Release() {
	if w.cfg.Drafts != nil {
		w.cfg.Drafts.LetGo()
	}
}

// TextTwice says what comes of two sessions that have one draft open.
var TextTwice = forms.T("Both save to the same draft: whoever saves last replaces what the other wrote.", "两个会话会写入同一份草稿：后保存的会覆盖先保存的内容。")

// Kept is the draft of the answers, nil where there is none on the disk.
func (w *Work) Kept() *profiles.Draft {
	if w.Main == nil || w.cfg.Drafts == nil || w.Draft == "" || w.Underway {
		return nil
	}
	kept, ok := latest(w.cfg.Drafts, w.Draft)
	if !ok {
		return nil
	}
	return &kept
}

func (w *Work) gotDraft(msg draftMsg) {
	if msg.by == w.keeper {
		w.saving--
	}
	if msg.err != nil {
		w.out.Complain(forms.Tf("the draft cannot be saved: %s", "无法保存草稿：%s", Explain(msg.err)))
	}
}

// DropDraft forgets the draft of what was created.
func (w *Work) DropDraft() {
	if w.Draft == "" || w.cfg.Drafts == nil {
		return
	}
	w.out.Do(w.Discard(w.Draft))
	w.Draft = ""
}

// Drop removes the draft at once, for a command that is ending.
func (w *Work) Drop() error {
	if w.Draft == "" || w.cfg.Drafts == nil {
		return nil
	}
	id := w.Draft
	w.Draft = ""
	return w.keeper.remove(w.keeper.next(), id)
}

// Discard returns the command that removes the draft of that id.
func (w *Work) Discard(id string) tea.Cmd {
	number, keeper := w.keeper.next(), w.keeper
	return func() tea.Msg { return draftMsg{err: keeper.remove(number, id)} }
}

// Explain returns what an error says to a person, with the remedy.
func Explain(err error) forms.Text {
	var trouble *profiles.FileError
	if errors.As(err, &trouble) {
		return WithRemedy(trouble.Text, trouble.Remedy)
	}
	failure := providers.AsFailure(err)
	return WithRemedy(failure.Summary, failure.Remedy)
}

// WithRemedy says in one line what is wrong and what to do, where that is known.
func WithRemedy(wrong, remedy forms.Text) forms.Text {
	if remedy.IsZero() {
		return wrong
	}
	return forms.Tf("%s; %s", "%s；%s", wrong, remedy)
}
