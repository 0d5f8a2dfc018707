package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/ui/request"
	"clusterwiz/ui/text"
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
	a.session.tried = true
	a.review.tab, a.review.cursor, a.review.top = tabProblems, 0, 0
	return tea.Batch(a.refreshReview(), a.lookAround())
}

// refreshReview writes the request and the profile anew.
func (a *app) refreshReview() tea.Cmd {
	if a.session.main == nil || !a.onReview() {
		return nil
	}
	request, _, err := a.session.build()
	client, ctx, lang := a.session.client, a.ctx, a.look.Lang
	form, profile := a.session.main.form, a.currentProfile()
	return func() tea.Msg {
		msg := reviewMsg{}
		words, encodeErr := profiles.Encode(form, profile, lang)
		if encodeErr == nil {
			msg.profile = string(words)
		}
		if client == nil || err != nil {
			return msg
		}
		message, err := client.Capture(ctx, request, forms.Masked)
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
		Title:    a.session.about.Title(),
		Provider: a.session.about.ID, Region: a.text(askRegion), Answers: a.session.main.answers.Clone(),
	}
}

func (a *app) gotReview(msg reviewMsg) tea.Cmd {
	a.review.http, a.review.curl, a.review.profile, a.review.trouble = msg.http, msg.curl, msg.profile, msg.trouble
	return nil
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
		a.review.cursor = max(min(a.review.cursor+by, len(a.wrong())-1), 0)
		return nil
	}
	a.review.top = text.Scroll(a.review.top+by, len(a.reviewLines(a.besideWidth())), a.lay.body-tabsHeight)
	return nil
}

// jumpToProblem goes to the problem under the cursor.
func (a *app) jumpToProblem() tea.Cmd {
	problems := a.wrong()
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
		if _, body, err := a.session.build(); err == nil && a.session.client != nil {
			return request.Lines(a.look, body, width, "")
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
	about := a.session.about
	lines := []string{about.API, about.Docs, ""}
	if !about.Lifecycle.IsZero() {
		lines = append(lines, about.Lifecycle.In(a.look.Lang))
	}
	for _, note := range about.Notes {
		lines = append(lines, "· "+note.In(a.look.Lang))
	}
	return strings.Join(append(lines, "", textNotChecked.In(a.look.Lang)), "\n")
}
