package main

import (
	"cmp"
	"context"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers/launch"
	"clusterwiz/ui"
	"clusterwiz/ui/plain"
)

// watchOptions are the flags of watch.
type watchOptions struct {
	app     *app
	timeout time.Duration
	adopt   string
	thing   thingFlags
	// prompts have read lines before; nil is new ones.
	prompts *plain.IO
}

func (a *app) watchCommand() *cobra.Command {
	o := &watchOptions{app: a}
	cmd := a.command(declaration{
		needs: remote | screen,
		use:   "watch [RUN] [FLAGS]",
		short: forms.T("Come back to a run; sends nothing", "继续跟踪一次运行；不发送请求"),
		long: forms.T(
			"Goes on with a run from wherever it is, to its end; without RUN with the last one. The\nrequest is never sent again. "+runNames.En,
			"从当前状态继续跟踪一次运行，直到结束；未指定时取最近一次。绝不重新发送请求。\n"+runNames.Zh,
		),
		examples: "clusterwiz watch\nclusterwiz watch cfd-prod -o json\nclusterwiz watch k7q2 --adopt ehpc-hz-QcLEbiVYHk\nclusterwiz watch --provider ehpc --region cn-hangzhou --id ehpc-hz-QcLEbiVYHk",
		args:     cli.Arguments(0, 1, forms.T("a run", "运行 ID")),
		complete: a.completeRun,
	}, o.run)
	cmd.Flags().Var(cli.OneValue(&o.timeout, cli.Timeout), "timeout", forms.T("stop waiting after `DURATION`, such as 45m (exit code 8)", "等待 `DURATION` 后停止跟踪，如 45m（退出码 8）").In(a.lang))
	cmd.Flags().StringVar(&o.adopt, "adopt", "", forms.T("adopt the resource with this `ID` as what an unclear run created", "将此 `ID` 的资源认定为结果不明的运行所创建，并接管").In(a.lang))
	o.thing.flags(cmd.Flags(), a.lang)
	a.quietFlag(cmd.Flags())
	return cmd
}

func (o *watchOptions) run(ctx context.Context, args []string) error {
	about, err := o.app.meantBy(ctx, "watch", args, o.thing, true)
	if err != nil {
		return err
	}
	store, record := about.store, about.record
	if o.adopt != "" && record.Phase != launch.Unclear && record.Phase != launch.Sending {
		return cli.Usagef("--adopt is for a run whose outcome is unclear; %s is %s", "--adopt 仅用于结果不明的运行；%s 的状态为：%s", record.ID, record.Phase.Text())
	}
	if o.app.interactive && o.adopt == "" && about.target == nil {
		return o.app.showWizard(ctx, ui.Start{Provider: record.Provider, Run: &record})
	}
	target, err := o.app.connected(ctx, about, false)
	if err != nil {
		return err
	}
	prompts := cmp.Or(o.prompts, o.app.prompts())
	record, err = o.app.follow(prompts, submission{}, func(emit func(launch.Event)) (launch.Record, error) {
		launcher := launch.New(store, launch.Options{Limit: o.timeout})
		if o.adopt != "" {
			return launcher.Adopt(ctx, target, record, o.adopt, emit)
		}
		return launcher.Watch(ctx, target, record, emit)
	})
	_, err = o.app.settle(ctx, prompts, outcome{record, err}, submission{store: store, target: target, timeout: o.timeout, ask: true}, false)
	return err
}
