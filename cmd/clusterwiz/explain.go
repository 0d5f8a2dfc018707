package main

import (
	"cmp"
	"context"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/ui/plain"
)

// saidJSON is a value with where it came from, as an object.
type saidJSON struct {
	Path  forms.Path `json:"path"`
	Value string     `json:"value"`
	From  string     `json:"from"`
	File  string     `json:"file,omitempty"`
	Line  int        `json:"line,omitempty"`
	// Name is that of the environment variable, or of the question that it follows.
	Name string `json:"name,omitempty"`
}

// fromFlag is the origin of what a flag of its own says.
const fromFlag profiles.Origin = "flag"

// explain writes each value of a profile that applies with where it came from, also
// where others are wrong. Nothing is asked of the cloud, so what it would assume stands
// as its documents say.
func (a *app) explain(ctx context.Context, remarks *plain.IO, path string, sets []string) error {
	d, err := a.load(ctx, path, sets)
	if err != nil {
		return err
	}
	a.subject = a.about(d)
	remarks.Problems(a.subject, d.issues)
	if d.provider != nil {
		err = a.writeSaid(d)
	}
	if count := countErrors(d.issues); err == nil && count > 0 {
		return &problemsError{count: count}
	}
	return err
}

func (a *app) writeSaid(d *document) error {
	all := append(a.headOf(d), d.Explain(d.form())...)
	t := cli.NewTable(forms.T("ANSWER", "填写项"), forms.T("VALUE", "值"), forms.T("FROM", "来源"))
	list := []saidJSON{}
	for _, said := range all {
		value, from := valueOf(said), said.Whence().In(a.lang)
		switch said.From {
		case profiles.FromOverride:
			from = "--set"
		case fromFlag:
			from = said.File
		default:
		}
		t.Row(string(said.Path), shortened(value), from)
		list = append(list, saidJSON{said.Path, value, string(said.From), said.File, said.Line, said.Name})
	}
	if a.json() {
		return a.writeJSON(list)
	}
	return t.Write(a.Out, a.lang)
}

// valueOf is a value as a profile has it; of a secret, where it is kept.
func valueOf(said profiles.Said) string {
	if secret, isSecret := said.Value.(forms.Secret); isSecret {
		return said.Field.Show(secret, forms.En)
	}
	return forms.ValueText(said.Value)
}

// headOf is what stands beside the answers.
func (a *app) headOf(d *document) []profiles.Said {
	var all []profiles.Said
	for _, one := range []struct{ key, value, flag string }{
		{"provider", d.Provider, ""}, {"region", d.Region, a.region}, {"account", d.Account, a.account}, {"endpoint", d.Endpoint, a.endpoint},
	} {
		said := d.Head(one.key)
		if one.flag != "" {
			said.From, said.File, said.Line = fromFlag, "--"+one.key, 0
		}
		if said.Field, said.Value = textField, cmp.Or(one.flag, one.value); said.Value != "" {
			all = append(all, said)
		}
	}
	return all
}

var textField = &forms.Field{Kind: forms.String}

// longestShown is as much of a value as a line shows, in characters.
const longestShown = 60

func shortened(value string) string {
	if runes := []rune(value); len(runes) > longestShown {
		return string(runes[:longestShown]) + "…"
	}
	return value
}
