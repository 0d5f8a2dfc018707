package main

import (
	"cmp"
	"context"
	"io"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles/defaults"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/plan"
	"clusterwiz/ui/plain"
)

// replayOptions are the flags of replay.
type replayOptions struct {
	app     *app
	sets    []string
	preset  string
	yes     bool
	prepaid bool
	limits  limits
	detach  bool
	jobs    int
	timeout time.Duration
	// failFast: after one that did not end well no other is begun.
	failFast bool
	exists   cli.Choice
}

func (a *app) replayCommand() *cobra.Command {
	o := &replayOptions{app: a}
	cmd := a.command(declaration{
		needs: remote,
		use:   "replay FILE... [FLAGS]",
		short: forms.T("Check, send and follow profiles, without questions", "检查、发送并跟踪配置文件，不提问"),
		long: forms.T(
			"Checks the profiles, shows in short what will be sent, asks for an explicit yes,\nsends each request once and follows it to its end. Nothing is sent unless every\nprofile is correct. \"-\" reads a profile from standard input; where neither a file\nnor a saved profile has the name, that of a run, its id or \"last\" is its answers. Ctrl-C\nwhile following detaches: the cloud goes on, and \"clusterwiz watch\" comes back to it. Of several the\nworst end counts: 7, 1, 6, 5, 4, 9, 3, 2, 130, 8, 0; a table closes them.\n\n--max-price asks the cloud first what each profile costs, and sends nothing where one\ncosts more at creation, is priced in another currency, or has no price for a part\n(unless --allow-unknown-price is given). '20 CNY/h' limits what is paid by the hour,\n'900 CNY' what is paid in advance; give one or both. It says where a profile may grow\nabove the limit; what is paid by use is not limited.",
			"检查配置文件，简要显示将发送的内容，经明确同意后每个请求只发送一次并跟踪到底。\n任一配置文件有误则一律不发送。“-” 从标准输入读取；没有同名文件与已保存的配置文件时，\n运行记录的名称、ID 或 last 即指其填写内容。跟踪时按 Ctrl-C 只停止跟踪：\n云端继续执行，可用 clusterwiz watch 继续查看。多个配置文件取最严重的退出码：\n7、1、6、5、4、9、3、2、130、8、0，最后以表格汇总。\n\n--max-price 先向云端询价：任一配置文件创建时的价格超过上限、货币不同或部分价格未知\n（除非加 --allow-unknown-price）时一律不发送。\n'20 CNY/h' 限制每小时费用，'900 CNY' 限制预付费用，可各给一个。之后可能增至上限以上的会提示；\n按使用量的费用不受限制。",
		),
		examples: "clusterwiz replay cfd.toml\nclusterwiz replay last --set basics.name=cfd-2\nclusterwiz replay cfd.toml --set 'queues[0].max_count=16' --yes -o json\nclusterwiz replay *.toml --yes --jobs 64 --if-exists skip",
		args:     orPreset(&o.preset, cli.Arguments(1, -1, forms.T("at least one profile", "配置文件（至少一个）"))),
		complete: a.completeProfile,
	}, o.run)
	flags := cmd.Flags()
	say := func(en, zh string) string { return forms.T(en, zh).In(a.lang) }
	a.answerFlag(flags, &o.sets)
	a.strictFlag(flags)
	a.reportFlag(cmd)
	a.quietFlag(flags)
	a.presetFlag(cmd, &o.preset)
	flags.BoolVarP(&o.yes, "yes", "y", false, say("send without asking", "不询问直接发送"))
	flags.BoolVar(&o.prepaid, "yes-prepaid", false, say("with --yes, also buy what is paid in advance", "与 --yes 同用：也直接购买预付费资源"))
	o.limits.flags(flags, a.lang)
	flags.BoolVar(&o.detach, "detach", false, say("do not wait for the end (exit code 8)", "不等待结束（退出码 8）"))
	flags.Var(cli.OneValue(&o.jobs, cli.Count("jobs")), "jobs", say("run `N` profiles at a time", "同时运行 `N` 个配置文件"))
	flags.BoolVar(&o.failFast, "fail-fast", false, say("begin no other profile after one that did not end well", "有一个未成功后不再开始其余配置文件"))
	existsFlag(flags, &o.exists, a.lang)
	flags.Var(cli.OneValue(&o.timeout, cli.Timeout), "timeout", say("stop waiting after `DURATION`, such as 45m (exit code 8)", "等待 `DURATION` 后停止跟踪，如 45m（退出码 8）"))
	return cmd
}

func (o *replayOptions) run(ctx context.Context, paths []string) error {
	if err := o.limits.check(); err != nil {
		return err
	}
	o.app.whole = true
	if len(paths) > fewJobs {
		// What was read of all stays until its turn comes, and little becomes garbage.
		debug.SetGCPercent(manyGarbage)
	}
	documents, err := o.app.loadBatch(ctx, o.app.remarks(), withPreset(o.preset, paths), o.sets)
	if err != nil {
		return err
	}
	if !o.yes && !o.app.Asked() {
		return cli.Usagef("there is no terminal to confirm on; add --yes to send", "没有终端可供确认；请加 --yes 以发送")
	}
	jobs, err := o.prepare(ctx, documents)
	if err != nil {
		return err
	}
	prompts := o.app.prompts()
	told := o.app.prompts()
	if o.yes && (o.app.quiet || len(jobs) > fewJobs) {
		told.Err = io.Discard
	}
	for _, j := range jobs {
		if told.Err == io.Discard && !o.app.quiet {
			prompts.Say(heading(j.target, j.plan))
		}
		o.app.summarize(told, j.target, j.document, j.plan)
		o.foresee(ctx, told, j)
	}
	if ctx.Err() != nil {
		return launch.ErrNotSent // What was not told for want of time is no reason.
	}
	if err := o.limits.hold(prompts, jobs); err != nil {
		return err
	}
	switch {
	case !o.yes:
		err = confirmSend(ctx, prompts, jobs...)
	case !o.prepaid:
		err = withoutPrepaid(jobs)
	}
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return launch.ErrNotSent
	}
	return o.launchAll(ctx, prompts, jobs)
}

// fewJobs are as many as a person reads the summaries of; of more each is a line.
// manyGarbage is how much garbage there may be beside what lives, in percent, with more.
const (
	fewJobs     = 16
	manyGarbage = 40
)

// foresee tells what will exist. The cloud is asked what the machines are and what they
// cost before a yes that a person gives, for a limit, and where something is paid at once;
// many replays without questions do not ask it each.
func (o *replayOptions) foresee(ctx context.Context, prompts *plain.IO, j *job) {
	j.unasked = o.yes
	if !o.yes || o.limits.asked() || j.prepaid() != "" {
		o.app.foresee(ctx, prompts, j)
		return
	}
	sayAll(prompts, plan.Of(j.form(), j.Answers, nil).Words())
}

// prepare connects, once to each place, reads the secrets and makes the requests.
func (o *replayOptions) prepare(ctx context.Context, documents []*document) ([]*job, error) {
	jobs := make([]*job, 0, len(documents))
	var called []string
	for _, d := range documents {
		called = append(called, d.provider.About().ID)
	}
	type place struct {
		provider string
		connect.Saved
	}
	targets := map[place]connect.Target{}
	for _, d := range documents {
		at := place{d.Provider, savedOf(d)}
		target, known := targets[at]
		if !known {
			var err error
			if target, err = o.app.target(ctx, d.provider, at.Saved, called...); err != nil {
				return nil, d.blame(err)
			}
			targets[at] = target
		}
		d.at(target)
		jobs = append(jobs, &job{document: d, target: target})
	}
	if err := o.app.resolve(ctx, documents...); err != nil {
		return nil, err
	}
	for _, j := range jobs {
		var err error
		if j.plan, err = planOf(j.target, j.document); err != nil {
			return nil, j.blame(err)
		}
	}
	return jobs, nil
}

// launchAll sends the requests, a few at a time, and returns the worst end.
func (o *replayOptions) launchAll(ctx context.Context, prompts *plain.IO, jobs []*job) error {
	store, err := o.app.store()
	if err != nil {
		return err
	}
	b := &batch{
		app: o.app, prompts: prompts, jobs: jobs, at: cmp.Or(o.jobs, o.app.defaults.Number(defaults.Jobs), 1), failFast: o.failFast,
		like: submission{store: store, detach: o.detach, timeout: o.timeout, ask: !o.yes && len(jobs) == 1, exists: o.exists.String()},
	}
	err = b.run(ctx)
	for i, end := range b.ends {
		o.app.reportEnd(jobs[i], end)
	}
	if len(jobs) > 1 && !o.app.json() {
		_ = b.table().Write(prompts.Out, o.app.lang) // Trouble is told at the end.
	}
	return err
}
