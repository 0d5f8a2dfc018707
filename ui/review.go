package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
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
	client, ctx, lang := a.session.client, a.ctx, a.lang
	form, profile := a.session.main.form, a.currentProfile()
	return func() tea.Msg {
		msg := reviewMsg{}
		text, encodeErr := profiles.Encode(form, profile, lang)
		if encodeErr == nil {
			msg.profile = string(text)
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

// reviewMove moves the cursor over the problems, or scrolls a text; what is
// past the end is cut off when it is drawn.
func (a *app) reviewMove(by int) tea.Cmd {
	if a.review.tab == tabProblems {
		a.review.cursor = max(min(a.review.cursor+by, len(a.session.check())-1), 0)
		return nil
	}
	a.review.top = max(a.review.top+by, 0)
	return nil
}

// jumpToProblem goes to the problem under the cursor.
func (a *app) jumpToProblem() tea.Cmd {
	problems := a.session.check()
	return a.jump(problems[min(a.review.cursor, len(problems)-1)].Path)
}

// leaveReview goes back to the page that the review was opened from.
func (a *app) leaveReview() tea.Cmd { return a.open(a.review.from) }

// askSubmit asks for the explicit yes.
func (a *app) askSubmit() tea.Cmd {
	s := a.session
	if errors := forms.Errors(s.check()); len(errors) > 0 {
		a.review.tab = tabProblems
		return a.complain(forms.Tf(textFixFirst.En, textFixFirst.Zh, len(errors)))
	}
	request, _, err := s.build()
	if s.client == nil || err != nil {
		return a.complain(textNoClient)
	}
	d := &dialog{title: textSubmitTitle, lines: a.summary(request)}
	yes := choice{label: textYesSubmit, do: a.resolve}
	d.choices = []choice{a.stay(textNo), yes}
	if len(s.main.form.Commitments(s.main.answers)) > 0 {
		d.lines = append(d.lines, textTypeName)
		d = a.withInput(d, "")
		d.want = request.Name
	}
	return a.ask(d)
}

// summary tells in a few lines what would be created, where and by whom.
func (a *app) summary(request providers.Request) []forms.Text {
	s := a.session
	lines := []forms.Text{
		forms.Tf("%s %s “%s” in %s", "%s %s“%s”，地域 %s", s.about.Name, s.about.Creates, request.Name, s.region),
		forms.Tf("account: %s %s", "账号：%s %s", s.account.Source, s.account.Key),
	}
	if s.account.Simulated {
		lines = append(lines, forms.T("Simulated: nothing real is created and nothing costs money.", "模拟环境：不会创建真实资源，也不产生费用。"))
	} else {
		lines = append(lines, s.about.Notes...)
	}
	if !s.about.Lifecycle.IsZero() {
		lines = append(lines, s.about.Lifecycle)
	}
	return lines
}

// resolve reads the secrets that are only referenced. Whatever would have to
// be asked for is typed into its field: the screen has the terminal.
func (a *app) resolve() tea.Cmd {
	if a.resolving {
		return nil
	}
	a.resolving = true
	answers, form, resolver := a.session.main.answers.Clone(), a.session.main.form, a.cfg.Resolver
	resolver.Prompt = nil
	return func() tea.Msg {
		problems := resolver.Resolve(form, answers)
		if len(forms.Errors(problems)) == 0 {
			// What was unknown until now has not been checked.
			problems = form.Check(answers, nil)
		}
		return resolvedMsg{problems: problems, answers: answers}
	}
}

type resolvedMsg struct {
	answers  *forms.Answers
	problems []forms.Problem
}

// gotResolved sends the request, or goes to the first secret that is missing.
func (a *app) gotResolved(msg resolvedMsg) tea.Cmd {
	a.resolving = false
	if a.run.started() || a.session.client == nil {
		return nil
	}
	if errors := forms.Errors(msg.problems); len(errors) > 0 {
		cmd := a.jump(errors[0].Path)
		a.complain(forms.Tf("%s; %s", "%s；%s", errors[0].Summary, errors[0].Remedy))
		return cmd
	}
	request, err := a.session.client.Request(msg.answers)
	if err != nil {
		return a.complain(providers.AsFailure(err).Summary)
	}
	return a.submit(request)
}

// reviewLines returns the text of the open tab but the problems.
func (a *app) reviewLines(width int) []string {
	if width < 1 {
		return nil
	}
	text := ""
	switch a.review.tab {
	case tabRequest:
		if _, body, err := a.session.build(); err == nil && a.session.client != nil {
			return a.requestLines(body, width, "")
		}
	case tabHTTP:
		text = a.review.http
	case tabCurl:
		text = a.review.curl
	case tabProfile:
		text = a.review.profile
	case tabNotes:
		text = a.notes()
	}
	if text == "" {
		text = textNoRequest.In(a.lang)
		if a.review.trouble != nil {
			text = a.review.trouble.Summary.In(a.lang)
		}
	}
	var lines []string
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		lines = append(lines, wrap(line, width)...)
	}
	return lines
}

func (a *app) notes() string {
	about := a.session.about
	lines := []string{about.API, about.Docs, ""}
	if !about.Lifecycle.IsZero() {
		lines = append(lines, about.Lifecycle.In(a.lang))
	}
	for _, note := range about.Notes {
		lines = append(lines, "· "+note.In(a.lang))
	}
	return strings.Join(append(lines, "", textNotChecked.In(a.lang)), "\n")
}
