package work

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

// Commits tells whether the answers commit to pay in advance.
func (w *Work) Commits() bool { return len(w.Main.Form.Commitments(w.Main.Answers)) > 0 }

// Summary tells in a few lines what would be created, where and by whom, and what is added
// to it.
func (w *Work) Summary(request providers.Request) []forms.Text {
	return slices.Concat(w.Heading(request), w.Notes(), w.Added(request))
}

// Added is what is added to the request when it is sent.
func (w *Work) Added(request providers.Request) []forms.Text {
	note := launch.TagNote(w.Target.Client, launch.Plan{Request: request, Untagged: w.Untagged})
	return slices.DeleteFunc([]forms.Text{note}, forms.Text.IsZero)
}

// Heading is what Summary begins with: what, where and by whom, and whether it is real.
func (w *Work) Heading(request providers.Request) []forms.Text {
	lines := append([]forms.Text{
		forms.Tf("%s “%s” in %s", "%s“%s”，%s", w.About.Title(), request.Name, w.About.In(w.Region)),
	}, w.accountLines()...)
	for _, address := range w.Target.Elsewhere() {
		lines = append(lines, forms.Tf("endpoint: %s", "接入地址：%s", address))
	}
	if note := w.Target.InClear(); !note.IsZero() {
		lines = append(lines, note)
	}
	if w.Account.Simulated {
		lines = append(lines, forms.T("Simulated: nothing real is created and nothing costs money.", "模拟环境：不会创建真实资源，也不产生费用。"))
	}
	return lines
}

// Notes are what the cloud's pages tell of every creation, where it is real, and whether
// the service closes.
func (w *Work) Notes() []forms.Text {
	var lines []forms.Text
	if !w.Account.Simulated {
		lines = append(lines, w.About.Notes...)
	}
	if closing := w.About.Warning(w.Main.Scope()); !closing.IsZero() {
		lines = append(lines, closing)
	}
	return lines
}

// ResolvedMsg brings the answers with the secrets that were read, and what is
// wrong with them.
type ResolvedMsg struct {
	// client is that of the target that the yes was about.
	client   providers.Client
	answers  *forms.Answers
	problems []forms.Problem
}

// Prompted are the secrets that have to be typed at each run.
func (w *Work) Prompted() []forms.Question {
	var found []forms.Question
	walk(w.Main.Scope(), func(q forms.Question) {
		secret, _ := q.Answer().(forms.Secret)
		if _, known := secret.Reveal(); !known && secret.Ref().Kind == forms.FromPrompt {
			found = append(found, q)
		}
	})
	return found
}

// Resolve reads the secrets that are only referenced, after the explicit yes;
// typed are those that were asked for just now, which are kept nowhere. While
// one yes is being followed another does nothing.
func (w *Work) Resolve(typed map[forms.Path]string) {
	if w.resolving {
		return
	}
	w.resolving = true
	ctx, client, answers, form, resolver := w.ctx, w.Target.Client, w.Main.Answers.Clone(), w.Main.Form, w.cfg.Resolver
	// The screen has the terminal.
	resolver.Prompt = nil
	for path, text := range typed {
		if value, _ := answers.Get(path); text != "" {
			if secret, ok := value.(forms.Secret); ok {
				_ = answers.Set(path, secret.Resolved(text)) // It was there a moment ago.
			}
		}
	}
	w.out.Do(func() tea.Msg {
		problems := resolver.Resolve(ctx, form, answers)
		if len(forms.Errors(problems)) == 0 {
			// What was unknown until now has not been checked.
			problems = form.Check(answers, nil)
		}
		return ResolvedMsg{client: client, problems: problems, answers: answers}
	})
}

// Resolved returns what is to be sent to the target; where that cannot be, the zero Plan
// and why, which is the zero Problem where there is nothing to send any more.
func (w *Work) Resolved(msg ResolvedMsg) (launch.Plan, *forms.Problem) {
	w.resolving = false
	if w.Underway || w.Target.Client == nil {
		return launch.Plan{}, &forms.Problem{}
	}
	if msg.client != w.Target.Client {
		return launch.Plan{}, &forms.Problem{Summary: forms.T("account, region or endpoint changed after you confirmed; nothing was sent", "确认后账号、地域或接入地址有变；未发送任何请求")}
	}
	if errors := forms.Errors(msg.problems); len(errors) > 0 {
		return launch.Plan{}, &errors[0]
	}
	request, err := w.Target.Client.Request(msg.answers)
	if err != nil {
		return launch.Plan{}, &forms.Problem{Summary: providers.AsFailure(err).Summary}
	}
	foreseen := plan.Of(w.Main.Form, msg.answers, w.Main.Known)
	costs := price.Costs(foreseen, w.quoted(), true)
	w.sent = launch.Plan{Profile: w.Profile, Request: request, Answers: msg.answers, Untagged: w.Untagged, Will: foreseen.Will(), Costs: &costs}
	return w.sent, nil
}

// Done forgets what was handed out to be sent, and with it the secrets that were
// typed for it.
func (w *Work) Done() { w.sent = launch.Plan{} }

// Again is what an unclear run sent, to be sent once more; false where it is not
// at hand any more, where the API has nothing against a second one, where nobody
// can look for the first, and where something of the name is there.
func (w *Work) Again(run launch.Record) (launch.Plan, bool) {
	plan := w.sent
	plan.Again = run.ID
	same := plan.Request.Body != nil && run.Digest != "" && plan.Request.Digest() == run.Digest
	return plan, same && run.Phase == launch.Unclear && run.Repeat != providers.Never && run.Name != "" &&
		run.Before != nil && len(run.Maybe) == 0
}

// Apart is what was to be sent last, once the person said that the earlier run
// in its way is another account's: see [launch.ErrWhose].
func (w *Work) Apart() launch.Plan {
	plan := w.sent
	plan.Apart = true
	return plan
}
