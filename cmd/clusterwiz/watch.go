package main

import (
	"cmp"
	"context"
	"errors"
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

// outcome is how far a run came, and why no further.
type outcome struct {
	record launch.Record
	err    error
}

// leave is the way that does nothing.
const leave = "leave"

// settle lets a person who is there choose what to do about a run whose outcome is
// unclear, until it is clear or left alone. send is nil where the request is not
// at hand.
func (a *app) settle(ctx context.Context, io *plain.IO, so outcome, o submission, sendable bool) (launch.Record, error) {
	record, err := so.record, so.err
	for o.ask && a.Asked() && !a.json() && errors.Is(err, launch.ErrUnclear) && ctx.Err() == nil {
		ways := record.Ways(sendable)
		if len(ways) == 0 {
			break
		}
		picked, asked := chooseWay(ctx, io, record, ways)
		if asked != nil || picked.Kind == leave {
			break // The end of the input is no answer, and nothing was lost.
		}
		earlier := record
		record, err = a.follow(io, o, func(emit func(launch.Event)) (launch.Record, error) {
			launcher := launch.New(o.store, launch.Options{Limit: o.timeout})
			switch picked.Kind {
			case launch.WayAdopt:
				return launcher.Adopt(ctx, o.target, earlier, picked.ID, emit)
			case launch.WayResend:
				// What has shown itself by now is followed.
				looked, err := launcher.Watch(ctx, o.target, earlier, emit)
				if !errors.Is(err, launch.ErrUnclear) || len(looked.Maybe) > 0 || ctx.Err() != nil {
					return looked, err
				}
				plan := o.plan
				plan.Again = earlier.ID
				return launcher.Create(ctx, o.target, plan, emit)
			}
			return launcher.Watch(ctx, o.target, earlier, emit)
		})
	}
	return record, err
}

// chooseWay asks for one of the ways, and for the name where a second thing may
// come of it.
func chooseWay(ctx context.Context, io *plain.IO, record launch.Record, ways []launch.Way) (launch.Way, error) {
	var options []forms.Option
	byValue := map[string]launch.Way{leave: {Kind: leave}}
	for _, way := range ways {
		value := way.Kind
		if way.ID != "" {
			value += " " + way.ID
		}
		byValue[value] = way
		options = append(options, forms.Option{Value: value, Label: way.Text})
	}
	options = append(options, forms.Option{Value: leave, Label: forms.T("leave it for now", "暂不处理")})
	for {
		value, err := io.Choose(ctx, forms.Tf("What became of %q is not known. What now?", "%q 的结果不明。如何处理？", record.Name), options, ways[0].Kind)
		if err != nil || byValue[value].Kind != launch.WayResend {
			return byValue[value], err
		}
		typed, err := io.Line(ctx, forms.Tf("A second %s may be made, and paid for. Type its name to send again", "可能创建出第二个 %s 并产生费用。请输入其名称以再次发送", record.ShortName()))
		if err != nil || typed == record.ShortName() {
			return byValue[value], err
		}
		io.Say(forms.T("  ! that is not the name; nothing was sent", "  ! 名称不符；未发送"))
	}
}
