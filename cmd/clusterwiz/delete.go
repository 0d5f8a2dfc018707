package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/plain"
)

// deleteOptions are the flags of delete.
type deleteOptions struct {
	app     *app
	sets    []string
	yes     bool
	name    string
	thing   thingFlags
	timeout time.Duration
}

func (a *app) deleteCommand() *cobra.Command {
	o := &deleteOptions{app: a}
	cmd := a.command(declaration{
		needs: remote,
		use:   "delete [RUN] [FLAGS]",
		short: forms.T("Delete what a run created, and wait until it is gone", "删除某次运行创建的资源，并确认已删除"),
		long: forms.T(
			"Asks the cloud to delete what a run created and follows until it is gone. It asks for an\nexplicit yes. Where the cloud lets you choose what is deleted and what stays, as ACK does,\nthat is asked first, or given with --set; a wrong key lists them all. With --yes the\ncloud's own defaults apply. What no run of this machine created is deleted only with its\nname, typed or given with --name. "+runNames.En,
			"请求云端删除某次运行创建的资源，并跟踪至删除完成。需要明确同意。\n若云端可选择随之删除或保留的资源（如 ACK），会先询问，也可用 --set 指定；键名有误时列出全部可用键。\n使用 --yes 时，未指定的取云端默认值。\n并非本机创建的资源须输入其名称，或用 --name 给出，方可删除。"+runNames.Zh,
		),
		examples: "clusterwiz delete last\nclusterwiz delete k7q2 --yes\nclusterwiz delete cfd-prod --set slb=retain\nclusterwiz delete --provider ack --region cn-hangzhou --id c82e6987e2961 --name k8s-prod --yes",
		args:     cli.Arguments(0, 1, forms.T("a run; see: clusterwiz runs", "运行 ID（见 clusterwiz runs）")),
		complete: a.completeRun,
	}, o.run)
	cmd.Flags().Var(cli.ManyValues(&o.sets, cli.Assignment("slb=retain")), "set", forms.T("choose what is deleted, `KEY=VALUE`; repeatable", "选择随之删除的资源 `KEY=VALUE`；可重复").In(a.lang))
	cmd.Flags().BoolVarP(&o.yes, "yes", "y", false, forms.T("delete without asking", "不询问直接删除").In(a.lang))
	cmd.Flags().StringVar(&o.name, "name", "", forms.T("the `NAME` of what goes, for what was adopted or is of no run here", "被删除资源的名称 `NAME`，用于接管的或并非本机创建的资源").In(a.lang))
	cmd.Flags().Var(cli.OneValue(&o.timeout, cli.Timeout), "timeout", forms.T("stop waiting after `DURATION` (exit code 8)", "等待 `DURATION` 后停止跟踪（退出码 8）").In(a.lang))
	o.thing.flags(cmd.Flags(), a.lang)
	return cmd
}

func (o *deleteOptions) run(ctx context.Context, args []string) error {
	about, err := o.app.meantBy(ctx, "delete", args, o.thing, false)
	if err != nil {
		return err
	}
	record := about.record
	switch {
	case !o.yes && !o.app.Asked():
		return cli.Usagef("there is no terminal to confirm on; add --yes to delete", "没有终端可供确认；请加 --yes 以删除")
	case o.yes && len(args) == 1 && strings.EqualFold(args[0], "last"):
		if err := passedOver(about.store, record); err != nil {
			return err
		}
	}
	target, err := o.app.connected(ctx, about, true)
	if err != nil {
		return err
	}
	whose := func() []forms.Text { return nil }
	if !o.yes && record.Receipt != nil {
		whose = o.app.whose(ctx, target)
	}
	chosen, err := o.deletionChoices(target)
	if err != nil {
		return err
	}
	if err := o.confirmDelete(ctx, target, chosen, record, whose); err != nil {
		return err
	}
	if chosen != nil {
		target.Client = chosen.client()
	}
	_, err = o.app.follow(o.app.prompts(), submission{foretold: true}, func(emit func(launch.Event)) (launch.Record, error) {
		return launch.New(about.store, launch.Options{Limit: o.timeout}).Delete(ctx, target, record, emit)
	})
	return err
}

// passedOver refuses "last" where nobody sees what it means, and the last run came to
// nothing: what goes would be what an earlier one made.
func passedOver(store *launch.Store, meant launch.Record) error {
	newest, err := store.Newest()
	if err != nil || newest.ID == meant.ID || newest.Taken != nil && newest.Taken.Serves || newest.Phase != launch.Rejected && newest.Phase != launch.Planned {
		return err
	}
	return cli.Usagef("the last run, %s, made nothing; the last that did is %s: name it to delete what it made (%s)",
		"最近一次运行 %s 没有创建资源；此前创建了资源的是 %s：要删除其资源（%s），请给出运行 ID", newest.ID, meant.ID, meant.Name)
}

// confirmDelete shows what will be deleted, asks for what can be chosen, and for the
// yes without which nothing is; whose waits for whose the account is, by the cloud's word.
func (o *deleteOptions) confirmDelete(ctx context.Context, t connect.Target, chosen *choices, r launch.Record, whose func() []forms.Text) error {
	prompts, about := o.app.prompts(), t.Provider.About()
	called := forms.Same(strconv.Quote(r.Name))
	if r.Receipt != nil {
		called = forms.Tf("%s %s", "%s %s", called, r.Receipt.ID)
	}
	prompts.Say(forms.Tf("%s %s in %s, account %s", "%s %s，%s，账号 %s", about.Title(), called, about.In(t.Endpoint.Region), accountText(t.Account)))
	if t.Endpoint.Base != "" {
		prompts.Say(forms.Tf("  endpoint: %s", "  接入地址：%s", t.Endpoint.Base))
	}
	if r.Receipt == nil {
		return nil // There is nothing to say yes to, as will be told.
	}
	if chosen != nil {
		if !o.yes {
			if err := chosen.ask(ctx, prompts); err != nil {
				return err
			}
		}
		chosen.say(prompts)
	}
	if r.Costs != nil {
		for _, line := range r.Costs.Deleted {
			prompts.Say(forms.Tf("  ! %s", "  ! %s", line))
		}
	}
	waiting := time.AfterFunc(longAsked, func() {
		prompts.Say(forms.T("  asking the cloud whose the account is", "  正在向云端查询账号归属"))
	})
	lines := whose()
	waiting.Stop()
	sayAll(prompts, lines)
	if err := o.confirmName(ctx, prompts, r); err != nil || o.yes {
		return err
	}
	yes, err := prompts.Confirm(ctx, forms.T("Delete it for good?", "确定永久删除？"))
	switch {
	case errors.Is(err, io.EOF):
		return errNoYes()
	case err != nil:
		return err
	case !yes:
		return errKept
	}
	return nil
}

func errNoYes() error {
	return cli.Usagef("the input ended before a yes; nothing was deleted", "尚未确认，输入已结束；未删除")
}

// confirmName wants the name of what was adopted without a proof, on the command
// line or typed. One that is given must be right for any run.
func (o *deleteOptions) confirmName(ctx context.Context, prompts *plain.IO, r launch.Record) error {
	name, called := r.TypedName(), cmp.Or(r.Short, r.Receipt.Name, r.Name)
	switch {
	case o.name == called, o.name == cmp.Or(r.Receipt.Name, r.Name), o.name == "" && name == "":
		return nil
	case o.name != "" || o.yes:
		return &misnamedError{run: r, name: called, given: o.name}
	}
	for {
		typed, err := prompts.Line(ctx, forms.Tf("%s. Type its name to delete it",
			"%s。请输入其名称以删除", unproven(r)))
		switch {
		case errors.Is(err, io.EOF):
			return errNoYes()
		case err != nil:
			return err
		case typed == "":
			return errKept
		case typed == name:
			return nil
		}
	}
}

// misnamedError refuses to delete what was adopted without its name.
type misnamedError struct {
	run         launch.Record
	name, given string
}

// Error implements error, in English.
func (e *misnamedError) Error() string { return e.Text().En }

// Text says what to add.
func (e *misnamedError) Text() forms.Text {
	if e.given != "" {
		return forms.Tf("%s is called %s, not %s; nothing was deleted", "%s 的名称为 %s，而非 %s；未删除", e.run.Receipt.ID, e.name, e.given)
	}
	return forms.Tf("%s; nothing was deleted. To delete it without a question, add: --name %s",
		"%s；未删除。如确认无需询问直接删除，请加：--name %s", unproven(e.run), e.name)
}

// unproven says why a thing is deleted only by its name.
func unproven(r launch.Record) forms.Text {
	if r.ID == "" {
		return forms.Tf("No run of this machine made %s", "%s 并非由本机的运行创建", r.Receipt.ID)
	}
	return forms.Tf("Nothing but your word says that %s is of this run", "只有您的确认表明 %s 属于本次运行", r.Receipt.ID)
}
