package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
	"clusterwiz/ui/plain"
)

// planOf makes the request of a document.
func planOf(t connect.Target, d *document) (launch.Plan, error) {
	if t.Endpoint.Region == "" {
		return launch.Plan{}, cli.Usagef("the region is missing; give --region, or region = \"...\" in the profile",
			"缺少地域；请使用 --region，或在配置文件中填写 region = \"...\"")
	}
	request, err := t.Client.Request(d.Answers)
	if err != nil {
		return launch.Plan{}, err
	}
	foreseen := plan.Of(d.form(), d.Answers, nil)
	costs := foreseen.Costs()
	return launch.Plan{Profile: d.Files(), Request: request, Answers: d.Answers, Untagged: d.Untagged, Will: foreseen.Will(), Costs: &costs}, nil
}

// foresee asks the cloud what the machines are and what it all costs, tells what will
// exist, and keeps both for the yes and the lines for the journal.
func (a *app) foresee(ctx context.Context, io *plain.IO, j *job) {
	whose := a.whose(ctx, j.target)
	waiting := time.AfterFunc(longAsked, func() { io.Say(forms.T("  asking the cloud what it costs", "  正在向云端询价")) })
	j.foreseen, j.quote = askPrice(ctx, j.target, j.document)
	waiting.Stop()
	costs := price.Costs(j.foreseen, j.quote, !j.unasked)
	j.plan.Will, j.plan.Costs = j.foreseen.Will(), &costs
	if io.JSON {
		if e, err := a.quoteOf(j.target, j.document, j.quote); err == nil {
			io.Event(e)
		}
	}
	sayAll(io, append(whose(), price.PlanWords(j.foreseen, j.quote)...))
}

// whose begins to ask the cloud whose a real account is, once for each account of a
// command, and returns what waits for the answer and tells it, or why there is none.
func (a *app) whose(ctx context.Context, t connect.Target) func() []forms.Text {
	nothing := func() []forms.Text { return nil }
	if t.Simulated() {
		return nothing
	}
	key := [...]string{"whose", t.Provider.About().ID, t.Account.ID, t.Endpoint.Base}
	if _, told := a.told.LoadOrStore(key, true); told {
		return nothing
	}
	lines := make(chan []forms.Text, 1)
	go func() {
		caller, asked, err := providers.Identify(ctx, t.Client)
		if !asked || ctx.Err() != nil {
			lines <- nil
			return
		}
		lines <- []forms.Text{providers.IdentityText(caller, err)}
	}()
	return func() []forms.Text { return <-lines }
}

// longAsked is after how long a person is told what is waited for.
const longAsked = 2 * time.Second

func sayAll(io *plain.IO, lines []forms.Text) {
	for _, line := range lines {
		io.Say(forms.Tf("  %s", "  %s", line))
	}
}

// heading names what will be sent, and where.
func heading(t connect.Target, p launch.Plan) forms.Text {
	about := t.Provider.About()
	return forms.Tf("%s %q in %s, account %s", "%s %q，%s，账号 %s",
		about.Title(), p.Request.Name, about.In(t.Endpoint.Region), accountText(t.Account))
}

// summarize writes in short what will be sent, and where.
func (a *app) summarize(io *plain.IO, t connect.Target, d *document, p launch.Plan) {
	about := t.Provider.About()
	io.Say(heading(t, p))
	for _, o := range d.overrides {
		io.Say(forms.Tf("  --set %s", "  --set %s", o.Text()))
	}
	io.Say(forms.Tf("  %s %s (%s)", "  %s %s（%s）", p.Request.Method, p.Request.URL, p.Request.Action))
	for _, address := range t.Elsewhere() {
		io.Say(forms.Tf("  endpoint: %s", "  接入地址：%s", address))
	}
	if note := launch.TagNote(t.Client, p); !note.IsZero() {
		io.Say(forms.Tf("  %s", "  %s", note))
	}
	if paths := (&job{document: d}).prepaid(); paths != "" {
		io.Say(forms.Tf("  ! paid in advance: %s", "  ! 预付费：%s", paths))
	}
	if closing := about.Warning(d.form().Scope(d.Answers, nil)); !closing.IsZero() {
		io.Say(forms.Tf("  ! %s", "  ! %s", closing))
	}
}

// accountText names an account: id, place and the shortened key.
func accountText(account providers.Account) forms.Text {
	text := forms.Same(account.ID)
	if account.Key != "" && account.Key != account.ID {
		text = forms.Tf("%s (%s)", "%s（%s）", text, account.Key)
	}
	return text
}

// review writes the masked request in full, and what is worth knowing before
// a yes.
func (a *app) review(io *plain.IO, t connect.Target, d *document, p launch.Plan) {
	a.summarize(io, t, d, p)
	for _, line := range p.Request.Body.Lines() {
		io.Say(forms.Same(fmt.Sprintf("  %*s%s", 2*line.Depth, "", line.Text)))
	}
	for _, note := range t.Provider.About().Notes {
		io.Say(forms.Tf("  - %s", "  - %s", note))
	}
}

// resolve reads the secrets that the documents refer to, and writes all that
// could not be read.
func (a *app) resolve(ctx context.Context, documents ...*document) error {
	count := 0
	for _, d := range documents {
		resolver := a.resolver(ctx)
		problems := resolver.Resolve(ctx, d.form(), d.Answers)
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(forms.Errors(problems)) == 0 {
			// What was unknown until now has not been checked.
			problems = append(problems, d.form().Check(d.Answers, nil)...)
		}
		found := slices.DeleteFunc(d.Locate(problems), d.told)
		a.severe(found)
		a.problems(a.remarks(), d, found)
		count += countErrors(found)
	}
	if count > 0 {
		return &problemsError{count: count}
	}
	return nil
}

// told tells whether a warning was written when the document was read.
func (d *document) told(issue profiles.Issue) bool {
	return issue.Severity == forms.Warning && slices.ContainsFunc(d.issues, func(before profiles.Issue) bool {
		return before.Path == issue.Path && before.Summary == issue.Summary
	})
}

func (a *app) resolver(ctx context.Context) profiles.Resolver {
	r := profiles.NewResolver()
	r.Env = a.Environ
	if a.ReadSecret != nil {
		prompts := a.prompts()
		r.Prompt = func(label forms.Text) (string, error) { return prompts.Secret(ctx, label) }
	}
	return r
}
