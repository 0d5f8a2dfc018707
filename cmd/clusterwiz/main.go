// Command clusterwiz creates HPC and Kubernetes clusters: it asks, checks,
// shows the exact request, sends it once and follows it to the end.
//
// This package only reads the command line and joins the rooms; it is the one
// place that knows them all. A command stands with what it alone needs in a file
// and is an options struct with a run method. [run] is the whole program
// with its streams given, so that tests call what main calls. What a person
// reads is declared in both languages; results go to stdout, the rest to
// stderr; [exitCode] is the one table from errors to exit codes.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	_ "clusterwiz/cmd/internal/quiet"
	_ "clusterwiz/ui/early"

	"clusterwiz/cmd/internal/build"
	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
)

func main() {
	os.Exit(run(context.Background(), cli.SystemStreams(), os.Args[1:]))
}

// run is the program: it reads args, does what they say and returns the exit
// code. It touches nothing but what is given, the files of the person, and
// the network once a command needs it.
func run(ctx context.Context, s cli.Streams, args []string) int {
	lang, err := cli.ChooseLang(args, s.Env)
	return newApp(s, lang).run(ctx, args, err)
}

// run does what args say and returns the exit code; err is what is wrong with the
// language that they ask for.
func (a *app) run(ctx context.Context, args []string, err error) int {
	a.args = args
	if usual, said := a.usualLanguage(args); said {
		a.lang = usual
	}
	command := ""
	if err == nil {
		command, err = a.execute(ctx, args)
		if trouble := a.writeReport("clusterwiz "+command, err); err == nil {
			err = trouble
		}
		if err == nil && !a.followed.Load() {
			err = a.results.Trouble()
		}
	}
	if err != nil && !errors.Is(err, errDifferent) {
		a.printError(err)
	}
	if !errors.Is(err, errDifferent) {
		a.conclude(args, err)
	}
	return int(exitCode(err))
}

// execute runs the command that args name, and returns its name.
func (a *app) execute(ctx context.Context, args []string) (command string, err error) {
	ctx, stop := cli.Interruptible(ctx)
	defer stop()
	tree := a.root
	if len(args) == 0 { // The wizard's first frame need not wait for what nobody named.
		tree = a.bare
	}
	root := tree()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	return cmd.Name(), err
}

// declaration is what a command says of itself.
type declaration struct {
	use         string
	short, long forms.Text
	examples    string
	args        cobra.PositionalArgs
	complete    cobra.CompletionFunc
	// needs are the flags that several commands have, and this one uses.
	needs needs
}

// command makes a command of d that calls run with the arguments.
func (a *app) command(d declaration, run func(ctx context.Context, args []string) error) *cobra.Command {
	cmd := &cobra.Command{
		Use: d.use, Short: d.short.In(a.lang), Long: d.long.In(a.lang), Example: d.examples,
		Args: d.args, ValidArgsFunction: d.complete, DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			defer a.close()
			if err := a.begin(); err != nil {
				return err
			}
			return run(cmd.Context(), args)
		},
	}
	a.sharedFlags(cmd, d.needs)
	return cmd
}

// bare is the program without its commands: the wizard. Nothing here may be slow.
func (a *app) bare() *cobra.Command {
	versionAsked := false
	root := a.command(declaration{
		use: "clusterwiz [FLAGS]",
		short: forms.T(
			"Create HPC and Kubernetes clusters on a cloud: questions, checks, one request, and its end",
			"在云上创建 HPC 与 Kubernetes 集群：提问、检查、一次请求、跟踪到底",
		),
		long: forms.T(
			"Creates HPC and Kubernetes clusters on a cloud: it asks, checks as you type, shows the\nexact request, sends it once, follows it to the end, and keeps the answers as a profile\nthat can be replayed. Without a command it starts the wizard. Without credentials\nthe wizard works on the built-in simulator, and says so.",
			"在云上创建 HPC 与 Kubernetes 集群：逐项提问、边填边查、显示完整请求、只发送一次、\n跟踪到底，并把填写内容保存为可重放的配置文件。不带命令时启动向导；没有凭证时向导使用内置模拟器，并会注明。",
		),
		examples: "clusterwiz\nclusterwiz demo\nclusterwiz replay cfd.toml --set 'queues[0].max_count=16'",
		args:     cli.UnknownCommand, needs: remote | screen,
	}, func(ctx context.Context, args []string) error {
		if versionAsked {
			return a.writeVersion(thisBuild().Line())
		}
		return a.start(ctx, args)
	})
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return cli.FlagError(cmd, a.args, err) })
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { cli.WriteHelp(a.Out, cmd, a.lang, exits(), environment()) })
	root.SetHelpCommand(a.helpCommand(root))
	a.globalFlags(root.PersistentFlags())
	root.PersistentFlags().BoolP("help", "h", false, forms.T("help for a command", "显示帮助").In(a.lang))
	root.Flags().BoolVar(&versionAsked, strings.TrimPrefix(build.VersionFlag, "--"), false, forms.T("print the version", "显示版本").In(a.lang))
	return root
}

// root builds the tree of all commands. Nothing here may be slow: it is built for
// --help, too.
func (a *app) root() *cobra.Command {
	root := a.bare()
	root.AddCommand(
		a.newCommand(), a.importCommand(), a.demoCommand(), a.replayCommand(), a.checkCommand(), a.diffCommand(), a.driftCommand(), a.priceCommand(), a.previewCommand(),
		a.runsCommand(), a.clustersCommand(), a.watchCommand(), a.kubeconfigCommand(), a.loginCommand(), a.deleteCommand(),
		a.providersCommand(), a.presetsCommand(), a.profilesCommand(), a.fieldsCommand(), a.schemaCommand(), a.accountsCommand(), a.simulateCommand(),
		a.configCommand(), a.secretCommand(), a.completionCommand(), a.versionCommand(),
	)
	a.completeFlags(root)
	return root
}

// helpCommand is "clusterwiz help COMMAND".
func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	return a.command(declaration{
		use:   "help [COMMAND|set]",
		short: forms.T("Help for a command, or for the notation of --set", "显示命令的帮助，或 --set 的写法"),
	}, func(_ context.Context, args []string) error {
		if len(args) == 1 && args[0] == cli.TopicSet {
			_, err := fmt.Fprint(a.Out, cli.HelpSet(a.lang))
			return err
		}
		cmd, _, err := root.Find(args)
		if err != nil || cmd == root && len(args) > 0 {
			return cli.UnknownCommand(root, args)
		}
		cli.WriteHelp(a.Out, cmd, a.lang, exits(), environment())
		return nil
	})
}
