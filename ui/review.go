package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/ui/request"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// The tabs of the review.
const (
	tabProblems = iota
	tabRequest
	tabHTTP
	tabCurl
	tabProfile
	tabNotes
	tabCount
)

// reviewState is what the review shows. The texts come from a command.
type reviewState struct {
	tab, cursor, top int
	// from is the page to go back to.
	from                int
	http, curl, profile string
	trouble             *providers.Failure
}

type reviewMsg reviewState

// enterReview shows everything that is wrong or missing from now on.
func (a *app) enterReview() tea.Cmd {
	a.work.Tried = true
	a.review.tab, a.review.cursor, a.review.top = tabProblems, 0, 0
	a.work.LookAround()
	return a.refreshReview()
}

// refreshReview writes the request and the profile anew.
func (a *app) refreshReview() tea.Cmd {
	if a.work.Main == nil || !a.onReview() {
		return nil
	}
	built, ok := a.work.Build()
	client, ctx, lang := a.work.Target.Client, a.ctx, a.look.Lang
	form, profile := a.work.Main.Form, a.work.CurrentProfile()
	return func() tea.Msg {
		msg := reviewMsg{}
		words, encodeErr := profiles.Encode(form, profile, lang)
		if encodeErr == nil {
			msg.profile = string(words)
		}
		if !ok {
			return msg
		}
		message, err := client.Capture(ctx, built.Request, forms.Masked)
		if err != nil {
			msg.trouble = providers.AsFailure(err)
			return msg
		}
		msg.http, msg.curl = message.HTTP(), message.Curl()
		return msg
	}
}

func (a *app) currentProfile() *profiles.Profile {
	return &profiles.Profile{
		Title:    a.work.About.Title(),
		Provider: a.work.About.ID, Region: a.work.Said(work.AskRegion), Answers: a.work.Main.Answers.Clone(),
	}
}

func (r *reviewState) show(msg reviewMsg) {
	r.http, r.curl, r.profile, r.trouble = msg.http, msg.curl, msg.profile, msg.trouble
}

func (a *app) nextTab() tea.Cmd     { return a.turnTab(1) }
func (a *app) previousTab() tea.Cmd { return a.turnTab(tabCount - 1) }

func (a *app) turnTab(by int) tea.Cmd {
	a.review.tab = (a.review.tab + by) % tabCount
	a.review.top = 0
	return nil
}

func (a *app) reviewDown() tea.Cmd     { return a.reviewMove(1) }
func (a *app) reviewUp() tea.Cmd       { return a.reviewMove(-1) }
func (a *app) reviewPageDown() tea.Cmd { return a.reviewMove(a.lay.body - 3) }
func (a *app) reviewPageUp() tea.Cmd   { return a.reviewMove(3 - a.lay.body) }

// reviewMove moves the cursor over the problems, or scrolls a text.
func (a *app) reviewMove(by int) tea.Cmd {
	if a.review.tab == tabProblems {
		a.review.cursor = max(min(a.review.cursor+by, len(a.work.Wrong())-1), 0)
		return nil
	}
	a.review.top = text.Scroll(a.review.top+by, len(a.reviewLines(a.besideWidth())), a.lay.body-tabsHeight)
	return nil
}

// jumpToProblem goes to the problem under the cursor.
func (a *app) jumpToProblem() tea.Cmd {
	problems := a.work.Wrong()
	return a.jump(problems[min(a.review.cursor, len(problems)-1)].Path)
}

// leaveReview goes back to the page that the review was opened from.
func (a *app) leaveReview() tea.Cmd { return a.open(a.review.from) }

// reviewLines returns the text of the open tab but the problems.
func (a *app) reviewLines(width int) []string {
	if width < 1 {
		return nil
	}
	words := ""
	switch a.review.tab {
	case tabRequest:
		if built, ok := a.work.Build(); ok {
			return request.Lines(a.look, built.Lines, width, "")
		}
	case tabHTTP:
		words = a.review.http
	case tabCurl:
		words = a.review.curl
	case tabProfile:
		words = a.review.profile
	case tabNotes:
		words = a.notes()
	}
	if words == "" {
		words = textNoRequest.In(a.look.Lang)
		if a.review.trouble != nil {
			words = a.review.trouble.Summary.In(a.look.Lang)
		}
	}
	var lines []string
	for _, line := range strings.Split(strings.TrimRight(words, "\n"), "\n") {
		lines = append(lines, text.Wrap(line, width)...)
	}
	return lines
}

func (a *app) notes() string {
	about := a.work.About
	lines := []string{about.API, about.Docs, ""}
	if !about.Lifecycle.IsZero() {
		lines = append(lines, about.Lifecycle.In(a.look.Lang))
	}
	for _, note := range about.Notes {
		lines = append(lines, "· "+note.In(a.look.Lang))
	}
	return strings.Join(append(lines, "", textNotChecked.In(a.look.Lang)), "\n")
}
