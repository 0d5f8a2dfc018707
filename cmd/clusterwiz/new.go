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
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/plain"
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
	// drafts are those among which the draft is held.
	drafts *profiles.Drafts
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
	if err := o.claim(ctx, prompts); err != nil {
		return err
	}
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
	defer w.Release()
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
