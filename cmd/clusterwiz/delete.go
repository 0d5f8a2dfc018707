package main

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
)

// deleteOptions are the flags of delete.
type deleteOptions struct {
	*app
	yes     bool
	timeout time.Duration
}

func (a *app) deleteCommand() *cobra.Command {
	o := &deleteOptions{app: a}
	cmd := a.command(declaration{
		use:   "delete RUN [FLAGS]",
		short: forms.T("Delete what a run created, and see it gone", "删除运行所创建的资源，并确认已消失"),
		long: forms.T(
			"Asks the cloud to delete what a run created and follows until it is gone. RUN is its\nid, a part of it, or \"last\". An explicit yes is needed.",
			"请求云端删除运行所创建的资源，并跟踪到其消失。RUN 为运行 ID、其一部分或 last。需要明确同意。",
		),
		examples: "clusterwiz delete last\nclusterwiz delete k7q2 --yes",
		args:     arguments(1, 1, forms.T("a run; see: clusterwiz runs", "一个运行，见 clusterwiz runs")),
		complete: a.completeRun,
	}, o.run)
	cmd.Flags().BoolVarP(&o.yes, "yes", "y", false, forms.T("delete without asking", "不询问直接删除").In(a.lang))
	cmd.Flags().DurationVar(&o.timeout, "timeout", 0, forms.T("stop waiting after `DURATION` (exit code 8)", "等待 `DURATION` 后脱离（退出码 8）").In(a.lang))
	return cmd
}

func (o *deleteOptions) run(ctx context.Context, args []string) error {
	if !o.yes && !o.asked() {
		return usagef("there is no terminal to say yes on; add --yes to delete", "没有终端可供确认；请加 --yes 以删除")
	}
	store, record, err := o.loadRun(args)
	if err != nil {
		return err
	}
	c, err := o.connectRun(ctx, record)
	if err != nil {
		return err
	}
	if err := o.confirm(ctx, c, record); err != nil {
		return err
	}
	return o.follow(o.prompts(), "", func(emit func(launch.Event)) (launch.Record, error) {
		return o.launcher(store, c, o.timeout).Delete(ctx, c.client, record, emit)
	})
}

func (o *deleteOptions) confirm(ctx context.Context, c *connection, r launch.Record) error {
	id := ""
	if r.Receipt != nil {
		id = r.Receipt.ID
	}
	prompts, about := o.prompts(), c.provider.About()
	prompts.Say(forms.Tf("%s %s %q %s in %s, account %s", "%s %s %q %s，地域 %s，账号 %s", about.Name, about.Creates, r.Name, id, c.endpoint.Region, accountText(c.account)))
	if o.yes {
		return nil
	}
	yes, err := prompts.Confirm(ctx, forms.T("Delete it for good?", "确定永久删除？"))
	switch {
	case errors.Is(err, io.EOF):
		return usagef("the input ended before a yes; nothing was deleted", "输入在确认前终止；未删除")
	case err != nil:
		return err
	case !yes:
		return errDeclined
	}
	return nil
}
