package main

import (
	"cmp"
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui"
	"clusterwiz/ui/plain"
	"clusterwiz/ui/work"
)

// newOptions are the flags of new.
type newOptions struct {
	app  *app
	from string
	// preset is one to begin with, in place of a file.
	preset string
	// fromRun is one whose answers to begin with, likewise.
	fromRun string
	sets    []string
	// resume names the draft to go on with; draft is that.
	resume string
	draft  *profiles.Draft
	// begun is what to begin with where that is neither.
	begun *document
	// prompts have read lines before; nil is new ones.
	prompts *plain.IO
}

func (a *app) newCommand() *cobra.Command {
	o := &newOptions{app: a}
	cmd := a.command(declaration{
		needs: remote | screen,
		use:   "new [PROVIDER] [FLAGS]",
		short: forms.T("Create something: the wizard, or line prompts with --plain", "新建：向导，或用 --plain 逐行提问"),
		long: forms.T(
			"Asks for everything that the provider's API takes, shows the exact request, sends it\nafter an explicit yes and follows it. Without a terminal, or with --plain, it asks line\nby line; the answers may come from a pipe.",
			"逐项询问该云产品 API 所需的内容，显示完整请求，经明确同意后发送并跟踪。\n没有终端或使用 --plain 时逐行提问；也可通过管道输入。",
		),
		examples: "clusterwiz new\nclusterwiz new ehpc --from cfd.toml\nclusterwiz new --preset ack-small\nclusterwiz new ehpc --plain --simulate",
		args:     cli.Arguments(0, 1, forms.T("a provider", "云产品")),
		complete: a.completeProvider,
	}, o.run)
	a.presetFlag(cmd, &o.preset)
	cmd.Flags().StringVar(&o.resume, "resume", "", forms.T("continue a `DRAFT`: its ID, the name in it, or last", "继续 `DRAFT`（草稿）：ID、其中的名称或 last").In(a.lang))
	cmd.Flags().Var(cli.OneValue(&o.from, cli.From), "from", forms.T("start with the answers of this profile, `FILE`", "以配置文件 `FILE` 的内容开始").In(a.lang))
	cmd.Flags().StringVar(&o.fromRun, "from-run", "", forms.T("begin with the answers of this `RUN`", "以运行 `RUN` 的填写内容开始").In(a.lang))
	_ = cmd.RegisterFlagCompletionFunc("from", a.completeProfile)
	cmd.Flags().Var(cli.ManyValues(&o.sets, cli.Assignment("basics.name=demo")), "set", forms.T("give an answer, `PATH=VALUE`; repeatable", "预填一项 `PATH=VALUE`；可重复").In(a.lang))
	return cmd
}

func (o *newOptions) run(ctx context.Context, args []string) error {
	if err := o.begins(); err != nil {
		return err
	}
	if err := o.findDraft(args); err != nil {
		return err
	}
	d, err := o.firstDocument(ctx, args)
	if err != nil {
		return err
	}
	if o.app.interactive {
		return o.app.showWizard(ctx, o.opening(args, d))
	}
	prompts := cmp.Or(o.prompts, o.app.prompts())
	if d == nil {
		if d, err = o.chooseProvider(ctx, prompts); err != nil {
			return err
		}
	}
	o.app.remarks().Problems(o.app.about(d), d.unread)
	target, err := o.connect(ctx, prompts, d)
	if err != nil {
		return err
	}
	w, noDrafts := o.asked(ctx, target, d)
	kept := false
	for err = prompts.Ask(ctx, w, w.Main); err == nil; err = prompts.Again(ctx, w, w.Main, err) {
		if err = o.app.resolve(ctx, d); err == nil {
			kept, err = o.send(ctx, prompts, target, d)
		}
		if !plain.Returns(err) {
			break
		}
	}
	if err == nil || kept {
		if gone := w.Drop(); err == nil {
			err = gone
		}
		return err
	}
	o.keep(prompts, w, noDrafts)
	return err
}

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
	return d, o.assign(d)
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
	return d, o.assign(d)
}

// blank is a document without answers but those of --set.
func (o *newOptions) blank(provider providers.Provider) (*document, error) {
	about := provider.About()
	d := &document{
		provider: provider,
		Profile:  &profiles.Profile{Provider: about.ID, Title: about.Title(), Answers: &forms.Answers{}},
	}
	return d, o.assign(d)
}

// assign gives the answers of --set. A mistake in one is refused before a question
// is asked: here it can be put right.
func (o *newOptions) assign(d *document) error {
	var issues []profiles.Issue
	for _, set := range o.sets {
		override, err := d.Override(d.form(), set)
		if err != nil {
			issues = append(issues, profiles.IssuesOf(err)...)
			continue
		}
		d.overrides = append(d.overrides, override)
	}
	if len(issues) > 0 {
		o.app.remarks().Problems(o.app.about(d), issues)
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

// send reviews, saves when wanted, and sends after a yes. kept: the answers are
// in a profile, or what they came to is there or may be.
func (o *newOptions) send(ctx context.Context, prompts *plain.IO, target connect.Target, d *document) (kept bool, err error) {
	plan, err := planOf(target, d)
	if err != nil {
		return false, err
	}
	store, err := o.app.openStore()
	if err != nil {
		return false, err
	}
	prompts.Back = true
	defer func() { prompts.Back = false }()
	prompts.Say(forms.Same(""))
	o.app.review(prompts, target, d, plan)
	j := &job{document: d, target: target, plan: plan}
	o.app.foresee(ctx, prompts, j)
	if j.plan.Profile, err = o.offerSave(ctx, prompts, d, j.plan.Request.Name); err != nil {
		return false, err
	}
	saved := j.plan.Profile != d.Path
	if err := confirmSend(ctx, prompts, j); err != nil {
		return saved, err
	}
	prompts.Back = false // What is sent cannot be gone back from.
	record, err := o.app.create(ctx, prompts, submission{store: store, target: target, plan: j.plan, ask: true})
	nothing := record.Phase == launch.Planned || record.Phase == launch.Rejected
	return saved || !nothing, err
}

// offerSave saves the answers as a profile before anything is sent, since
// afterwards nobody may be there any more. It returns the file, if any.
func (o *newOptions) offerSave(ctx context.Context, prompts *plain.IO, d *document, name string) (string, error) {
	standing := o.app.dirs().Profile(name)
	for {
		question := forms.Tf("Save these answers as a profile? File, y for %s, or nothing for no", "将填写内容保存为配置文件？输入文件名，y 表示 %s，直接回车表示不保存", standing)
		path, err := prompts.Line(ctx, question)
		switch {
		case errors.Is(err, io.EOF), err == nil && (path == "" || path == "n" || path == "no"):
			return d.Path, nil
		case err != nil:
			return "", err
		case path == "y" || path == "yes":
			path = standing
		}
		d.Title = d.provider.About().Name
		path, err = profiles.Typed(path)
		var ready profiles.Prepared
		if err == nil {
			ready, err = o.prepare(ctx, d, path)
		}
		if err == nil && path == standing {
			err = profiles.Placed(o.app.dirs().Config)
		}
		agreed := false
		if err == nil && ready.Exists {
			agreed, err = o.agree(ctx, prompts, path, ready.Told)
			if err == nil && !agreed {
				continue
			}
		}
		if err == nil {
			err = profiles.Save(path, ready.Data, agreed)
		}
		if err == nil {
			prompts.Say(forms.Tf("saved: %s; again with: clusterwiz replay %s", "已保存：%s；重放：clusterwiz replay %s", path, path))
			return path, nil
		}
		if err := prompts.Refuse(question, describe(err)); err != nil {
			return "", err
		}
	}
}
