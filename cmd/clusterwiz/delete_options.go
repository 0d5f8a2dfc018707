package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/ui/message"
	"clusterwiz/ui/plain"
	"clusterwiz/ui/work"
)

// choices is what a deletion is told besides what to delete.
type choices struct {
	chooser providers.DeleteChooser
	profile *profiles.Profile
}

// deletionChoices reads the assignments of --set and writes all that is wrong with
// them. It returns nil where the cloud takes no options.
func (o *deleteOptions) deletionChoices(t connect.Target) (*choices, error) {
	about := t.Provider.About()
	chooser, ok := t.Client.(providers.DeleteChooser)
	if !ok {
		if len(o.sets) > 0 {
			return nil, cli.Usagef("a deletion on %s takes no options; leave --set out", "%s 的删除没有选项；请去掉 --set", about.ID)
		}
		return nil, nil
	}
	chosen := &choices{chooser: chooser, profile: &profiles.Profile{Provider: about.ID, Answers: &forms.Answers{}}}
	form := chooser.DeleteForm()
	var issues []profiles.Issue
	for _, set := range o.sets {
		_, err := chosen.profile.Override(form, set)
		for _, issue := range profiles.IssuesOf(err) {
			issues = append(issues, named(issue, form, set))
		}
	}
	issues = append(issues, chosen.profile.Locate(form.Check(chosen.profile.Answers, nil))...)
	o.app.remarks().Problems(o.app.subject, issues)
	if n := countErrors(issues); n > 0 {
		return nil, &problemsError{count: n, undone: notDeleted}
	}
	return chosen, nil
}

// named lists what can be set in place of a pointer to the keys of profiles.
func named(issue profiles.Issue, form *forms.Form, set string) profiles.Issue {
	key, _, _ := strings.Cut(set, "=")
	keys := form.Keys()
	if key = strings.TrimSpace(key); slices.Contains(keys, key) {
		return issue
	}
	issue.Remedy = forms.Tf("there are: %s", "可用：%s", forms.Enumerate(keys))
	if near := forms.Nearest(key, keys); near != "" {
		issue.Remedy = forms.Tf("did you mean %s?", "是否为 %s？", near)
	}
	return issue
}

// ask puts the options to a person.
func (c *choices) ask(ctx context.Context, prompts *plain.IO) error {
	sheet := work.NewSheet(c.chooser.DeleteForm())
	sheet.Answers = c.profile.Answers
	err := prompts.Ask(ctx, work.New(ctx, work.Config{}, &message.Out{}), sheet)
	var ended *plain.EndOfInput
	if errors.As(err, &ended) {
		return errNoYes()
	}
	return err
}

// client deletes as was chosen.
func (c *choices) client() providers.Client { return c.chooser.DeleteWith(c.profile.Answers) }

// say writes what goes and what stays.
func (c *choices) say(prompts *plain.IO) {
	form := c.chooser.DeleteForm()
	scope := form.Scope(c.profile.Answers, nil)
	for _, step := range form.Steps {
		for _, q := range scope.Questions(step.ID) {
			value, _ := q.Effective()
			if value == nil {
				continue
			}
			shown := q.ShowText(value)
			prompts.Say(forms.Tf("  %s: %s (%s=%s)", "  %s：%s（%s=%s）", q.Label, shown, string(q.Path()), forms.ValueText(value)))
		}
	}
}
