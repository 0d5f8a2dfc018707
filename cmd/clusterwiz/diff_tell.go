package main

import (
	"cmp"
	"context"
	"fmt"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles/diff"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// tellDiff writes how the second side differs from the first.
func (a *app) tellDiff(ctx context.Context, first, second side) error {
	if x, y := first.provider.About(), second.provider.About(); x.ID != y.ID {
		return cli.Usagef("%s is of %s and %s of %s: they ask different questions", "%s 属于 %s，%s 属于 %s：问题不同，无法比较", first.name, x.Name, second.name, y.Name)
	}
	var changes []diff.Change
	swapped := first.live != nil && second.live == nil
	switch {
	case swapped: // What the cloud does not tell is told by the other side, whichever comes first.
		changes = turned(first.live.Changes(second.answers))
	case second.live != nil:
		changes = second.live.Changes(first.answers)
	default:
		changes = diff.Requests(first.provider.Form(), first.answers, second.answers, a.requestText(ctx, first.provider, cmp.Or(first.region, second.region)))
	}
	changes = append(heads(first, second), changes...)
	if err := a.writeDiff(first, second, changes); err != nil {
		return err
	}
	if len(diff.Known(changes)) > 0 {
		return errDifferent
	}
	return nil
}

// requestText is all that goes out for answers, less its secrets. It needs no account; of
// what makes no request there is the body as the form has it.
func (a *app) requestText(ctx context.Context, provider providers.Provider, region string) func(*forms.Answers) string {
	target, err := a.connector().Unsent(ctx, provider, connect.Saved{Region: region})
	return func(answers *forms.Answers) string {
		request := providers.Request{Body: provider.Form().Body(answers)}
		if err == nil {
			if made, err := target.Client.Request(answers); err == nil {
				request = made
			}
		}
		body, err := request.Body.JSON(forms.Masked)
		if err != nil {
			return err.Error()
		}
		return request.URL + " " + string(body)
	}
}

// turned are the changes seen from the other side.
func turned(changes []diff.Change) []diff.Change {
	for i, c := range changes {
		c.Was, c.Is, c.Old, c.New, c.OldValue, c.NewValue = c.Is, c.Was, c.New, c.Old, c.NewValue, c.OldValue
		switch c.Kind {
		case diff.Added:
			c.Kind = diff.Removed
		case diff.Removed:
			c.Kind = diff.Added
		case diff.Unknown, diff.Chosen:
			c.Old, c.OldValue, c.New, c.NewValue = c.New, c.NewValue, c.Old, c.OldValue
		case diff.Changed:
		}
		changes[i] = c
	}
	return changes
}

// heads compares where two requests go; what one does not say is no difference.
func heads(first, second side) []diff.Change {
	var changes []diff.Change
	add := func(path string, label forms.Text, old, now string) {
		if old != "" && now != "" && old != now {
			changes = append(changes, diff.Change{
				Kind: diff.Changed, Path: path, Label: label, Old: forms.Same(old), New: forms.Same(now), OldValue: old, NewValue: now,
			})
		}
	}
	add("region", first.provider.About().RegionName(), first.region, second.region)
	add("account", forms.T("Account", "账号"), first.account, second.account)
	return changes
}

// diffJSON is a comparison as an object.
type diffJSON struct {
	A        string       `json:"a"`
	B        string       `json:"b"`
	Provider string       `json:"provider"`
	Same     bool         `json:"same"`
	Changes  []changeJSON `json:"changes"`
}

type changeJSON struct {
	Kind  diff.Kind `json:"kind"`
	Path  string    `json:"path"`
	Label string    `json:"label"`
	Old   string    `json:"old,omitempty"`
	New   string    `json:"new,omitempty"`
	// Why is why the cloud does not tell it, of what is unknown.
	Why string `json:"why,omitempty"`
}

func (a *app) writeDiff(first, second side, changes []diff.Change) error {
	if a.json() {
		out := diffJSON{A: first.name, B: second.name, Provider: first.provider.About().ID, Same: len(diff.Known(changes)) == 0, Changes: []changeJSON{}}
		for _, c := range changes {
			out.Changes = append(out.Changes, changeJSON{
				Kind: c.Kind, Path: c.Path, Label: c.Label.In(a.lang),
				Old: cmp.Or(c.OldValue, c.Old.In(a.lang)), New: cmp.Or(c.NewValue, c.New.In(a.lang)), Why: c.Why.In(a.lang),
			})
		}
		return a.writeJSON(out)
	}
	if len(changes) == 0 {
		a.prompts().Say(forms.Tf("%s and %s come to the same", "%s 与 %s 内容相同", first.name, second.name))
		return nil
	}
	for _, c := range changes {
		if _, err := fmt.Fprintln(a.Out, c.Line().In(a.lang)); err != nil {
			return err
		}
	}
	return nil
}
