package main

import (
	"context"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
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

// completeProfile leaves profiles to the shell.
func completeProfile(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"toml"}, cobra.ShellCompDirectiveFilterFileExt
}
