package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clusterwiz/cmd/internal/report"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/plain"
)

// The formats of a report.
const (
	junit  = "junit"
	github = "github"
)

// reportFlag lets the results be a report, too.
func (a *app) reportFlag(cmd *cobra.Command) {
	cmd.Flags().VarP(a.output.Also(junit, github), "output", "o", forms.T(
		"`FORMAT` of the results: text, json, junit, github (annotations)", "结果格式 `FORMAT`：text、json、junit、github（注释）").In(a.lang))
}

// quietFlag leaves the ids alone of the results.
func (a *app) quietFlag(flags *pflag.FlagSet) {
	flags.BoolVarP(&a.quiet, "quiet", "q", false, forms.T("print only the id of what is there at the end", "只输出最终资源的 ID").In(a.lang))
}

// reports tells whether the results are a report, which is written at the end.
func (a *app) reports() bool { return a.output.String() == junit || a.output.String() == github }

// problems writes what is wrong with a document, and notes it for the report.
func (a *app) problems(io *plain.IO, d *document, issues []profiles.Issue) {
	io.Problems(a.about(d), issues)
	if n := countErrors(issues); n > 0 {
		_ = d.blame(&problemsError{count: n}) // The caller returns one for all.
	}
	for _, issue := range issues {
		a.noted(d, issue, issue.Severity == forms.Warning)
	}
}

// noted keeps what is wrong for the report.
func (a *app) noted(d *document, issue profiles.Issue, warning bool) {
	if !a.reports() {
		return
	}
	one := a.caseOf(d)
	found := report.Finding{Warning: warning, Line: issue.Line, Column: issue.Column}
	if issue.File == d.Source() && d.Path != "" {
		found.File = issue.File
	} else {
		found.Line = 0
	}
	issue.File, issue.Severity = "", forms.Error // The format has words for them.
	found.Text = issue.String(a.lang)
	one.Findings = append(one.Findings, found)
	if !warning {
		one.Result, one.State = report.Failed, launch.EventInvalid
		one.Text = forms.T("there is something to correct", "有需要修改的内容").In(a.lang)
	}
}

// unread notes a profile that could not be read.
func (a *app) unread(path string, err error) {
	if a.reports() {
		one := a.report.Case(path)
		one.Result, one.State, one.Text = report.Broken, endOf(exitCode(err)), describe(err).In(a.lang)
	}
}

func (a *app) caseOf(d *document) *report.Case {
	about := a.about(d)
	one := a.report.Case(d.Source())
	one.Name, one.Provider = about.Subject.Name, about.Provider
	return one
}

// reportEnd notes how a request ended.
func (a *app) reportEnd(j *job, end jobEnd) {
	if !a.reports() {
		return
	}
	one := a.caseOf(j.document)
	one.Name, one.State, one.ID, one.Took = j.plan.Request.Name, end.kind, end.id(), end.took
	switch {
	case end.err == nil && end.kind == launch.EventExists, end.kind == launch.EventDetached, end.kind == launch.EventInterrupted:
		one.Result = report.Skipped
	case end.err != nil:
		one.Result = report.Failed
	}
	one.Text = forms.Tf("%s: %s", "%s：%s", launch.Word(end.kind), forms.Same(end.id())).In(a.lang)
	if end.err != nil {
		one.Text = launch.Word(end.kind).In(a.lang) + forms.T(": ", "：").In(a.lang) + describe(end.err).In(a.lang)
	}
}

// writeReport writes what a command of that name came to.
func (a *app) writeReport(command string, err error) error {
	if !a.reports() {
		return nil
	}
	r := a.report
	r.Command = command
	a.finish(r, err)
	if a.output.String() == junit {
		return r.JUnit(a.Out)
	}
	if err := r.Annotations(a.Out); err != nil {
		return err
	}
	if path := a.Env("GITHUB_STEP_SUMMARY"); path != "" {
		if trouble := summarizeStep(path, r, a.lang); trouble != nil {
			a.prompts().Say(forms.Tf("the step summary could not be written: %s", "步骤摘要未能写入：%s", forms.Same(firstLine(trouble.Error()))))
		}
	}
	return nil
}

// finish tells of what nothing was told yet: that nothing is wrong, or why it came to
// nothing.
func (a *app) finish(r *report.Report, err error) {
	told := false
	for _, one := range r.Cases {
		told = told || one.State != ""
	}
	if err != nil && len(r.Cases) == 0 {
		r.Case("").Name = r.Command
	}
	for _, one := range r.Cases {
		switch {
		case one.State != "":
		case err == nil:
			one.State = launch.EventValid
		case !told:
			one.Result, one.State, one.Text = report.Broken, endOf(exitCode(err)), describe(err).In(a.lang)
		default:
			one.State = launch.EventValid
			if a.whole { // It is right, and still it was not made.
				one.Result, one.Text = report.Skipped, beside.In(a.lang)
			}
		}
	}
}

// summarizeStep adds the summary to those of a workflow's step.
func summarizeStep(path string, r *report.Report, lang forms.Lang) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644) //nolint:gosec // The workflow reads it.
	if err != nil {
		return err
	}
	err = r.Summary(file, lang)
	if closing := file.Close(); err == nil {
		err = closing
	}
	return err
}
