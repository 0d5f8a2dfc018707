package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
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
	records, _ := store.List()
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
