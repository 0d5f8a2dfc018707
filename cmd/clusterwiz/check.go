package main

import (
	"context"

	"github.com/spf13/cobra"

	"clusterwiz/forms"
)

// checkOptions are the flags of check.
type checkOptions struct {
	app  *app
	sets []string
}

func (a *app) checkCommand() *cobra.Command {
	o := &checkOptions{app: a}
	cmd := a.command(declaration{
		use:   "check FILE... [FLAGS]",
		short: forms.T("Name every problem of every profile", "列出配置文件的全部问题"),
		long: forms.T(
			"Names every problem of every profile with its line and column, and what to do,\nand every answer that is kept but not sent. Nothing is sent, and no secret is read.\nExit code 3 when there is any error.",
			"列出每个配置文件的全部问题（行、列与改法），以及已保留但不会发送的填写项。\n不发送请求，也不读取机密。有错误时退出码为 3。",
		),
		examples: "clusterwiz check *.toml\nclusterwiz check cfd.toml -o json",
		args:     arguments(1, -1, forms.T("at least one profile", "配置文件（至少一个）")),
		complete: completeProfile,
	}, o.run)
	a.answerFlag(cmd.Flags(), &o.sets)
	return cmd
}

func (o *checkOptions) run(ctx context.Context, paths []string) error {
	io := o.app.prompts()
	documents, err := o.app.loadAll(ctx, io, paths, o.sets)
	if err != nil {
		return err
	}
	if !io.JSON {
		for _, d := range documents {
			io.Result(forms.Tf("%s: ok", "%s：ok", d.Path))
		}
	}
	return nil
}
