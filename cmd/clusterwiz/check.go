package main

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/online"
	"clusterwiz/ui/plain"
)

// checkOptions are the flags of check.
type checkOptions struct {
	app  *app
	sets []string
	// preset stands in for a file, or beside them.
	preset string
	// asked: the cloud is asked as well.
	asked bool
}

func (a *app) checkCommand() *cobra.Command {
	o := &checkOptions{app: a}
	cmd := a.command(declaration{
		needs: remote,
		use:   "check FILE... [FLAGS]",
		short: forms.T("Name every problem of every profile", "列出配置文件的全部问题"),
		long: forms.T(
			"Names every problem of every profile with its line and column, and what to do,\nand every answer that is kept but not sent. Nothing is sent, and no secret is read.\nExit code 3 when there is any error.\n\nWith --online the cloud is asked, with the profile's account, whether what is filled in\nexists, fits together and is available, whether the name is free and the quotas\nsuffice: a line for each, passed, failed, doubtful or not checked. It only reads.",
			"列出每个配置文件的全部问题（行、列与改法），以及已保留但不会发送的填写项。\n不发送请求，也不读取敏感信息。有错误时退出码为 3。\n\n加 --online 时以配置文件的账号查询云端：所填内容是否存在、是否匹配、当前是否可用，名称是否可用，\n配额是否足够；每项一行：通过、未通过、存疑或未能检查。只读取，不创建。",
		),
		examples: "clusterwiz check *.toml\nclusterwiz check cfd.toml -o json\nclusterwiz check cfd.toml --online --account simulator",
		args:     orPreset(&o.preset, cli.Arguments(1, -1, forms.T("at least one profile", "配置文件（至少一个）"))),
		complete: a.completeProfile,
	}, o.run)
	a.answerFlag(cmd.Flags(), &o.sets)
	cmd.Flags().BoolVar(&o.asked, "online", false, forms.T("also ask the cloud", "同时查询云端").In(a.lang))
	a.strictFlag(cmd.Flags())
	a.reportFlag(cmd)
	a.presetFlag(cmd, &o.preset)
	return cmd
}

func (o *checkOptions) run(ctx context.Context, paths []string) error {
	io := o.app.prompts()
	documents, err := o.app.loadBatch(ctx, io, withPreset(o.preset, paths), o.sets)
	if err != nil {
		return err
	}
	if o.asked {
		if err := o.online(ctx, io, documents); err != nil {
			return err
		}
	}
	for _, d := range documents {
		switch {
		case o.asked: // Told of each in its turn.
		case io.JSON:
			o.app.ending(d)
		default:
			io.Result(forms.Tf("%s: ok", "%s：无误", d.Source()))
		}
	}
	return nil
}

// answerFlag declares the --set that changes an answer.
func (a *app) answerFlag(flags *pflag.FlagSet, to *[]string) {
	flags.Var(cli.ManyValues(to, cli.Assignment("basics.name=demo")), "set", forms.T("change an answer, `PATH=VALUE`; repeatable", "修改填写项 `PATH=VALUE`；可重复").In(a.lang))
}

// strictFlag makes warnings refuse, for machines that nobody watches.
func (a *app) strictFlag(flags *pflag.FlagSet) {
	flags.BoolVar(&a.strict, "strict", false, forms.T("treat warnings as errors (exit code 3)", "将警告视为错误（退出码 3）").In(a.lang))
}

// loadBatch is loadAll for profiles that are meant together: a name may stand for one
// thing only.
func (a *app) loadBatch(ctx context.Context, io *plain.IO, paths, sets []string) ([]*document, error) {
	documents, err := a.loadAll(ctx, io, paths, sets)
	var wrong *problemsError
	if err != nil && !errors.As(err, &wrong) || len(documents) < 2 {
		return documents, err
	}
	count, first := 0, map[string]*document{}
	if wrong != nil {
		count = wrong.count
	}
	for _, d := range documents {
		if d.provider == nil {
			continue // It does not say what it makes.
		}
		key := a.placeOf(ctx, d)
		earlier, repeated := first[key]
		if key == "" || !repeated {
			first[key] = d
			continue
		}
		count++
		name, _ := d.Answers.Get(nameKey)
		a.problems(io, d, d.Locate([]forms.Problem{{
			Path:    nameKey,
			Summary: forms.Tf("the name %s is that of %s, too, in the same place", "名称 %s 与 %s 相同，且位置相同", forms.ValueText(name), earlier.Source()),
			Remedy:  forms.T("give each a name of its own", "请为每个配置文件指定不同的名称"),
		}}))
	}
	if count > 0 {
		return nil, &problemsError{count: count}
	}
	return documents, nil
}

// nameKey is the answer that names the thing, with every cloud.
const nameKey = forms.Path("basics.name")

// placeOf names what a document makes, and where; empty where the name is missing or the
// request cannot be made without the account.
func (a *app) placeOf(ctx context.Context, d *document) string {
	target, err := a.connector().Unsent(ctx, d.provider, savedOf(d))
	if err != nil {
		return ""
	}
	request, err := target.Client.Request(d.Answers)
	if err != nil || request.Name == "" {
		return ""
	}
	return strings.Join([]string{d.Provider, a.about(d).Subject.Account, target.Endpoint.Region, request.Owner, request.Name}, "\n")
}

// online asks the clouds about the documents, one after the other, and writes what
// they say. The error is that something is certain to be refused, under strict also that
// it may be, or that one of them answered nothing at all.
func (o *checkOptions) online(ctx context.Context, io *plain.IO, documents []*document) error {
	o.app.whole = true // Nothing is said of those that were not asked about.
	refused := 0
	var silent *providers.Failure
	for _, d := range documents {
		target, err := o.app.target(ctx, d.provider, savedOf(d))
		if err != nil {
			return d.blame(err)
		}
		d.at(target)
		findings := online.Check(ctx, target, d.Answers)
		mute, before := online.Silent(findings), refused
		silent = cmp.Or(silent, mute)
		for _, found := range append(findings, o.app.absent(ctx, d)...) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if found.Result == online.Failed && (found.Certain || o.app.strict) {
				refused++
			}
			o.app.finding(io, d, target, found)
			o.app.notedOnline(d, found)
		}
		switch n := refused - before; {
		case n > 0:
			_ = d.blame(&problemsError{count: n})
		case mute != nil:
			_ = d.blame(mute)
		}
		o.app.ending(d)
	}
	if refused > 0 {
		return &problemsError{count: refused}
	}
	if silent != nil {
		return silent
	}
	return nil
}

// absent are the secrets of a document that are not where it refers to. They may be on the
// machine that sends it.
func (a *app) absent(ctx context.Context, d *document) []online.Finding {
	var found []online.Finding
	for _, p := range a.resolver(ctx).Missing(ctx, d.form(), d.Answers) {
		q, _ := d.form().Question(d.Answers, nil, p.Path)
		found = append(found, online.Finding{Result: online.Failed, Path: p.Path, Subject: q.Label, Text: p.Summary, Remedy: p.Remedy})
	}
	return found
}

// finding writes what the cloud says of one thing, with its place in the file.
func (a *app) finding(io *plain.IO, d *document, t connect.Target, found online.Finding) {
	at := profiles.Issue{File: d.Source(), Problem: forms.Problem{Path: found.Path}}
	if found.Path != "" {
		at = d.Locate([]forms.Problem{at.Problem})[0]
	}
	if !io.JSON {
		at.Summary, at.Remedy = findingText(found), found.Remedy
		io.Result(forms.Text{En: at.String(forms.En), Zh: at.String(forms.Zh)})
		return
	}
	e := aboutTarget(a.about(d), t)
	e.Time, e.Kind, e.Text = time.Now(), launch.EventChecked, forms.Same(found.Text.In(a.lang))
	e.Issue = &launch.Issue{
		File: at.File, Line: at.Line, Column: at.Column, Path: found.Path, Result: string(found.Result), Certain: found.Certain,
		Topic: found.Subject.In(a.lang), Remedy: found.Remedy.In(a.lang),
	}
	io.Event(e)
}

// findingText is the finding in one line, the result first.
func findingText(f online.Finding) forms.Text {
	result := forms.T("passed", "通过")
	switch {
	case f.Result == online.Failed && f.Certain:
		result = forms.T("failed", "未通过")
	case f.Result == online.Failed:
		result = forms.T("doubtful", "存疑")
	case f.Result == online.Unknown:
		result = forms.T("not checked", "未能检查")
	}
	if f.Text.IsZero() {
		return forms.Tf("%s: %s", "%s：%s", result, f.Subject)
	}
	return forms.Tf("%s: %s: %s", "%s：%s：%s", result, f.Subject, f.Text)
}

// notedOnline keeps for the report what the cloud will refuse, or may.
func (a *app) notedOnline(d *document, found online.Finding) {
	if found.Result == online.Passed {
		return
	}
	issue := profiles.Issue{File: d.Source(), Problem: forms.Problem{Path: found.Path}}
	if found.Path != "" {
		issue = d.Locate([]forms.Problem{issue.Problem})[0]
	}
	issue.Summary, issue.Remedy = findingText(found), found.Remedy
	a.noted(d, issue, found.Result != online.Failed || !found.Certain && !a.strict)
}
