package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	var cmd *cobra.Command
	cmd = a.command(declaration{
		use:   "completion SHELL",
		short: forms.T("Print the completion script for a shell", "输出命令补全脚本"),
		long: forms.T(
			"Prints a script with which a shell (bash, zsh, fish, powershell) completes\nclusterwiz's commands, flags, providers and runs. For bash the package\nbash-completion must be installed.",
			"输出补全脚本（bash、zsh、fish、powershell），可补全命令、选项、云产品与运行记录。\nbash 须先安装 bash-completion 软件包。",
		),
		examples: "source <(clusterwiz completion bash)\nclusterwiz completion fish > ~/.config/fish/completions/clusterwiz.fish",
		args:     cli.Arguments(1, 1, forms.T("a shell", "shell 名称")),
		complete: cobra.FixedCompletions(shells, cobra.ShellCompDirectiveNoFileComp),
	}, func(_ context.Context, args []string) error {
		root := cmd.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(a.Out, true)
		case "zsh":
			return root.GenZshCompletion(a.Out)
		case "fish":
			return root.GenFishCompletion(a.Out, true)
		case "powershell", "pwsh":
			return root.GenPowerShellCompletionWithDesc(a.Out)
		}
		refusal := cli.Usagef("there is no completion for %q; there is for bash, zsh, fish, powershell",
			"没有 %q 的补全；可选 bash、zsh、fish、powershell", args[0])
		return refusal.Suggest("", forms.Nearest(args[0], shells))
	})
	return cmd
}

// completeProvider offers the providers for the first argument.
func (a *app) completeProvider(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, provider := range a.clouds() {
		about := provider.About()
		ids = append(ids, cobra.CompletionWithDesc(about.ID, about.Name.In(a.lang)))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// completeRun offers the runs for the first argument.
func (a *app) completeRun(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	store, err := a.store()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	records, _ := store.Rows(launch.Wanted{})
	ids := []string{"last"}
	for _, record := range records {
		ids = append(ids, cobra.CompletionWithDesc(record.ID, record.Name))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// completeProfile offers the saved profiles and the files that may be one; below
// directories it leaves them to the shell.
func (a *app) completeProfile(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	names := a.completedNames(begun)
	files, _ := filepath.Glob("*.toml")
	for _, file := range files {
		if strings.HasPrefix(file, begun) {
			names = append(names, file)
		}
	}
	if len(names) == 0 {
		return []string{"toml"}, cobra.ShellCompDirectiveFilterFileExt
	}
	return names, cobra.ShellCompDirectiveDefault
}

// completeSaved offers the saved profiles for the first argument.
func (a *app) completeSaved(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completedNames(begun), cobra.ShellCompDirectiveNoFileComp
}

func (a *app) completedNames(begun string) []string {
	var names []string
	for _, saved := range profiles.SavedIn(a.dirs().Profiles()) {
		if strings.HasPrefix(saved.Name(), begun) {
			names = append(names, cobra.CompletionWithDesc(saved.Name(), forms.Tf("saved profile, %s", "已保存的配置文件，%s", saved.Provider).In(a.lang)))
		}
	}
	return names
}

// completeFlags teaches every flag that has a known set of values to complete them. What
// is no file is never completed as one.
func (a *app) completeFlags(cmd *cobra.Command) {
	values := map[string]cobra.CompletionFunc{
		"lang": fixed("en", "zh"), "account": a.completeAccount, "region": a.completeRegion, "endpoint": fixed(), "simulate-speed": fixed("60", "600", "6000"),
		"simulate-fault": a.completeFault, "fault": a.completeFault, "preset": a.completePreset, "set": a.completeSet, "provider": a.completeProviders,
		"resume": a.completeDraft, "state": a.completePhase, "jobs": fixed("4", "16", "64"), "timeout": fixed("30m", "1h", "2h"), "limit": fixed("10", "20", "50"), "since": fixed("1h", "1d", "7d"),
		"older": fixed("30d", "90d"), "max-price": fixed(), "name": fixed(), "id": fixed(), "adopt": fixed(), "user": fixed(), "minutes": fixed("60", "1440"),
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) { a.completeFlag(cmd, f, values) })
	cmd.PersistentFlags().VisitAll(func(f *pflag.Flag) { a.completeFlag(cmd, f, values) })
	for _, child := range cmd.Commands() {
		a.completeFlags(child)
	}
}

func (a *app) completeFlag(cmd *cobra.Command, f *pflag.Flag, values map[string]cobra.CompletionFunc) {
	complete := values[f.Name]
	if choice, ok := f.Value.(interface{ Values() []string }); ok {
		complete = fixed(choice.Values()...)
	}
	if complete == nil {
		return
	}
	// A flag that has its values already keeps them.
	_ = cmd.RegisterFlagCompletionFunc(f.Name, complete)
}

func fixed(words ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder)
}

func (a *app) completeProviders(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	return a.completeProvider(cmd, nil, word)
}

// cloudOf is the cloud that a command line is about: a provider, or that of its first
// profile; nil where it names none.
func (a *app) cloudOf(args []string) providers.Provider {
	for _, arg := range args {
		id := arg
		if saved, ok := a.dirs().Find(arg); ok {
			id = saved.Provider
		} else if found := profiles.CloudIn(arg); found != "" {
			id = found
		}
		if provider, err := a.provider(id); err == nil {
			return provider
		}
	}
	return nil
}

func (a *app) completeAccount(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	list, err := a.foundAccounts(cmd.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	about := a.cloudOf(args)
	for _, one := range list {
		if about == nil || one.ID == providers.SimulatorID || slices.Contains(one.Providers, about.About().ID) {
			ids = append(ids, cobra.CompletionWithDesc(one.ID, one.Source))
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

func (a *app) completeRegion(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	asked := a.clouds()
	if about := a.cloudOf(args); about != nil {
		asked = []providers.Provider{about}
	}
	var ids []string
	for _, provider := range asked {
		for _, region := range provider.About().Regions {
			// Of several clouds that call one so, the first explains it.
			if same := func(id string) bool { return strings.HasPrefix(id+"\t", region.Value+"\t") }; !slices.ContainsFunc(ids, same) {
				ids = append(ids, cobra.CompletionWithDesc(region.Value, region.Label.In(a.lang)))
			}
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// completeSet offers the keys of the form, and behind a = what a choice has; those of
// every cloud where the line does not name one yet.
func (a *app) completeSet(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	asked := a.clouds()
	if about := a.cloudOf(args); about != nil {
		asked = []providers.Provider{about}
	}
	var words []string
	directive := cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	known := map[string]bool{}
	for _, provider := range asked {
		found, how := a.completeSetOf(provider.Form(), word)
		for _, one := range found {
			if value, _, _ := strings.Cut(one, "\t"); !known[value] {
				known[value] = true
				words = append(words, one)
			}
		}
		directive &= how
	}
	return words, directive
}

func (a *app) completeSetOf(form *forms.Form, word string) ([]string, cobra.ShellCompDirective) {
	const open = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	if path, _, chosen := strings.Cut(word, "="); chosen {
		field, ok := form.Field(forms.Path(path))
		if !ok {
			return nil, open
		}
		var values []string
		for _, option := range field.Options {
			values = append(values, cobra.CompletionWithDesc(path+"="+option.Value, option.Label.In(a.lang)))
		}
		if field.Kind == forms.Boolean {
			values = []string{path + "=true", path + "=false"}
		}
		return values, cobra.ShellCompDirectiveNoFileComp
	}
	var keys []string
	for _, key := range form.Keys() {
		path := strings.ReplaceAll(key, "[]", "[0]")
		if field, ok := form.Field(forms.Path(path)); ok && field.Kind != forms.List && field.Kind != forms.Object {
			keys = append(keys, cobra.CompletionWithDesc(path+"=", field.Label.In(a.lang)))
		}
	}
	return keys, open
}

func (a *app) completeFault(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"CreateCluster:lost", "CreateCluster:code=QuotaExceed", "CreateCluster:status=503"}, cobra.ShellCompDirectiveNoFileComp
}

func (a *app) completeDraft(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	ids := []string{"last"}
	if drafts, err := a.drafts(); err == nil {
		list, _, _ := drafts.List()
		for _, draft := range list {
			ids = append(ids, cobra.CompletionWithDesc(draft.ID, draft.Provider))
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

func (a *app) completePhase(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return strings.Split(phaseNames(), ", "), cobra.ShellCompDirectiveNoFileComp
}
