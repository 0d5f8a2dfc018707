package main

import (
	"context"
	"errors"
	"io"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/ui"
	"clusterwiz/ui/plain"
	"clusterwiz/ui/work"
)

// begins makes one word of the flags that say what to begin with.
func (o *newOptions) begins() error {
	run := o.fromRun
	if run != "" {
		run = runMark + run
	}
	for _, other := range []string{o.preset, run} {
		switch {
		case other == "":
		case o.from != "":
			return cli.Usagef("--from, --preset and --from-run each say what to start with; give only one", "--from、--preset 与 --from-run 都指定起点；请只用一个")
		default:
			o.from = other
		}
	}
	return nil
}

// firstDocument returns the document to start from; nil when a person has to choose.
func (o *newOptions) firstDocument(ctx context.Context, args []string) (*document, error) {
	switch {
	case o.draft != nil:
		return o.resumed()
	case o.begun != nil:
		return o.begun, nil
	}
	if o.from == "" && len(args) == 0 && len(o.sets) == 0 && len(o.app.clouds()) > 1 {
		return nil, nil
	}
	if o.from == "" {
		provider, err := o.app.providerOr(args)
		if err != nil {
			return nil, err
		}
		return o.blank(provider)
	}
	d, err := o.app.load(ctx, o.from, nil)
	if err != nil {
		return nil, err
	}
	if d.provider == nil {
		o.app.remarks().Problems(o.app.about(d), d.issues)
		return nil, &problemsError{count: countErrors(d.issues)}
	}
	if len(args) == 1 && args[0] != d.Provider {
		return nil, cli.Usagef("%s is for %s, not for %s", "%s 属于 %s，而非 %s", o.from, d.Provider, args[0])
	}
	return d, o.app.assign(d, o.sets)
}

// findDraft looks for the draft that was named.
func (o *newOptions) findDraft(args []string) (err error) {
	if o.resume == "" {
		return nil
	}
	if o.from != "" || len(args) > 0 {
		return cli.Usagef("--resume continues a draft, which has its cloud and its answers; give it alone", "--resume 继续草稿，其中已有云产品与填写内容；请单独使用")
	}
	o.draft, err = o.app.draftOf(o.resume)
	return err
}

// resumed is the document of the draft.
func (o *newOptions) resumed() (*document, error) {
	provider, err := o.app.provider(o.draft.Provider)
	if err != nil {
		return nil, err
	}
	d := &document{provider: provider, Profile: &profiles.Profile{
		Provider: o.draft.Provider, Title: provider.About().Title(), Region: o.draft.Region, Account: o.draft.Account, Endpoint: o.draft.Endpoint,
		Untagged: o.draft.Untagged, Answers: o.draft.Answers,
	}}
	return d, o.app.assign(d, o.sets)
}

// blank is a document without answers but those of --set.
func (o *newOptions) blank(provider providers.Provider) (*document, error) {
	about := provider.About()
	d := &document{
		provider: provider,
		Profile:  &profiles.Profile{Provider: about.ID, Title: about.Title(), Answers: &forms.Answers{}},
	}
	return d, o.app.assign(d, o.sets)
}

// assign gives the answers of --set. A mistake in one is refused before a question
// is asked: here it can be put right.
func (a *app) assign(d *document, sets []string) error {
	var issues []profiles.Issue
	for _, set := range sets {
		override, err := d.Override(d.form(), set)
		if err != nil {
			issues = append(issues, profiles.IssuesOf(err)...)
			continue
		}
		d.overrides = append(d.overrides, override)
	}
	if len(issues) > 0 {
		a.remarks().Problems(a.about(d), issues)
		return &problemsError{count: len(issues)}
	}
	return nil
}

// opening is where the wizard opens.
func (o *newOptions) opening(args []string, d *document) ui.Start {
	if o.draft != nil {
		return ui.Start{Provider: d.Provider, Draft: o.draft}
	}
	if d == nil || len(args) == 0 && o.from == "" && len(o.sets) == 0 {
		return ui.Start{}
	}
	start := ui.Start{Provider: d.Provider}
	if o.from != "" || len(o.sets) > 0 {
		start.Profile, start.Unread = d.Profile, d.unread
	}
	return start
}

// chooseProvider asks which cloud it shall be.
func (o *newOptions) chooseProvider(ctx context.Context, prompts *plain.IO) (*document, error) {
	var options []forms.Option
	for _, provider := range o.app.clouds() {
		about := provider.About()
		options = append(options, forms.Option{Value: about.ID, Label: about.Name, Why: about.Lifecycle})
	}
	id, err := prompts.Choose(ctx, forms.T("Provider", "云产品"), options, "")
	if err != nil {
		return nil, ended(err)
	}
	provider, err := o.app.provider(id)
	if err != nil {
		return nil, err
	}
	return o.blank(provider)
}

// connect makes the target, and asks for the region where nothing tells it. A
// person without any credentials gets the simulator, as on the screen; who answers
// through a pipe may take what is simulated for real.
func (o *newOptions) connect(ctx context.Context, prompts *plain.IO, d *document) (connect.Target, error) {
	if o.app.Asked() && o.app.connector(d.provider.About().ID).Choose(ctx, d.provider, savedOf(d)).None {
		d.Account = providers.SimulatorID
		prompts.Say(work.NoAccount)
	}
	target, err := o.app.target(ctx, d.provider, savedOf(d))
	if err != nil || target.Endpoint.Region != "" {
		if err == nil {
			d.Region = target.Endpoint.Region
		}
		return target, err
	}
	regions := d.provider.About().Regions
	if d.Region, err = prompts.Choose(ctx, d.provider.About().RegionName(), regions, ""); err != nil {
		return target, ended(err)
	}
	return o.app.target(ctx, d.provider, savedOf(d))
}

// ended words the end of the input at a question that no answer supplies.
func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return cli.Usagef("the input ended before the questions did; nothing was sent", "提问尚未结束，输入已结束；未发送任何请求")
	}
	return err
}
