package ui

import (
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/importer"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/form"
	"clusterwiz/ui/pages"
	"clusterwiz/ui/work"
)

// openStart shows what can be done.
func (a *app) openStart() {
	a.open = a.start
	a.start.Read(a.ctx, nil)
}

// choose starts a new request at the provider with that id.
func (a *app) choose(id string) {
	if !a.work.Choose(id) {
		a.openStart()
		return
	}
	a.openPage(0)
}

// gotClaim opens a draft; where another session has it open, not without asking.
func gotClaim(a *app, msg work.ClaimedMsg) {
	switch {
	case a.open != screen(a.start): // Something else was begun meanwhile.
		return
	case msg.By == nil:
		a.resume(msg.Draft)
		return
	}
	copied := msg.Draft
	copied.ID = profiles.NewDraftID()
	a.dialog = dialog.New(textTwice, []forms.Text{msg.By.Text(), work.TextTwice},
		dialog.Choice{Label: textNotTwice, Do: a.openStart},
		dialog.Choice{Label: textCopy, Key: "c", Do: func() { a.resume(copied) }},
		dialog.Choice{Label: textAllTheSame, Key: "o", Do: func() { a.resume(msg.Draft) }},
	).From(1)
}

// resume goes on with unfinished work where it was left.
func (a *app) resume(d profiles.Draft) {
	if !a.work.Resume(d) {
		a.openStart()
		return
	}
	at, _ := a.pages.OfStep(d.Step)
	a.openPage(at)
}

// gotProfile opens a profile that was read.
func (a *app) gotProfile(msg work.LoadedMsg) {
	switch {
	case a.open != screen(a.start):
	case msg.Err != nil:
		a.out.Complain(work.Explain(msg.Err))
	default:
		a.openRead(msg.Profile, msg.Issues)
		if msg.Like == nil {
			return
		}
		if missing := forms.Errors(a.work.Check()); len(missing) > 0 {
			a.jump(missing[0].Path)
		}
		a.dialog = likeness(msg.Like)
	}
}

// likeness tells what of a thing that was read is to be given anew, or was concluded.
func likeness(found []importer.Finding) *dialog.Dialog {
	lines := work.Notable(found)
	title := forms.T("Copied, but for these: give it a name of its own", "已复制，以下除外；请另取名称")
	return dialog.New(title, lines, dialog.Choice{Label: textGoOn})
}

// openRead starts with a profile and tells all that could not be read of its
// file; the rest is there.
func (a *app) openRead(profile *profiles.Profile, unread []profiles.Issue) {
	if a.work.Open(profile) {
		a.openAnswers(profile.Preset != "", len(unread) == 0)
	} else {
		a.openStart()
	}
	if len(unread) == 0 {
		return
	}
	var lines []forms.Text
	for _, issue := range unread {
		lines = append(lines, forms.T("· "+issue.String(forms.En), "· "+issue.String(forms.Zh)))
	}
	title := forms.Tf("Problems in the file: %d", "文件中的问题：%d", len(lines))
	a.dialog = dialog.New(title, lines, dialog.Choice{Label: textGoOn})
}

// openAnswers opens where answers that were read want somebody: at the review, if all
// is there; at the first that is missing, of a preset, which cannot know it.
func (a *app) openAnswers(preset, whole bool) {
	missing := forms.Errors(a.work.Check())
	switch {
	case whole && len(missing) == 0:
		a.openReview()
	case preset && len(missing) > 0:
		a.jump(missing[0].Path)
	default:
		a.openPage(0)
	}
}

// openPage shows the page at position i, after leaving the one that is open.
func (a *app) openPage(i int) {
	a.form.Leave()
	left, from := a.pages.Current(), a.pages.At
	page := a.pages.Open(i)
	if left.Kind == pages.Step && a.pages.At != from {
		a.work.Visited[left.Step] = true
	}
	a.work.Step = page.Step
	if page.Kind == pages.Review {
		a.open = a.review
		a.review.Open()
		return
	}
	a.open = a.form
	sheet := a.work.Main
	if page.Kind == pages.Cloud {
		sheet = a.work.Cloud
	}
	a.form.Open(sheet, page.Step, page.Name, page.Help)
}

func (a *app) openReview() { a.openPage(len(a.pages.List()) - 1) }

// turn goes on from the last question of a page, or back from its first.
func (a *app) turn(msg form.Turn) {
	if msg.By < 0 && a.pages.At == 0 {
		return
	}
	a.openPage(a.pages.At + msg.By)
	if msg.By < 0 && !msg.Table {
		a.form.Last()
	}
}

// jump opens the page that the question at path is on, and focuses it.
func (a *app) jump(path forms.Path) {
	if at, ok := a.pages.Of(path); ok {
		a.openPage(at)
		a.form.Jump(path)
	}
}
