package main

import (
	"context"
	"fmt"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/plan"
	"clusterwiz/ui/plain"
)

// planOf makes the request of a document.
func planOf(t connect.Target, d *document) (launch.Plan, error) {
	if t.Endpoint.Region == "" {
		return launch.Plan{}, usagef("the region is missing; give --region, or region = \"...\" in the profile",
			"缺少地域；请使用 --region，或在配置文件中填写 region = \"...\"")
	}
	request, err := t.Client.Request(d.Answers)
	if err != nil {
		return launch.Plan{}, err
	}
	foreseen := plan.Of(d.form(), d.Answers, nil)
	costs := foreseen.Costs()
	return launch.Plan{Profile: d.Path, Request: request, Answers: d.Answers, Untagged: d.Untagged, Will: foreseen.Will(), Costs: &costs}, nil
}

// foresee asks the cloud what the machines are, tells what will exist, and keeps the
// lines of it for the journal.
func (a *app) foresee(ctx context.Context, io *plain.IO, t connect.Target, d *document, p *launch.Plan) {
	foreseen := plan.Of(d.form(), d.Answers, plan.Machines(ctx, t.Client, d.form(), d.Answers))
	costs := foreseen.Costs()
	p.Will, p.Costs = foreseen.Will(), &costs
	sayAll(io, foreseen.Words())
}

func sayAll(io *plain.IO, lines []forms.Text) {
	for _, line := range lines {
		io.Say(forms.Tf("  %s", "  %s", line))
	}
}

// summarize writes in short what will be sent, and where.
func (a *app) summarize(io *plain.IO, t connect.Target, d *document, p launch.Plan) {
	about := t.Provider.About()
	io.Say(forms.Tf("%s %q in %s, account %s", "%s %q，%s，账号 %s",
		about.Title(), p.Request.Name, about.In(t.Endpoint.Region), accountText(t.Account)))
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
		io.Say(forms.Tf("  ! paid in advance: %s", "  ! 预付费（包年包月）：%s", paths))
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
