package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers/launch"
)

// pruneOptions are the flags of runs prune.
type pruneOptions struct {
	app   *app
	older time.Duration
	all   bool
	yes   bool
}

// monthOld is how old a run is that prune removes without --older.
const monthOld = 30 * 24 * time.Hour

func (a *app) pruneCommand() *cobra.Command {
	o := &pruneOptions{app: a, older: monthOld}
	cmd := a.command(declaration{
		use:   "prune [FLAGS]",
		short: forms.T("Forget old runs of which nothing is left", "清除已无资源的旧运行记录"),
		long: forms.T(
			"Removes the journals of runs that made nothing or whose thing is deleted, after a yes.\nWith --all also those of what was created or failed and may still be there and cost money:\nit stays, and is named by --provider, --region and --id from then on. A run that goes on,\nor whose outcome is unclear, is never forgotten.",
			"确认后清除未创建资源或资源已删除的运行记录。加 --all 则包括已创建或失败、资源可能仍在并计费的运行：\n资源保留，此后须用 --provider、--region 与 --id 指定。仍在进行或结果不明的运行绝不清除。",
		),
		examples: "clusterwiz runs prune\nclusterwiz runs prune --older 90d --yes",
		args:     cli.Arguments(0, 0, forms.Text{}),
	}, o.run)
	flags := cmd.Flags()
	flags.Var(cli.OneValue(&o.older, cli.Age("older")), "older", forms.T("only what is older than `AGE`, such as 12h or 90d; 30d unless given", "仅清除早于 `AGE` 的记录，如 12h 或 90d；默认 30d").In(a.lang))
	flags.BoolVar(&o.all, "all", false, forms.T("also runs of which something may be left", "包括可能仍有资源的运行").In(a.lang))
	flags.BoolVarP(&o.yes, "yes", "y", false, forms.T("do not ask", "不询问").In(a.lang))
	return cmd
}

// forgettable tells whether nothing is lost with the run's journal, but where all
// is set the way to what it made.
func (o *pruneOptions) forgettable(r launch.Record) bool {
	switch r.Phase {
	case launch.Rejected, launch.Deleted, launch.Planned:
		return len(r.Twins) == 0 || o.all
	case launch.Created, launch.Failed:
		return o.all
	case launch.Sending, launch.Accepted, launch.Running, launch.Unclear, launch.Deleting:
	}
	return false
}

func (o *pruneOptions) run(ctx context.Context, _ []string) error {
	store, err := o.app.store()
	if err != nil {
		return err
	}
	runs, err := store.Rows(launch.Wanted{})
	if err != nil {
		return err
	}
	before := time.Now().Add(-o.older)
	runs = slices.DeleteFunc(runs, func(r launch.Record) bool { return !o.forgettable(r) || r.Started.After(before) })
	prompts := o.app.prompts()
	if len(runs) > 0 && !o.yes {
		if !o.app.Asked() {
			return cli.Usagef("%d runs would be forgotten; there is no terminal to say yes on: add --yes", "将清除 %d 条运行记录；没有终端可供确认：请加 --yes", len(runs))
		}
		yes, err := prompts.Confirm(ctx, forms.Tf("Forget %d runs?", "清除 %d 条运行记录？", len(runs)))
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if !yes {
			return errKept
		}
	}
	gone, err := store.Prune(runs)
	if o.app.json() {
		err = errors.Join(err, o.app.writeJSON(append([]launch.Record{}, gone...)))
	} else {
		prompts.Say(forms.Tf("forgotten: %d", "已清除：%d", len(gone)))
	}
	return err
}

func (a *app) exportRunsCommand() *cobra.Command {
	return a.command(declaration{
		use:   "export [RUN...] [FLAGS]",
		short: forms.T("Write runs for another machine", "导出运行记录，供其他机器使用"),
		long: forms.T(
			"Writes runs, all without RUN, to stdout: there \"clusterwiz runs import\" takes them, so\nthat watch and delete know them. No secret is in them.",
			"将运行记录（未指定时为全部）写到标准输出，供另一台机器用 clusterwiz runs import 导入，\n之后即可 watch 与 delete。不含敏感信息。",
		),
		examples: "clusterwiz runs export > runs.jsonl\nclusterwiz runs export cfd-prod | ssh ops clusterwiz runs import -",
		args:     cli.Arguments(0, -1, forms.T("runs", "运行 ID")),
		complete: a.completeRun,
	}, func(_ context.Context, args []string) error {
		store, err := a.store()
		if err != nil {
			return err
		}
		runs, err := store.Rows(launch.Wanted{})
		if len(args) > 0 {
			runs = nil
		}
		for _, arg := range args {
			var one launch.Record
			if _, one, err = a.loadRun([]string{arg}); err != nil {
				break
			}
			runs = append(runs, one)
		}
		if err != nil {
			return err
		}
		slices.Reverse(runs)
		return store.Export(a.Out, runs)
	})
}

func (a *app) importRunsCommand() *cobra.Command {
	return a.command(declaration{
		needs: place,
		use:   "import FILE|- [FLAGS]",
		short: forms.T("Take runs of another machine", "导入其他机器的运行记录"),
		long: forms.T(
			"Takes what \"clusterwiz runs export\" wrote. A run that is here already stays as it is. One\nthat was sent to another address than the cloud's own is taken with --endpoint of that\naddress only: it would be asked with your credentials.",
			"导入 clusterwiz runs export 的输出。本机已有的记录保持不变。发往非云端默认地址的运行，\n须用 --endpoint 给出该地址方可导入，因为之后会以您的凭证访问该地址。",
		),
		examples: "clusterwiz runs import runs.jsonl",
		args:     cli.Arguments(1, 1, forms.T("a file, or - for the input", "文件名，或 - 表示标准输入")),
	}, func(_ context.Context, args []string) error { return a.importRuns(args[0]) })
}

func (a *app) importRuns(path string) error {
	store, err := a.store()
	if err != nil {
		return err
	}
	from := a.In
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return cli.Usagef("%s cannot be read: %s", "无法读取 %s：%s", path, firstLine(err.Error()))
		}
		defer func() { _ = file.Close() }()
		from = file
	}
	taken, err := store.Import(from, a.endpoint)
	var refused []error
	for _, one := range taken {
		switch {
		case one.Refusal != nil:
			refused = append(refused, one.Refusal)
			a.prompts().Say(forms.Tf("! %s", "! %s", describe(one.Refusal)))
		case one.Had:
			a.prompts().Say(forms.Tf("%s is here already", "%s 已存在", one.ID))
		default:
			a.prompts().Say(forms.Tf("%s  %s  %s", "%s  %s  %s", one.ID, one.Name, one.Phase.Text()))
		}
	}
	if err != nil {
		return err
	}
	if len(refused) > 0 {
		return &severalError{errs: refused, what: forms.Tf("%d runs were not taken", "%d 条运行记录未导入", len(refused))}
	}
	return nil
}
