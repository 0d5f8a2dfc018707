package main

import (
	"cmp"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

// previewOptions are the flags of preview.
type previewOptions struct {
	app    *app
	sets   []string
	preset string
	as     cli.Choice
	unmask bool
	// price: the cloud is asked what the plan costs.
	price bool
	// explain: the values are shown with where they came from, in place of the request.
	explain bool
	// out is the file for what is written, or for what the command line reads.
	out string
}

func (a *app) previewCommand() *cobra.Command {
	o := &previewOptions{app: a, as: cli.OneOf("http", "curl", "json", "body", "plan", "aliyun", "koocli", "hcl")}
	cmd := a.command(declaration{
		needs: remote,
		use:   "preview FILE [FLAGS]",
		short: forms.T("Show the exact request of a profile; sends nothing", "显示配置文件对应的完整请求；不发送"),
		long: forms.T(
			"Shows the request that a profile makes: method, address, headers and body. Secrets\nand the signature are masked. --unmask reads the secrets and signs with the account's\nkeys, so that the curl line can be run; it is then a secret itself, and expires within\nminutes. --as plan shows what will exist instead, without asking the cloud; with --price\nit is asked what that costs, with the profile's account.\n\nFor other tools: --as body is the parameters for reading, aliyun and koocli are lines of\nthe vendors' command line tools, whose file --out writes, and hcl is Terraform's. What\nthey cannot say stands in comments, secrets in variables or in the file.",
			"显示配置文件对应的请求：方法、地址、请求头与请求体。敏感信息与签名默认遮盖。\n--unmask 会读取敏感信息并用账号密钥真实签名，输出的 curl 命令可直接执行；\n此时输出本身即为敏感信息，且数分钟后失效。\n--as plan 改为显示将创建的内容，不访问云端；\n加 --price 时以配置文件的账号向云端询价。\n\n移交给其他工具：--as body 为便于阅读的参数，aliyun、koocli 为厂商命令行工具的命令\n（--out 写出其读取的文件），hcl 为 Terraform 配置。无法表达的内容写在注释中，\n敏感信息写作变量或写入该文件。",
		),
		examples: "clusterwiz preview cfd.toml\nclusterwiz preview cfd.toml --as plan\nclusterwiz preview cfd.toml --as hcl --out main.tf\nclusterwiz preview k8s.toml --as aliyun --out body.json\nclusterwiz preview cfd.toml --as curl --unmask --account simulator --endpoint http://127.0.0.1:8080 | sh",
		args:     orPreset(&o.preset, cli.Arguments(1, 1, forms.T("a profile", "配置文件"))),
		complete: a.completeProfile,
	}, o.run)
	say := func(en, zh string) string { return forms.T(en, zh).In(a.lang) }
	a.answerFlag(cmd.Flags(), &o.sets)
	a.strictFlag(cmd.Flags())
	a.presetFlag(cmd, &o.preset)
	cmd.Flags().Var(&o.as, "as", say("form of the output", "格式"))
	cmd.Flags().StringVar(&o.out, "out", "", say("write a new `FILE`: the result, or what the line reads", "写入新文件 `FILE`：输出内容，或命令读取的文件"))
	cmd.Flags().BoolVar(&o.price, "price", false, say("with --as plan, ask the cloud what it costs", "与 --as plan 同用：向云端询价"))
	cmd.Flags().BoolVar(&o.explain, "explain", false, say("tell where each value came from instead", "改为显示每个值的来源"))
	cmd.Flags().BoolVar(&o.unmask, "unmask", false, say("show secrets and sign for real", "显示敏感信息并真实签名"))
	return cmd
}

func (o *previewOptions) run(ctx context.Context, paths []string) error {
	if o.price && o.as.String() != "plan" {
		return cli.Usagef("--price is for --as plan", "--price 须与 --as plan 同用")
	}
	if o.unmask && o.as.String() == "hcl" {
		return cli.Usagef("--unmask is not for --as hcl: there the secrets are variables", "--unmask 不能与 --as hcl 同用：敏感信息在其中为变量")
	}
	remarks := o.app.remarks()
	remarks.Out = o.app.Err // As JSON, too: stdout is one object.
	if o.explain {
		return o.app.explain(ctx, remarks, withPreset(o.preset, paths)[0], o.sets)
	}
	documents, err := o.app.loadAll(ctx, remarks, withPreset(o.preset, paths), o.sets)
	if err != nil {
		return err
	}
	d := documents[0]
	view, choose := forms.Masked, o.app.connector().Unsent
	if o.unmask {
		// A signature that counts wants an account.
		view, choose = forms.Revealed, o.app.connector().Target
		if err := o.app.resolve(ctx, d); err != nil {
			return err
		}
	}
	if o.price {
		return o.writePriced(ctx, d)
	}
	target, err := choose(ctx, d.provider, savedOf(d))
	if err != nil {
		return suggested(err, o.app.account, d.provider.Accounts(ctx))
	}
	if o.as.String() == "plan" {
		return o.writePlan(d)
	}
	plan, err := planOf(target, d)
	if err != nil {
		return err
	}
	if handedOver[o.as.String()] {
		return o.handOver(d, plan.Request)
	}
	message, err := target.Client.Capture(ctx, plan.Request, view)
	if err != nil {
		return err
	}
	if note := launch.TagNote(target.Client, plan); !note.IsZero() {
		remarks.Say(note)
	}
	return o.write(message)
}

// writePlan writes what will exist. Nothing is asked of the cloud, so what the
// machines have is not known.
func (o *previewOptions) writePlan(d *document) error {
	p := plan.Of(d.form(), d.Answers, nil)
	p.Warn(forms.Warnings(d.form().Check(d.Answers, nil)))
	if o.app.json() {
		data, err := p.JSON(o.app.lang)
		return o.writeObject(data, err)
	}
	return o.writeLines(p.Words())
}

// writePriced writes what will exist and what it costs. The cloud is asked.
func (o *previewOptions) writePriced(ctx context.Context, d *document) error {
	target, err := o.app.target(ctx, d.provider, savedOf(d))
	if err != nil {
		return err
	}
	p, q := askPrice(ctx, target, d)
	p.Warn(forms.Warnings(d.form().Check(d.Answers, nil)))
	if o.app.json() {
		data, err := price.PlanJSON(p, q, o.app.lang)
		err = o.writeObject(data, err)
		return cmp.Or(err, unpriced(q))
	}
	return cmp.Or(o.writeLines(price.PlanWords(p, q)), unpriced(q))
}

func (o *previewOptions) writeObject(data []byte, err error) error {
	if err != nil {
		return err
	}
	return o.writeText(string(data) + "\n")
}

func (o *previewOptions) writeLines(lines []forms.Text) error {
	var text strings.Builder
	for _, line := range lines {
		text.WriteString(line.In(o.app.lang) + "\n")
	}
	return o.writeText(text.String())
}

func (o *previewOptions) write(message providers.Message) error {
	form := o.as.String()
	if o.app.json() {
		form = "json"
	}
	var text string
	switch form {
	case "curl":
		text = message.Curl() + "\n"
	case "json":
		data, err := message.JSON()
		if err != nil {
			return err
		}
		text = string(data)
	default:
		text = message.HTTP() + "\n"
	}
	return o.writeText(text)
}
