package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
)

// loginOptions are the flags of login.
type loginOptions struct {
	app   *app
	thing thingFlags
	exec  bool
	user  string
}

func (a *app) loginCommand() *cobra.Command {
	o := &loginOptions{app: a}
	cmd := a.command(declaration{
		needs: remote,
		use:   "login [RUN] [FLAGS]",
		short: forms.T("Show how to log in to an HPC cluster", "显示登录 HPC 集群的方式"),
		long: forms.T(
			"Asks the cloud for the address of the cluster's login node and prints the ssh line, or\nsays why there is none: no login node, no public address, port 22 closed. "+runNames.En,
			"向云端查询集群登录节点的地址并输出 ssh 命令；没有时说明原因：没有登录节点、没有公网 IP、22 端口未放行。\n"+runNames.Zh,
		),
		examples: "clusterwiz login last\nclusterwiz login k7q2 --user alice --exec",
		args:     cli.Arguments(0, 1, forms.T("a run; see: clusterwiz runs", "运行 ID（见 clusterwiz runs）")),
		complete: a.completeRun,
	}, o.run)
	cmd.Flags().BoolVar(&o.exec, "exec", false, forms.T("run ssh instead of printing it", "直接运行 ssh，而非输出命令").In(a.lang))
	cmd.Flags().Var(cli.OneValue(&o.user, userValue), "user", forms.T("log in as `USER`", "以 `USER` 登录").In(a.lang))
	o.thing.flags(cmd.Flags(), a.lang)
	return cmd
}

// userValue wants what ssh cannot take for an option or another host.
func userValue(text string) (string, *cli.UsageError) {
	if text == "" || strings.HasPrefix(text, "-") || strings.ContainsAny(text, "@: \t\r\n") {
		return "", cli.Usagef("--user takes a user name, not %q", "--user 须为用户名，而非 %q", text)
	}
	return text, nil
}

func (o *loginOptions) run(ctx context.Context, args []string) error {
	if o.exec && o.app.json() {
		return cli.Usagef("--exec leaves the terminal to ssh; leave -o json out", "--exec 会将终端交给 ssh；请去掉 -o json")
	}
	record, target, err := o.app.madeBy(ctx, "login", args, o.thing)
	if err != nil {
		return err
	}
	client, ok := target.Client.(providers.Loginer)
	if !ok {
		return o.none(ctx, target.Client, *record.Receipt, record.Provider)
	}
	login, err := client.Login(ctx, *record.Receipt)
	if failure := providers.FailureIn(err); failure != nil && failure.Kind == providers.Absent && failure.Code == "" {
		return &codedError{err, misused} // It is there and has no such thing, as what has no kubeconfig.
	}
	if err != nil {
		return err
	}
	if o.user != "" {
		login.User = o.user
	}
	if !hostLike(login.Host) {
		return cli.Usagef("the cloud gave %q, which is not an address", "云端返回的地址 %q 无效", login.Host)
	}
	if o.app.json() {
		return o.app.writeJSON(struct {
			providers.Login
			Command string `json:"command"`
		}{login, sshLine(login)})
	}
	for _, remark := range login.Remarks {
		o.app.prompts().Say(remark)
	}
	if !o.exec {
		_, err := o.app.Out.Write([]byte(sshLine(login) + "\n"))
		return err
	}
	return o.ssh(ctx, login)
}

// none says that the cloud tells no address, and what a person does instead.
func (o *loginOptions) none(ctx context.Context, client providers.Client, receipt providers.Receipt, provider string) error {
	text := forms.Tf("%s has no login node that could be asked for", "%s 没有可查询的登录节点", provider)
	if after, ok := client.(providers.Afterward); ok {
		for _, step := range after.Next(ctx, receipt).Steps {
			text = forms.Tf("%s\n  %s", "%s\n  %s", text, step.Text)
		}
	}
	return cli.Usagef("%s", "%s", text)
}

func sshLine(login providers.Login) string {
	words := []string{"ssh"}
	for _, word := range login.Args() {
		words = append(words, shellQuoted(word))
	}
	return strings.Join(words, " ")
}

// hostLike keeps what is no address or name, as an option of ssh, off a command line.
func hostLike(host string) bool {
	return host != "" && !strings.HasPrefix(host, "-") && !strings.ContainsFunc(host, func(r rune) bool {
		return !strings.ContainsRune(".:-", r) && (r < '0' || '9' < r) && (r < 'A' || 'Z' < r) && (r < 'a' || 'z' < r)
	})
}

// ssh leaves the terminal to ssh until it ends.
func (o *loginOptions) ssh(ctx context.Context, login providers.Login) error {
	path, err := exec.LookPath("ssh")
	if err != nil {
		return cli.Usagef("there is no ssh on this machine; the line is: %s", "本机没有 ssh；命令为：%s", sshLine(login))
	}
	cmd := exec.CommandContext(ctx, path, login.Args()...) //nolint:gosec // Name and host were looked at.
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	var ended *exec.ExitError
	if err := cmd.Run(); errors.As(err, &ended) {
		return cli.Usagef("ssh ended with status %d", "ssh 以状态 %d 结束", ended.ExitCode())
	} else if err != nil {
		return cli.Usagef("ssh could not be started", "无法启动 ssh")
	}
	return nil
}
