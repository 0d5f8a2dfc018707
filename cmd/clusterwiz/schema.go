package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/schema"
	"clusterwiz/providers"
)

// schemaOptions are the flags of schema.
type schemaOptions struct {
	app *app
	// all is the directory for the schemas of all clouds; part is for overlays.
	all  string
	part bool
}

func (a *app) schemaCommand() *cobra.Command {
	o := &schemaOptions{app: a}
	cmd := a.command(declaration{
		use:   "schema [PROVIDER] [FLAGS]",
		short: forms.T("Print the JSON Schema of a provider's profiles, for editors", "输出云产品配置文件的 JSON Schema，供编辑器使用"),
		long: forms.T(
			"Prints the JSON Schema of a provider's profiles: keys, values and what they mean, in the\nlanguage of --lang. What check refuses without asking the cloud is refused; what only warns\nis a description. Editors with a TOML extension on Taplo (Even Better TOML) read it by the\nprofile's first line; profiles that the wizard saves have one:\n\n  #:schema ./schemas/ehpc.json\n\nThe path leads from the profile. --all writes the schemas of all providers into a directory.\n--partial is for files that are laid over another one: nothing is required in them.",
			"输出云产品配置文件的 JSON Schema：键、取值及其含义，语言随 --lang。不访问云端即可判定\n的错误会被标出；仅告警的规则写在说明中。使用 Taplo 的编辑器插件（Even Better TOML）\n按配置文件首行读取；向导保存的配置文件已带有该行：\n\n  #:schema ./schemas/ehpc.json\n\n路径相对于配置文件。--all 将所有云产品的 Schema 写入一个目录。\n--partial 用于叠加在其他文件之上的文件：其中没有必填项。",
		),
		examples: "clusterwiz schema ehpc > ehpc.json\nclusterwiz schema --all schemas\nclusterwiz schema ack --partial --lang zh",
		args:     o.args,
		complete: a.completeProvider,
	}, o.run)
	say := func(en, zh string) string { return forms.T(en, zh).In(a.lang) }
	cmd.Flags().StringVar(&o.all, "all", "", say("write those of all providers into `DIR`", "将所有云产品的 Schema 写入目录 `DIR`"))
	cmd.Flags().BoolVar(&o.part, "partial", false, say("require nothing: for files that are laid over another", "不要求必填项：用于叠加的文件"))
	return cmd
}

// args wants a provider, or --all.
func (o *schemaOptions) args(cmd *cobra.Command, args []string) error {
	if cmd.Flags().Changed("all") {
		return cli.Arguments(0, 0, forms.Text{})(cmd, args)
	}
	return cli.Arguments(1, 1, forms.T("a provider, or --all DIR; see: clusterwiz providers", "云产品，或 --all DIR（见 clusterwiz providers）"))(cmd, args)
}

func (o *schemaOptions) run(_ context.Context, args []string) error {
	if len(args) == 0 {
		return o.writeAll()
	}
	provider, err := o.app.provider(args[0])
	if err != nil {
		return err
	}
	text, err := o.schemaOf(provider)
	if err == nil {
		_, err = o.app.Out.Write(text)
	}
	return err
}

func (o *schemaOptions) schemaOf(p providers.Provider) ([]byte, error) {
	return schema.Of(p.Form(), schema.Options{About: p.About(), Lang: o.app.lang, Partial: o.part})
}

// writeAll puts the schemas into a directory; those of before are replaced.
func (o *schemaOptions) writeAll() error {
	dir, err := profiles.Typed(o.all)
	if err != nil {
		return unreadable(err)
	}
	for _, provider := range o.app.clouds() {
		text, err := o.schemaOf(provider)
		if err == nil {
			err = profiles.Save(filepath.Join(dir, schema.File(provider.About().ID)), text, true)
		}
		if err != nil {
			return unreadable(err)
		}
	}
	line := forms.Tf("written to %s; the first line of a profile beside it: #:schema ./%s/%s", "已写入 %s；其旁的配置文件首行写作：#:schema ./%s/%s",
		dir, filepath.Base(dir), schema.File(o.app.clouds()[0].About().ID))
	o.app.remarks().Say(line)
	return nil
}
