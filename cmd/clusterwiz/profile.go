package main

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/ui/plain"
)

// document is a profile with the cloud that it is for.
type document struct {
	*profiles.Profile
	provider  providers.Provider
	name      string
	overrides []profiles.Override
	// unread is what could not be read of the file; issues is that and all else
	// that is wrong.
	unread, issues []profiles.Issue
	// owed is the end that is to be told of it; nil for none of its own.
	owed *owed
}

// form returns the questions of the document's cloud.
func (d *document) form() *forms.Form { return d.provider.Form() }

// load reads a profile, applies the assignments and checks the answers. What
// is wrong inside is in issues; the error is about the file, or the end of ctx.
func (a *app) load(ctx context.Context, path string, sets []string) (*document, error) {
	if path == "" {
		return nil, cli.Usagef("the name of the profile is empty", "配置文件名为空")
	}
	profile, issues, err := a.read(ctx, path)
	if usage := new(cli.UsageError); errors.As(err, &usage) {
		return nil, err
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, unreadable(err)
	}
	return a.document(profile, issues, sets), nil
}

func unreadable(err error) error {
	var trouble *profiles.FileError
	if errors.As(err, &trouble) {
		text := describeTrouble(trouble)
		return cli.Usagef("%s", "%s", text)
	}
	return err
}

// document finishes what was read: assignments, then the check, then what is
// not sent.
func (a *app) document(profile *profiles.Profile, issues []profiles.Issue, sets []string) *document {
	d := &document{Profile: profile, unread: issues, issues: slices.Clone(issues), name: cmp.Or(nameOf(profile.Files()), profile.Preset)}
	provider, err := a.provider(profile.Provider)
	if err != nil {
		return d
	}
	d.provider = provider
	for _, set := range sets {
		override, err := profile.Override(provider.Form(), set)
		d.issues = append(d.issues, profiles.IssuesOf(err)...)
		if err == nil {
			d.overrides = append(d.overrides, override)
		}
	}
	d.issues = append(d.issues, profile.Locate(a.problemsOf(d))...)
	d.issues = append(d.issues, profile.Locate(d.exposed())...)
	d.issues = append(d.issues, profile.Locate(profiles.NewResolver().Absent(d.form(), d.Answers))...)
	for _, idle := range provider.Form().Inactive(d.Answers) {
		d.issues = append(d.issues, profile.Locate([]forms.Problem{idle.Problem()})...)
	}
	if _, err := (providers.Endpoint{Region: profile.Region, Base: profile.Endpoint, InsecureHTTP: a.insecure}).Origin(); err != nil {
		f := providers.AsFailure(err)
		if f.Field == "" {
			f.Field = "endpoint"
		}
		d.issues = append(d.issues, profile.Locate([]forms.Problem{{Path: f.Field, Summary: f.Summary, Remedy: f.Remedy}})...)
	} else {
		d.issues = append(d.issues, a.strangeRegion(d)...)
	}
	a.severe(d.issues)
	d.issues = profile.InOrder(d.issues[:len(issues)], d.issues[len(issues):])
	return d
}

// strangeRegion warns of a region that the cloud is not known to have, whoever named it.
func (a *app) strangeRegion(d *document) []profiles.Issue {
	problem := d.provider.About().Elsewhere(cmp.Or(a.region, d.Region))
	switch {
	case problem.Summary.IsZero():
		return nil
	case a.region != "":
		return []profiles.Issue{{File: "--region", Problem: problem}}
	}
	return d.Locate([]forms.Problem{problem})
}

// saysOf tells whether something that could not be read stood at path: that it is
// missing now would be the same mistake told again.
func (d *document) saysOf(path forms.Path) bool {
	_, answered := d.Answers.Get(path)
	return !answered && slices.ContainsFunc(d.issues, func(i profiles.Issue) bool { return i.Path == path && i.Severity == forms.Error })
}

// problemsOf checks the answers and tells with what is missing which flag gives it.
func (a *app) problemsOf(d *document) []forms.Problem {
	flags := map[forms.Path]string{}
	for _, missing := range plain.MissingIn(d.form(), d.Answers) {
		flags[missing.Path] = missing.Flag()
	}
	problems := d.form().Check(d.Answers, nil)
	problems = slices.DeleteFunc(problems, func(p forms.Problem) bool { return d.saysOf(p.Path) })
	for i, problem := range problems {
		if flag, ok := flags[problem.Path]; ok {
			problems[i].Remedy = forms.Tf("add it, or: %s", "请填写，或使用：%s", flag)
		}
	}
	return problems
}

// exposed warns of files with secrets that others may read.
func (d *document) exposed() []forms.Problem {
	return profiles.NewResolver().Look(d.form(), d.Answers)
}

// nameOf is what a run is called by among others: the file without its ending.
func nameOf(path string) string {
	if path == "" {
		return ""
	}
	return profiles.ShortName(path)
}

// loadAll reads all profiles and writes all that is wrong with any of them. It
// returns an error unless everything is right; where only answers are wrong, the
// documents, too.
func (a *app) loadAll(ctx context.Context, io *plain.IO, paths, sets []string) ([]*document, error) {
	var documents []*document
	var errs []error
	count := 0
	for _, path := range paths {
		a.owes = append(a.owes, &owed{about: aboutFile(path)})
	}
	for i, path := range paths {
		d, err := a.load(ctx, path, sets)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err != nil {
			errs = append(errs, err)
			a.owes[i].err = err
			a.unread(path, err)
			continue
		}
		d.owed, a.owes[i].about = a.owes[i], a.about(d)
		if a.reports() {
			a.caseOf(d) // Though nothing is wrong with it.
		}
		a.problems(io, d, d.issues)
		count += countErrors(d.issues)
		documents = append(documents, d)
	}
	if count > 0 {
		for _, err := range errs {
			a.printError(err)
		}
		return documents, &problemsError{count: count}
	}
	for i, err := range errs {
		if i == len(errs)-1 {
			return nil, err
		}
		a.printError(err)
	}
	return documents, nil
}

// countErrors counts the issues that keep a request from being sent.
func countErrors(issues []profiles.Issue) int {
	n := 0
	for _, issue := range issues {
		if issue.Severity == forms.Error {
			n++
		}
	}
	return n
}

// remarks returns the line prompts with problems going to stderr unless they
// are asked for as JSON: results belong to stdout, and these are none.
func (a *app) remarks() *plain.IO {
	io := a.prompts()
	if !io.JSON {
		io.Out = a.Err
	}
	return io
}

// severe makes errors of warnings where that was asked for.
func (a *app) severe(issues []profiles.Issue) {
	for i := range issues {
		if a.strict {
			issues[i].Severity = forms.Error
		}
	}
}
