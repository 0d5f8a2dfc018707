package main

import (
	"context"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles/presets"
	"clusterwiz/providers"
)

func (a *app) providersCommand() *cobra.Command {
	return a.command(declaration{
		use:   "providers [FLAGS]",
		short: forms.T("List the clouds and what they create", "列出支持的云产品及其创建的资源"),
		args:  cli.Arguments(0, 0, forms.Text{}),
	}, func(context.Context, []string) error { return a.listProviders() })
}

// providerJSON is a cloud as an object.
type providerJSON struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Creates   string   `json:"creates"`
	API       string   `json:"api"`
	Docs      string   `json:"docs"`
	Lifecycle string   `json:"lifecycle,omitempty"`
	Regions   []string `json:"regions"`
}

func (a *app) listProviders() error {
	t := cli.NewTable(forms.T("PROVIDER", "云产品"), forms.T("NAME", "名称"), forms.T("CREATES", "创建"), forms.T("API", "API"), forms.T("DOCS", "文档"))
	list := []providerJSON{}
	for _, provider := range a.clouds() {
		about := provider.About()
		t.Row(about.ID, about.Name.In(a.lang), about.Creates.In(a.lang), about.API, about.Docs)
		if !about.Lifecycle.IsZero() {
			t.Note(about.Lifecycle.In(a.lang))
		}
		list = append(list, a.providerJSON(about))
	}
	if a.json() {
		return a.writeJSON(list)
	}
	return t.Write(a.Out, a.lang)
}

func (a *app) providerJSON(about providers.About) providerJSON {
	one := providerJSON{
		ID: about.ID, Name: about.Name.In(a.lang), Creates: about.Creates.In(a.lang), API: about.API, Docs: about.Docs,
		Lifecycle: about.Lifecycle.In(a.lang), Regions: []string{},
	}
	for _, region := range about.Regions {
		one.Regions = append(one.Regions, region.Value)
	}
	return one
}

// presetMark begins the name of a preset where a file could stand.
const presetMark = "preset:"

func (a *app) presetsCommand() *cobra.Command {
	return a.command(declaration{
		use:   "presets [NAME] [FLAGS]",
		short: forms.T("List presets to start from, or print one as a profile", "列出可作为起点的预设，或将其输出为配置文件"),
		long: forms.T(
			"Lists presets: sizes, counts and a scheduler for what people usually want, and nothing\nfrom any account. \"new\" asks for the rest; \"replay\" takes it from --set. With a name,\nthe preset is printed as a profile that can be saved and edited.",
			"列出预设：常见用途的规格、数量与调度器，不含任何账号的资源。new 会询问其余内容，replay 由 --set 提供。\n给出名称时输出该预设的配置文件，可保存后编辑。",
		),
		examples: "clusterwiz presets\nclusterwiz presets ack-small > k8s.toml\nclusterwiz new --preset ehpc-slurm --simulate",
		args:     cli.Arguments(0, 1, forms.T("the name of a preset", "预设名称")),
		complete: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return a.completePreset(nil, nil, "")
		},
	}, func(_ context.Context, args []string) error { return a.listPresets(args) })
}

// presetJSON is a preset as an object; Profile only where one is asked for.
type presetJSON struct {
	Name     string `json:"name"`
	Provider string `json:"provider"`
	Title    string `json:"title"`
	Profile  string `json:"profile,omitempty"`
}

func (a *app) listPresets(args []string) error {
	if len(args) == 1 {
		one, err := namedPreset(args[0])
		switch {
		case err != nil:
			return err
		case a.json():
			return a.writeJSON(presetJSON{one.Name, one.Provider, one.Title.In(a.lang), string(one.TOML)})
		}
		_, err = a.Out.Write(one.TOML)
		return err
	}
	t := cli.NewTable(forms.T("PRESET", "预设"), forms.T("PROVIDER", "云产品"), forms.T("CREATES", "创建内容"))
	list := []presetJSON{}
	for _, one := range presets.All() {
		t.Row(one.Name, one.Provider, one.Title.In(a.lang))
		list = append(list, presetJSON{one.Name, one.Provider, one.Title.In(a.lang), ""})
	}
	if a.json() {
		return a.writeJSON(list)
	}
	return t.Write(a.Out, a.lang)
}

func namedPreset(name string) (presets.Preset, error) {
	if one, ok := presets.Named(name); ok {
		return one, nil
	}
	names := presets.Names()
	refusal := cli.Usagef("there is no preset %s; there are: %s", "没有预设 %s；可用：%s", name, forms.Enumerate(names))
	return presets.Preset{}, refusal.Suggest("", forms.Nearest(name, names))
}

// presetFlag declares --preset: a profile besides those of the arguments.
func (a *app) presetFlag(cmd *cobra.Command, value *string) {
	cmd.Flags().Var(cli.OneValue(value, presetValue), "preset", forms.T("start with the preset `NAME`; see: clusterwiz presets", "使用预设 `NAME`；见 clusterwiz presets").In(a.lang))
	_ = cmd.RegisterFlagCompletionFunc("preset", a.completePreset)
}

func presetValue(text string) (string, *cli.UsageError) {
	if text == "" {
		return "", cli.Usagef("--preset takes the name of a preset; see: clusterwiz presets", "--preset 须为预设名称；见 clusterwiz presets")
	}
	return presetMark + text, nil
}

// orPreset lets a preset stand in for the profile that args would want.
func orPreset(preset *string, args cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, given []string) error { return args(cmd, withPreset(*preset, given)) }
}

// withPreset puts a preset, "" for none, before the files.
func withPreset(preset string, files []string) []string {
	if preset == "" {
		return files
	}
	return append([]string{preset}, files...)
}

func (a *app) completePreset(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, one := range presets.All() {
		names = append(names, cobra.CompletionWithDesc(one.Name, one.Title.In(a.lang)))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
