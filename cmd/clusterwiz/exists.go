package main

import (
	"context"

	"github.com/spf13/pflag"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/plain"
)

// What --if-exists does about a name that is taken.
const (
	existsFail  = "fail"
	existsWatch = "watch"
	existsSkip  = "skip"
)

func existsFlag(flags *pflag.FlagSet, to *cli.Choice, lang forms.Lang) {
	*to = cli.OneOf(existsFail, existsWatch, existsSkip)
	flags.Var(to, "if-exists", forms.T("what to do about a name that is taken: `fail|watch|skip` (exit code 9, its end, 0)", "名称已被占用时的处理：`fail|watch|skip`（退出码 9、其结果、0）").In(lang))
}

// existing ends a run whose name was taken as the person wants it. Only the cloud's word
// that a thing is there lets it be left out: of an earlier run that is unclear nobody
// knows whether it made one.
func (a *app) existing(ctx context.Context, io *plain.IO, so outcome, o submission) (launch.Record, error) {
	taken := so.record.Taken
	if so.record.Phase != launch.Rejected || taken == nil {
		return so.record, so.err
	}
	switch {
	case o.exists == existsSkip && taken.Thing != nil:
		io.Say(forms.Tf("%s is there already: %s (%s); nothing was sent", "%s 已存在：%s（%s）；未发送请求", so.record.Name, taken.Thing.ID, whose(o.store, so.record)))
		if a.quiet {
			a.writeID(taken.Thing.ID)
		}
		return so.record, nil
	case o.exists == existsWatch:
		return a.join(ctx, io, so.record, o)
	}
	return so.record, so.err
}

// join follows what has the name: the run of this machine that made it, else the thing.
func (a *app) join(ctx context.Context, io *plain.IO, refused launch.Record, o submission) (launch.Record, error) {
	return a.follow(io, o, func(emit func(launch.Event)) (launch.Record, error) {
		launcher := launch.New(o.store, launch.Options{Limit: o.timeout})
		if holder, err := o.store.Holder(refused); err == nil {
			return launcher.Watch(ctx, o.target, holder, emit)
		}
		return launcher.Join(ctx, o.target, refused, emit)
	})
}

// whose tells of which run a thing is that has the name of another.
func whose(store *launch.Store, refused launch.Record) forms.Text {
	if holder, err := store.Holder(refused); err == nil {
		return forms.Tf("of the run %s", "由运行 %s 创建", holder.ID)
	}
	if run := launch.RunOf(refused.Taken.Thing.Tag); run != "" {
		return forms.Tf("of the run %s of another machine", "由另一台机器的运行 %s 创建", run)
	}
	return forms.T("of no run of this machine", "不是本机的运行创建的")
}
