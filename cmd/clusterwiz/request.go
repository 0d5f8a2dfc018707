package main

import (
	"fmt"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/plain"
)

// plan makes the request of a document and all that the launch needs to know.
func (c *connection) plan(d *document) (launch.Plan, error) {
	if c.endpoint.Region == "" {
		return launch.Plan{}, usagef("the region is missing; give --region, or region = \"...\" in the profile",
			"缺少地域；请使用 --region，或在配置文件中填写 region = \"...\"")
	}
	request, err := c.client.Request(d.Answers)
	if err != nil {
		return launch.Plan{}, err
	}
	return launch.Plan{
		About: c.provider.About(), Account: c.account, Endpoint: c.endpoint, Profile: d.Path, Request: request,
	}, nil
}

// summarize writes in short what will be sent, and where.
func (a *app) summarize(io *plain.IO, c *connection, d *document, p launch.Plan) {
	about := c.provider.About()
	io.Say(forms.Tf("%s %q in %s, account %s", "%s %q，地域 %s，账号 %s",
		about.Title(), p.Request.Name, c.endpoint.Region, accountText(c.account)))
	for _, o := range d.overrides {
		io.Say(forms.Tf("  --set %s", "  --set %s", o.Text()))
	}
	io.Say(forms.Tf("  %s %s (%s)", "  %s %s（%s）", p.Request.Method, p.Request.URL, p.Request.Action))
	if !about.Lifecycle.IsZero() {
		io.Say(forms.Tf("  ! %s", "  ! %s", about.Lifecycle))
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
func (a *app) review(io *plain.IO, c *connection, d *document, p launch.Plan) {
	a.summarize(io, c, d, p)
	for _, line := range p.Request.Body.Lines() {
		io.Say(forms.Same(fmt.Sprintf("  %*s%s", 2*line.Depth, "", line.Text)))
	}
	for _, note := range c.provider.About().Notes {
		io.Say(forms.Tf("  - %s", "  - %s", note))
	}
}
