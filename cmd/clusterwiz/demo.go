package main

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/simulator"
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
	j := &job{document: d, target: target, plan: plan, unasked: true}
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

// worldAge is how long the world of a demonstration is kept.
const worldAge = 7 * 24 * time.Hour

// worldName is the layout of a demonstration's name.
const worldName = "demo-20060102-150405.000"

// newWorld names a simulated world of its own for a demonstration, so that it
// finds the same quotas and free names every time, and can still be watched
// afterwards. Worlds that are old are removed.
func newWorld(state string, now time.Time) string {
	if state == "" {
		return now.Format(worldName)
	}
	old, _ := filepath.Glob(worldFile(state, "demo-*"))
	for _, file := range old {
		if info, err := os.Stat(file); err == nil && now.Sub(info.ModTime()) > worldAge {
			_, _ = os.Remove(file), os.Remove(file+".lock")
		}
	}
	return now.Format(worldName)
}

// worldFile is where a simulated world is kept; the one without a name is that
// of everything but demonstrations.
func worldFile(state, world string) string {
	if world == "" {
		return filepath.Join(state, "simulator.json")
	}
	return filepath.Join(state, "worlds", filepath.Base(world)+".json")
}

// simulated returns the way into the simulator inside this program, which is
// made at the first call for each world. What is made in it goes on in the next
// process; a demonstration makes do with memory where it cannot be kept.
func (a *app) simulated(world string) (http.RoundTripper, error) {
	a.opening.Lock()
	defer a.opening.Unlock()
	if open, ok := a.worlds[world]; ok {
		return open, nil
	}
	o := a.worldOptions(world)
	s, err := openWorld(o)
	if err != nil && a.temporary {
		s, err = simulator.New(o), nil
	}
	if err != nil {
		return nil, err
	}
	if a.worlds == nil {
		a.worlds = map[string]http.RoundTripper{}
	}
	a.worlds[world] = s.Transport()
	return a.worlds[world], nil
}

func (a *app) worldOptions(world string) simulator.Options {
	return simulator.Options{Speed: a.speed, Faults: a.faults, Log: a.log, AllowRetired: a.retired, State: worldFile(a.dirs().State, world)}
}

// checkSimulated tells why there is no way into the simulator. It makes none, which takes
// longer than the first frame of the wizard.
func (a *app) checkSimulated(world string) error {
	o := a.worldOptions(world)
	if a.temporary {
		return nil // It makes do with memory.
	}
	if err := profiles.Placed(o.State); err != nil {
		return err
	}
	if err := simulator.Check(o); err != nil {
		return stateFailure(o.State, err)
	}
	return nil
}

func openWorld(o simulator.Options) (*simulator.Simulator, error) {
	if err := profiles.Placed(o.State); err != nil {
		return nil, err
	}
	s, err := simulator.Open(o)
	if err != nil {
		return nil, stateFailure(o.State, err)
	}
	return s, nil
}

// servedStateFailure is stateFailure of a file that was named: it may be another
// kind of file, which is not to be deleted.
func servedStateFailure(path string, err error) error {
	failure := stateFailure(path, err)
	failure.Remedy = forms.T("name another file with --state", "请为 --state 指定其他文件")
	return failure
}

// stateFailure words trouble with the file that keeps the simulated clusters.
func stateFailure(path string, err error) *providers.Failure {
	f := &providers.Failure{
		Kind: providers.Internal, Cause: err,
		Summary: forms.Tf("the simulator cannot keep its clusters in %s", "模拟器无法将集群保存在 %s", path),
		Remedy:  forms.T("make the directory writable, or set XDG_STATE_HOME to another place", "请使该目录可写，或将 XDG_STATE_HOME 设为其他位置"),
	}
	if launch.WithoutLocks(err) {
		f.Summary = forms.Tf("the file system of %s does not support locks", "%s 所在的文件系统不支持文件锁", path)
		f.Remedy = forms.T("set XDG_STATE_HOME to a directory on a local disk", "请将 XDG_STATE_HOME 设为本地磁盘上的目录")
	}
	if errors.Is(err, simulator.ErrState) {
		f.Summary = forms.Tf("%s does not contain simulated clusters that can be read", "无法读取 %s 中的模拟集群", path)
		f.Remedy = forms.T("delete the file; nothing real is lost", "请删除该文件；不涉及真实资源")
	}
	return f
}
