package main

import (
	"cmp"
	"context"
	"os"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui"
)

func (a *app) demoCommand() *cobra.Command {
	return a.command(declaration{
		needs: remote | screen,
		use:   "demo [PROVIDER] [FLAGS]",
		short: forms.T("Try it: a filled-in example on the built-in simulator", "试用：在内置模拟器上运行已填好的示例"),
		long: forms.T(
			"Takes a filled-in example to a running cluster on the built-in simulator: in the wizard\non a terminal, line by line without one. No account, network or set-up is required.",
			"在内置模拟器上把已填好的示例一直运行到集群创建完成：有终端时进入向导，否则逐行输出。\n无需账号、网络或任何设置。",
		),
		examples: "clusterwiz demo\nclusterwiz demo --plain --lang zh",
		args:     cli.Arguments(0, 1, forms.T("a provider", "云产品")),
		complete: a.completeProvider,
	}, a.demo)
}

func (a *app) demo(ctx context.Context, args []string) error {
	if a.account != "" && a.account != providers.SimulatorID {
		return cli.Usagef("demo runs on the simulator only, not on account %s", "demo 只在模拟器上运行，不能使用账号 %s", a.account)
	}
	a.simulate = true
	a.setDemoPassword()
	provider, err := a.providerOr(args)
	if err != nil {
		return err
	}
	a.temporary = true
	a.world = newWorld(a.dirs().State, time.Now())
	example, issues := profiles.Parse(provider.About().Example, "example.toml", a.forms())
	if a.interactive {
		return a.showWizard(ctx, ui.Start{Provider: provider.About().ID, Profile: example})
	}
	d := a.document(example, issues, nil)
	if n := countErrors(d.issues); n > 0 {
		a.remarks().Problems(a.about(d), d.issues)
		return &problemsError{count: n}
	}
	if err := a.resolve(ctx, d); err != nil {
		return err
	}
	target, err := a.target(ctx, provider, connect.Saved{Region: example.Region})
	if err != nil {
		return err
	}
	plan, err := planOf(target, d)
	if err != nil {
		return err
	}
	store, err := a.openStore()
	if err != nil {
		return err
	}
	prompts := a.prompts()
	a.review(prompts, target, d, plan)
	j := &job{document: d, target: target, plan: plan}
	a.foresee(ctx, prompts, j)
	_, err = a.create(ctx, prompts, submission{store: store, target: target, plan: j.plan})
	return err
}

// demoVariable is the variable that examples with a password refer to.
const demoVariable = "CLUSTERWIZ_DEMO_PASSWORD"

// setDemoPassword gives it a value where it has none: a demonstration needs
// nothing, and nothing in it is real.
func (a *app) setDemoPassword() {
	environ := a.Environ
	a.Environ = func(name string) (string, bool) {
		value, ok := environ(name)
		if !ok && name == demoVariable {
			return "Simulator-1", true
		}
		return value, ok
	}
}

// providerOr returns the named cloud, else the first.
func (a *app) providerOr(args []string) (providers.Provider, error) {
	if len(args) == 0 {
		return a.clouds()[0], nil
	}
	return a.provider(args[0])
}

// openStore opens the journal of runs. A demonstration, which needs nothing,
// makes do with a directory that goes away where that cannot be written.
func (a *app) openStore() (*launch.Store, error) {
	store, err := a.store()
	if err == nil || !a.temporary {
		return store, err
	}
	dir, tempErr := os.MkdirTemp("", "clusterwiz-demo-")
	if tempErr != nil {
		return nil, err
	}
	a.closes = append(a.closes, func() error { return os.RemoveAll(dir) })
	a.prompts().Say(forms.Tf("note: %s; this run is kept in %s until it ends", "注意：%s；本次运行暂存于 %s，结束后删除", describe(err), dir))
	dirs := profiles.Dirs{Config: cmp.Or(a.dirs().Config, dir), State: dir}
	a.dirs = func() profiles.Dirs { return dirs }
	return a.store()
}
