package main

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles/kubeconfig"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// How long a kubeconfig may let one in: the bounds of ACK's page.
const leastMinutes, mostMinutes = 15, 4320

// kubeconfigOptions are the flags of kubeconfig.
type kubeconfigOptions struct {
	app        *app
	thing      thingFlags
	merge, use bool
	private    bool
	minutes    int
	to         string
}

func (a *app) kubeconfigCommand() *cobra.Command {
	o := &kubeconfigOptions{app: a}
	cmd := a.command(declaration{
		needs: remote,
		use:   "kubeconfig [RUN] [FLAGS]",
		short: forms.T("Get the kubeconfig of a Kubernetes cluster", "获取 Kubernetes 集群的 kubeconfig"),
		long: forms.T(
			"Asks for the kubeconfig of the cluster that a run created and writes it into a file of\nits own, readable by you alone. With --merge it goes among the entries of KUBECONFIG or\n~/.kube/config, as kubectl would write it: context by the cluster's name, cluster and user\nack-ID; all else stays as it is. "+runNames.En,
			"获取某次运行所创建集群的 kubeconfig，写入单独的文件，仅限您本人读取。加 --merge 则按 kubectl 的方式\n并入 KUBECONFIG 或 ~/.kube/config：上下文取集群名称，集群与用户为 ack-ID，其余内容不变。\n"+runNames.Zh,
		),
		examples: "clusterwiz kubeconfig last\nclusterwiz kubeconfig k7q2 --merge --use\nclusterwiz kubeconfig k7q2 --private --minutes 60 --to -",
		args:     cli.Arguments(0, 1, forms.T("a run; see: clusterwiz runs", "运行 ID（见 clusterwiz runs）")),
		complete: a.completeRun,
	}, o.run)
	flags, say := cmd.Flags(), func(en, zh string) string { return forms.T(en, zh).In(a.lang) }
	flags.BoolVar(&o.merge, "merge", false, say("merge into KUBECONFIG or ~/.kube/config", "并入 KUBECONFIG 或 ~/.kube/config"))
	flags.BoolVar(&o.use, "use", false, say("with --merge: make it kubectl's current context", "与 --merge 同用：设为 kubectl 当前上下文"))
	flags.BoolVar(&o.private, "private", false, say("the address within the VPC", "使用 VPC 内网地址"))
	flags.Var(cli.OneValue(&o.minutes, minutesValue), "minutes", say("let it expire after `N` minutes, 15 to 4320", "有效期 `N` 分钟，15 至 4320"))
	flags.StringVar(&o.to, "to", "", say("write to this `FILE`; - prints it, with the key", "写入该 `FILE`；- 为直接输出（含密钥）"))
	o.thing.flags(flags, a.lang)
	return cmd
}

func (o *kubeconfigOptions) run(ctx context.Context, args []string) error {
	switch {
	case o.merge && o.to != "":
		return cli.Usagef("--merge and --to exclude each other: set KUBECONFIG to merge into another file", "--merge 与 --to 不能同用；并入其他文件请设置 KUBECONFIG")
	case o.use && !o.merge:
		return cli.Usagef("--use goes with --merge", "--use 须与 --merge 同用")
	case o.to == "-" && o.app.json():
		return cli.Usagef("--to - prints YAML; leave -o json out", "--to - 输出 YAML；请去掉 -o json")
	}
	record, target, err := o.app.madeBy(ctx, "kubeconfig", args, o.thing)
	if err != nil {
		return err
	}
	client, ok := target.Client.(providers.Kubeconfiger)
	if !ok {
		return cli.Usagef("%s has no kubeconfig: %s is no Kubernetes cluster", "%s 没有 kubeconfig：%s 不是 Kubernetes 集群", record.Provider, record.Receipt.ID)
	}
	got, err := client.Kubeconfig(ctx, *record.Receipt, o.private, o.minutes)
	if err != nil {
		return err
	}
	owner := "ack-" + record.Receipt.ID
	entry, err := kubeconfig.Read(got.Reveal(), cmp.Or(record.Receipt.Name, record.Name, owner), owner)
	if err != nil {
		return err
	}
	if o.to == "-" {
		return o.print(entry)
	}
	return o.write(entry, got)
}

// madeBy is what a run created and where it is: there must be a thing, and the cloud
// is asked whatever the journal says.
func (a *app) madeBy(ctx context.Context, command string, args []string, thing thingFlags) (launch.Record, connect.Target, error) {
	about, err := a.meantBy(ctx, command, args, thing, false)
	record := about.record
	if err != nil {
		return record, connect.Target{}, err
	}
	if record.Receipt == nil || record.Phase == launch.Deleted {
		return record, connect.Target{}, nothingThere(record)
	}
	target, err := a.connected(ctx, about, true)
	return record, target, err
}

// nothingThere refuses a run of which nothing is left, or never was.
func nothingThere(r launch.Record) error {
	return cli.Usagef("run %s has made nothing that is there: it is %s", "运行 %s 没有现存的资源：%s", r.ID, r.Phase.Text())
}

// print writes the file on stdout, as was asked for.
func (o *kubeconfigOptions) print(entry kubeconfig.Entry) error {
	text, err := entry.File()
	if err != nil {
		return err
	}
	_, err = o.app.Out.Write(text)
	return err
}

// write puts the entry where it belongs and tells where that is.
func (o *kubeconfigOptions) write(entry kubeconfig.Entry, got providers.Kubeconfig) error {
	home, err := os.UserHomeDir()
	if err != nil && o.to == "" && (!o.merge || o.app.Env("KUBECONFIG") == "") {
		return cli.Usagef("there is no home directory; name a file with --to", "没有主目录；请用 --to 指定文件")
	}
	done := entered{Context: entry.Context, Cluster: entry.Owner, Server: entry.Server, Private: got.Private, Expires: got.Expires}
	if o.merge {
		merged, err := kubeconfig.Merge(kubeconfig.Paths(o.app.Env("KUBECONFIG"), home), entry, o.use)
		if err != nil {
			return err
		}
		done.Files, done.Context, done.Current, done.was = merged.Files, merged.Context, merged.Current, merged.Was
		done.renamed = merged.Context != entry.Context
		return o.app.tellKubeconfig(done, true)
	}
	path := o.to
	if path == "" {
		name, ok := kubeconfig.OwnName(entry.Owner)
		if !ok {
			return cli.Usagef("the cluster's ID cannot be a file name; name one with --to", "集群 ID 不能用作文件名；请用 --to 指定")
		}
		path = filepath.Join(home, ".kube", name)
	}
	if err := kubeconfig.WriteOwn(path, entry); err != nil {
		return err
	}
	done.Files, done.Current = []string{path}, true
	return o.app.tellKubeconfig(done, false)
}

// entered is what was written, without what lets one in.
type entered struct {
	Files   []string  `json:"files"`
	Context string    `json:"context"`
	Cluster string    `json:"cluster"`
	Server  string    `json:"server"`
	Private bool      `json:"private"`
	Expires time.Time `json:"expires,omitzero"`
	Current bool      `json:"current"`
	was     string
	renamed bool
}

func (a *app) tellKubeconfig(w entered, merged bool) error {
	if a.json() {
		return a.writeJSON(w)
	}
	io := a.prompts()
	io.Say(forms.Tf("written: %s", "已写入：%s", forms.Enumerate(w.Files)))
	if w.renamed {
		io.Say(forms.T("the ID was added to the name of its context, because another cluster's context has that name", "因名称已被其他集群的上下文占用，上下文名称附加了集群 ID"))
	}
	if w.Private {
		io.Say(forms.Tf("%s can be reached only from within the cluster's VPC", "%s 仅可在集群的 VPC 内访问", w.Server))
	}
	if !w.Expires.IsZero() {
		io.Say(forms.Tf("valid until %s", "有效期至 %s", w.Expires.Local().Format(time.DateTime)))
	}
	command := "kubectl get nodes"
	switch {
	case !merged:
		command = exported("KUBECONFIG", w.Files[0], runtime.GOOS == "windows")
	case !w.Current:
		command = "kubectl --context " + shellQuoted(w.Context) + " get nodes"
		io.Say(forms.Tf("kubectl still uses %s; --use changes that", "kubectl 当前上下文仍为 %s；可用 --use 更改", forms.Same(w.was)))
	}
	io.Say(forms.Tf("next: %s", "接下来：%s", command))
	return nil
}

// exported sets a variable in a shell: on Windows in PowerShell.
func exported(name, value string, windows bool) string {
	if windows {
		return "$env:" + name + " = '" + strings.ReplaceAll(value, "'", "''") + "'"
	}
	return "export " + name + "=" + shellQuoted(value)
}

// shellQuoted is a word for a shell.
func shellQuoted(s string) string {
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !strings.ContainsRune("/._-+:@", r) && (r < '0' || '9' < r) && (r < 'A' || 'Z' < r) && (r < 'a' || 'z' < r)
	}) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// minutesValue reads how long a kubeconfig lets one in.
func minutesValue(text string) (int, *cli.UsageError) {
	n, err := strconv.Atoi(text)
	if err != nil || n < leastMinutes || n > mostMinutes {
		return 0, cli.Usagef("--minutes takes %d to %d, not %q", "--minutes 须为 %d 至 %d，而非 %q", leastMinutes, mostMinutes, text)
	}
	return n, nil
}
