package main

import (
	"cmp"
	"context"
	"errors"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/profiles"
	"clusterwiz/profiles/importer"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// largestImport is above the state of any Terraform that people keep.
const largestImport = 16 << 20

// importOptions are the flags of import.
type importOptions struct {
	app *app
	// out is the file for the profile; empty for stdout. resource names the one that is
	// meant among several.
	out, resource string
	// body is the file that a line names.
	body string
	// sets are answers that go before what was there, or beside it.
	sets []string
	// cluster is the id of a thing of the cloud to be read; name is what one like it
	// shall be called.
	cluster, provider, name string
}

func (a *app) importCommand() *cobra.Command {
	o := &importOptions{app: a}
	cmd := a.command(declaration{
		needs: remote,
		use:   "import {[PROVIDER] FILE | --from-cluster ID} [FLAGS]",
		short: forms.T("Make a profile of a request or a cluster that exists already", "将已有请求或集群转为配置文件"),
		long: forms.T(
			"Makes a profile of a creation, in whatever shape it is there: the body from a console or\nan API page, a line of aliyun, hcloud or curl, what their dry runs print, a request over\nHTTP, and what \"terraform show -json\" tells of a state or a plan. It is known by what is in\nit; \"-\" reads standard input. The profile goes to stdout or into --out, never over a file.\n\nOn stderr stands what was taken otherwise, what was left out and what was not understood,\neach with its place. Passwords and keys are never kept: a reference stands in their place.\nNothing is sent.\n\nWith --from-cluster a cluster of the cloud is read, as \"clusterwiz clusters\" lists it, and\nthe profile makes another one like it is today. What the cloud does not tell is listed;\nwhat belongs to the original alone is left out, its name too.",
			"将创建请求转为配置文件，格式不限：控制台或 API 文档中的请求体，aliyun、hcloud、curl\n命令行及其 dry-run 输出，HTTP 请求，以及 terraform show -json 输出的状态或计划。\n按内容自动识别；“-” 从标准输入读取。配置文件写到标准输出或 --out 指定的文件，\n不会覆盖已有文件。\n\n改动、去除与无法识别的内容及其位置写到标准错误。密码与密钥一律不保存，\n以引用代替。不发送任何请求。\n\n使用 --from-cluster 时读取云端已有的集群（见 clusterwiz clusters），生成的配置文件可按其现状\n新建同样的集群。云端不返回的内容会列出；原集群专有的内容（包括名称）不会带入。",
		),
		examples: "clusterwiz import body.json > cluster.toml\npbpaste | clusterwiz import - --out cluster.toml\nterraform show -json | clusterwiz import ack - --resource alicloud_cs_managed_kubernetes.main\nclusterwiz import --from-cluster ehpc-hz-QcLEbiVYHk --provider ehpc --region cn-hangzhou --name cfd-2",
		args:     cli.Arguments(0, 2, forms.T("a file, or a provider and a file", "文件，或云产品与文件")),
		complete: a.completeImport,
	}, o.run)
	say := func(en, zh string) string { return forms.T(en, zh).In(a.lang) }
	cmd.Flags().StringVar(&o.out, "out", "", say("write the profile to `FILE`, which must not exist", "将配置文件写入 `FILE`（不得已存在）"))
	cmd.Flags().StringVar(&o.resource, "resource", "", say("which one is meant, `ADDRESS`, where there are several", "有多个时指定其一：`ADDRESS`"))
	cmd.Flags().StringVar(&o.body, "body", "", say("the body, where a command line only names the `FILE` that it is in", "命令行只给出请求体的文件名时，该 `FILE`"))
	o.app.answerFlag(cmd.Flags(), &o.sets)
	cmd.Flags().StringVar(&o.cluster, "from-cluster", "", say("read this cluster in the cloud: its `ID` or name there, or a run that made it", "读取云端的该集群：其 `ID` 或名称，或创建它的运行"))
	cmd.Flags().StringVar(&o.provider, "provider", "", say("the `PROVIDER` of a cluster that no run of this machine made", "并非本机创建的集群所属的云产品 `PROVIDER`"))
	cmd.Flags().StringVar(&o.name, "name", "", say("what the new cluster is called, `NAME`", "新集群的名称 `NAME`"))
	return cmd
}

// completeImport offers providers, then files.
func (a *app) completeImport(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		words, _ := a.completeProvider(cmd, args, begun)
		return words, cobra.ShellCompDirectiveDefault
	}
	return nil, cobra.ShellCompDirectiveDefault
}

// imported is what a text became.
type imported struct {
	// shape is what it was.
	shape    forms.Text
	document *document
	findings []importer.Finding
	toml     []byte
	// copied is how many answers were taken as they were told by a cloud.
	copied int
}

func (o *importOptions) run(ctx context.Context, args []string) error {
	if o.cluster != "" && o.body == "" {
		return o.fromCluster(ctx, args)
	}
	if len(args) == 0 || o.provider != "" || o.name != "" {
		return cli.Usagef("name a file, \"-\" for standard input, or a cluster with --from-cluster, to which --provider and --name belong",
			"请指定文件（“-” 为标准输入），或用 --from-cluster 指定集群；--provider 与 --name 仅用于后者")
	}
	file := args[len(args)-1]
	options := importer.Options{Clouds: o.app.forms(), Resource: o.resource}
	if len(args) == 2 {
		provider, err := o.app.provider(args[0])
		if err != nil {
			return err
		}
		options.Provider = provider.About().ID
	}
	text, err := o.read(ctx, file)
	if err != nil {
		return err
	}
	if o.body != "" {
		options.Body = o.bodyFile(ctx)
	}
	source, err := importer.Recognize(text, options)
	if refusal := new(importer.Refusal); errors.As(err, &refusal) {
		return &codedError{&importError{refusal.Of(nameOfInput(file))}, invalid}
	}
	if err != nil {
		return err
	}
	made, err := o.make(ctx, source)
	if err != nil {
		return err
	}
	return o.write(made)
}

// bodyFile reads the file of --body for the one file that a line names.
func (o *importOptions) bodyFile(ctx context.Context) func(string) ([]byte, error) {
	first := ""
	return func(name string) ([]byte, error) {
		if first != "" && name != first {
			return nil, cli.Usagef("the line reads %s and %s, and --body is one of them: put their texts into the line", "命令行读取 %s 与 %s，而 --body 只能是其一：请将内容写入命令行", first, name)
		}
		first = name
		return o.read(ctx, o.body)
	}
}

// importError is why a text makes no profile.
type importError struct{ text forms.Text }

// Error implements error, in English.
func (e *importError) Error() string { return e.text.En }

// Text says why.
func (e *importError) Text() forms.Text { return e.text }

func nameOfInput(file string) string {
	if file == "-" {
		return "stdin"
	}
	return file
}

// read reads a text that may be anything.
func (o *importOptions) read(ctx context.Context, file string) ([]byte, error) {
	text, err := func() ([]byte, error) {
		if file == "-" {
			return files.Within(ctx, func() ([]byte, error) { return files.All(o.app.In, largestImport) })
		}
		return files.Await(ctx, file, largestImport)
	}()
	if err == nil || ctx.Err() != nil {
		return text, err
	}
	if isText(file) {
		return nil, cli.Usagef("this is a text and no file: put it into a file and name that, or pipe it into: clusterwiz import -",
			"这是文本，不是文件名：请存入文件后指定该文件，或通过管道传给：clusterwiz import -")
	}
	return nil, unreadable(profiles.Unreadable(nameOfInput(file), err))
}

// make reads the body back and makes the profile.
func (o *importOptions) make(ctx context.Context, source *importer.Source) (*imported, error) {
	provider, err := o.app.provider(source.Provider)
	if err != nil {
		return nil, err
	}
	answers, findings := source.Answers(provider.Form(), o.app.wholeBody(ctx, provider, source.Region))
	profile := &profiles.Profile{Provider: source.Provider, Region: cmp.Or(o.app.region, source.Region), Title: provider.About().Title(), Answers: answers, Path: o.out}
	if profile.Region == "" {
		findings = append(findings, importer.Finding{Kind: importer.Unreturned, Where: "region", Text: forms.T("it is no part of the body: add --region, here or when it is sent", "不在请求体中：请在此处或发送时加 --region")})
	}
	return o.encode(provider, profile, source.Shape, findings)
}

// encode writes a profile as text, with what --set says.
func (o *importOptions) encode(provider providers.Provider, profile *profiles.Profile, shape forms.Text, findings []importer.Finding) (*imported, error) {
	if err := o.app.assign(&document{Profile: profile, provider: provider}, o.sets); err != nil {
		return nil, err
	}
	d := o.app.document(profile, nil, nil)
	toml, err := profiles.Encode(provider.Form(), profile, o.app.lang)
	return &imported{shape: shape, document: d, findings: findings, toml: toml}, err
}

// wholeBody is all that a request of the provider carries for answers. It needs no
// account; where none of it can be made, nobody knows more than the form.
func (a *app) wholeBody(ctx context.Context, provider providers.Provider, region string) func(*forms.Answers) *forms.Body {
	target, err := a.connector().Unsent(ctx, provider, connect.Saved{Region: region})
	if err != nil {
		return nil
	}
	return func(answers *forms.Answers) *forms.Body {
		request, err := target.Client.Request(answers)
		if err != nil {
			return provider.Form().Body(answers)
		}
		return request.Body
	}
}

// write writes the profile, and what is to be said of it.
func (o *importOptions) write(made *imported) error {
	if o.out != "" {
		if err := profiles.Save(o.out, made.toml, false); err != nil {
			return unreadable(err)
		}
	}
	if o.app.json() {
		return o.app.writeJSON(o.object(made))
	}
	o.tell(made)
	if o.out != "" {
		return nil
	}
	_, err := o.app.Out.Write(made.toml)
	return err
}
