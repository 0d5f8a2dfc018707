package main

import (
	"cmp"
	"context"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/online"
	"clusterwiz/ui/plain"
)

// online asks the clouds about the documents, one after the other, and writes what
// they say. The error is that something is certain to be refused, under strict also that
// it may be, or that one of them answered nothing at all.
func (o *checkOptions) online(ctx context.Context, io *plain.IO, documents []*document) error {
	refused := 0
	var silent *providers.Failure
	for _, d := range documents {
		target, err := o.app.target(ctx, d.provider, savedOf(d))
		if err != nil {
			return err
		}
		findings := online.Check(ctx, target, d.Answers)
		silent = cmp.Or(silent, online.Silent(findings))
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
