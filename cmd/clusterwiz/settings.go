package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/defaults"
)

// useDefaults takes what the person's file says where the command line says nothing.
func (a *app) useDefaults() (err error) {
	if a.defaults, err = defaults.Load(a.dirs(), a.providerIDs); err != nil {
		return unreadable(err)
	}
	if plain, said := a.defaults.Said(defaults.Plain); said && plain {
		a.plain = true
	}
	if mouse, said := a.defaults.Said(defaults.Mouse); said && !mouse {
		a.noMouse = true
	}
	if theme := a.defaults.Of(defaults.Theme, ""); theme != "" && a.Env("CLUSTERWIZ_BACKGROUND") == "" {
		lipgloss.SetHasDarkBackground(theme == "dark")
	}
	return nil
}

// usualLanguage is that of the file of defaults, where the terminal takes it, and false
// where it says none or cannot be read, which the command that runs tells.
func (a *app) usualLanguage(args []string) (forms.Lang, bool) {
	if a.charset != "" || cli.LangGiven(args) {
		return forms.En, false
	}
	found, err := defaults.Load(a.dirs(), a.providerIDs)
	lang := forms.Lang(found.Of(defaults.Language, ""))
	return lang, err == nil && lang != ""
}

// notifies tells whether the end of a run is to be heard.
func (a *app) notifies() bool {
	wanted, said := a.defaults.Said(defaults.Notification)
	return a.Env(notifyVariable) != "off" && (wanted || !said)
}

func (a *app) configCommand() *cobra.Command {
	cmd := a.command(declaration{
		use:   "config [FLAGS]",
		short: forms.T("Show or change what is said unless it is said otherwise", "查看或修改默认设置"),
		long: forms.T(
			"Shows the file of defaults and what it says. The command line and profiles take precedence,\nthe vendors' own files come after. A cloud may have account and region of its own.",
			"显示默认设置文件及其内容。命令行与配置文件优先于它，厂商自己的文件在其后。\n账号与地域可按云产品分别设置。",
		),
		examples: "clusterwiz config\nclusterwiz config set language zh\nclusterwiz config set modelarts.region cn-north-4\nclusterwiz config unset account",
		args:     cli.Arguments(0, 0, forms.Text{}),
	}, func(context.Context, []string) error { return a.showDefaults() })
	set := a.command(declaration{
		use: "set KEY VALUE [FLAGS]", short: forms.T("Say something from now on", "写入一项默认设置"),
		long: forms.T(
			"Writes one setting into the file, and leaves every other line as it is. KEY is one of\n"+strings.Join(defaults.Names(), ", ")+",\nor of one cloud alone, as modelarts.region.",
			"将一项设置写入文件，其余各行保持不变。KEY 为\n"+strings.Join(defaults.Names(), "、")+"，\n或按云产品设置，如 modelarts.region。",
		),
		examples: "clusterwiz config set account profile:prod", args: arity(2, forms.T("a key and a value", "键与值")), complete: a.completeSetting,
	}, func(_ context.Context, args []string) error { return a.setDefault(args[0], args[1]) })
	unset := a.command(declaration{
		use: "unset KEY [FLAGS]", short: forms.T("Say it no longer", "删除一项默认设置"),
		examples: "clusterwiz config unset account", args: cli.Arguments(1, 1, forms.T("a key", "键")), complete: a.completeSetting,
	}, func(_ context.Context, args []string) error { return a.setDefault(args[0], "") })
	cmd.AddCommand(set, unset)
	return cmd
}

// arity wants exactly that many arguments.
func arity(n int, what forms.Text) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return cli.Usagef("%s takes %s, not %q too", "%s 只接受%s，%q 多余", forms.Same(cmd.Name()), what, args[n])
		}
		return cli.Arguments(n, -1, what)(cmd, args)
	}
}

// settingJSON is one setting as an object.
type settingJSON struct {
	Key   string `json:"key"`
	Value string `json:"value,omitempty"`
	About string `json:"about"`
}

func (a *app) showDefaults() error {
	var rows []settingJSON
	for _, s := range defaults.Settings {
		rows = append(rows, settingJSON{Key: string(s.Key), Value: a.defaults.Of(s.Key, ""), About: s.Text.In(a.lang)})
	}
	for _, cloud := range a.defaults.Clouds() {
		for _, key := range []defaults.Key{defaults.Account, defaults.Region} {
			if value := a.defaults.Of(key, cloud); value != a.defaults.Of(key, "") {
				rows = append(rows, settingJSON{Key: cloud + "." + string(key), Value: value})
			}
		}
	}
	if a.json() {
		return a.writeJSON(struct {
			File     string        `json:"file"`
			Settings []settingJSON `json:"settings"`
		}{a.defaults.Path, rows})
	}
	there := forms.T("", "")
	if _, err := os.Stat(a.defaults.Path); err != nil {
		there = forms.T(" (not there yet)", "（尚不存在）")
	}
	a.prompts().Say(forms.Tf("file: %s%s", "文件：%s%s", a.defaults.Path, there))
	t := cli.NewTable(forms.T("KEY", "键"), forms.T("VALUE", "值"), forms.T("WHAT", "说明"))
	for _, row := range rows {
		t.Row(row.Key, row.Value, row.About)
	}
	return t.Write(a.Out, a.lang)
}

func (a *app) setDefault(name, value string) error {
	cloud, key, ofCloud := strings.Cut(name, ".")
	if !ofCloud {
		cloud, key = "", name
	} else if _, err := a.provider(cloud); err != nil {
		return err
	}
	setting, ok := defaults.Named(key)
	if !ok {
		refusal := cli.Usagef("there is no setting %q; there are: %s", "没有设置项 %q；可选：%s", key, listed(defaults.Names()))
		return refusal.Suggest("", forms.Nearest(key, defaults.Names()))
	}
	if wrong := setting.Refuses(cloud, value); !wrong.IsZero() {
		return cli.Usagef("%s", "%s", wrong)
	}
	if err := defaults.Set(a.dirs(), a.providerIDs, cloud, setting, value); err != nil {
		return unreadable(err)
	}
	a.prompts().Say(forms.Tf("written: %s", "已写入：%s", defaults.Path(a.dirs())))
	return nil
}

func (a *app) completeSetting(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 1 {
		if setting, ok := defaults.Named(args[0]); ok {
			return setting.Values, cobra.ShellCompDirectiveNoFileComp
		}
	}
	var keys []string
	for _, s := range defaults.Settings {
		keys = append(keys, cobra.CompletionWithDesc(string(s.Key), s.Text.In(a.lang)))
	}
	if len(args) > 0 {
		keys = nil
	}
	return keys, cobra.ShellCompDirectiveNoFileComp
}

func (a *app) secretCommand() *cobra.Command {
	cmd := a.command(declaration{
		use:   "secret [COMMAND]",
		short: forms.T("Keep a secret in the system's keyring", "在系统密钥环中保存敏感信息"),
		long: forms.T(
			"Puts a secret where { keyring = \"NAME\" } in a profile finds it. It is typed without being\nshown, or read from the input up to its end; it never stands on the command line.",
			"将敏感信息保存到系统密钥环，配置文件中用 { keyring = \"NAME\" } 引用。输入时不显示，\n或从标准输入读到末尾；绝不出现在命令行中。",
		),
		examples: "clusterwiz secret set cfd-root\npass show cfd/root | clusterwiz secret set cfd-root\nclusterwiz secret remove cfd-root",
		args:     cli.UnknownCommand,
	}, func(context.Context, []string) error {
		return cli.Usagef("secret: give set or remove, and a name", "secret：请给出 set 或 remove 及名称")
	})
	name := forms.T("a name", "名称")
	cmd.AddCommand(a.command(declaration{
		use: "set NAME [FLAGS]", short: forms.T("Keep one, or another in its place", "保存或替换"), args: cli.Arguments(1, 1, name),
	}, func(ctx context.Context, args []string) error { return a.keepSecret(ctx, args[0]) }), a.command(declaration{
		use: "remove NAME [FLAGS]", short: forms.T("Take one out", "删除"), args: cli.Arguments(1, 1, name),
	}, func(ctx context.Context, args []string) error { return a.dropSecret(ctx, args[0]) }))
	return cmd
}

// mostSecret is far above what a password or a key needs.
const mostSecret = 64 << 10

func (a *app) keepSecret(ctx context.Context, name string) error {
	text, err := a.typedSecret(ctx, name)
	if err != nil {
		return err
	}
	if text == "" {
		return cli.Usagef("the secret is empty; nothing was kept", "敏感信息为空；未保存")
	}
	if err := profiles.KeepSecret(ctx, name, text); err != nil {
		return unreadable(err)
	}
	a.prompts().Say(forms.Tf("kept; in a profile: { keyring = %q }", "已保存；在配置文件中写作：{ keyring = %q }", name))
	return nil
}

// typedSecret reads a secret: typed without echo, or all of the input but the last line
// end.
func (a *app) typedSecret(ctx context.Context, name string) (string, error) {
	if a.Asked() && a.ReadSecret != nil {
		return a.ReadSecret(ctx, forms.Tf("%s: ", "%s：", name).In(a.lang))
	}
	data, err := io.ReadAll(io.LimitReader(bufio.NewReader(a.In), mostSecret+1))
	if err != nil {
		return "", err
	}
	if len(data) > mostSecret || slices.Contains(data, 0) {
		return "", cli.Usagef("the input is no secret: it is too long, or binary", "输入过长或为二进制内容，不能作为敏感信息")
	}
	return strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r"), nil
}

func (a *app) dropSecret(ctx context.Context, name string) error {
	had, err := profiles.DropSecret(ctx, name)
	if err != nil {
		return unreadable(err)
	}
	if !had {
		return cli.Usagef("the keyring has no entry %q", "密钥环中没有条目 %q", name)
	}
	a.prompts().Say(forms.Tf("removed: %s", "已删除：%s", name))
	return nil
}
