package main

import (
	"context"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/ui/plain"
	"clusterwiz/ui/start"
	"clusterwiz/ui/work"
)

// start is clusterwiz without a command: the screen, or its choices line by line.
func (a *app) start(ctx context.Context, _ []string) error {
	switch {
	case a.interactive:
		return (&newOptions{app: a}).run(ctx, nil)
	case !a.Asked() && !a.plain:
		return cli.Usagef("there is no terminal for the wizard; use: clusterwiz --plain, clusterwiz replay FILE, or clusterwiz demo",
			"没有可用于向导的终端；请使用 clusterwiz --plain、clusterwiz replay FILE 或 clusterwiz demo")
	}
	prompts := a.prompts()
	chosen, err := a.chooseStart(ctx, prompts)
	if err != nil {
		return ended(err)
	}
	o := &newOptions{app: a, prompts: prompts}
	switch chosen := chosen.(type) {
	case start.New:
		return o.run(ctx, []string{chosen.Provider})
	case start.Preset:
		o.preset, _ = presetValue(chosen.Name)
	case start.File:
		o.from = chosen.Path
	case start.Resume:
		o.draft = &chosen.Draft
	case start.Watch:
		return (&watchOptions{app: a, prompts: prompts}).run(ctx, []string{chosen.Record.ID})
	}
	return o.run(ctx, nil)
}

// chooseStart asks what to do, of what the start screen offers.
func (a *app) chooseStart(ctx context.Context, prompts *plain.IO) (any, error) {
	store, err := a.store()
	if err != nil {
		return nil, err
	}
	drafts, err := a.drafts()
	if err != nil {
		return nil, err
	}
	offers, found := start.Offers(ctx, start.Options{
		Providers: a.clouds(), Store: store, Drafts: drafts, Profiles: a.dirs().Profiles(), Simulated: a.simulate,
	}, a.lang)
	if found.Trouble != nil {
		prompts.Say(forms.Tf("  ! %s", "  ! %s", work.Explain(found.Trouble)))
	}
	lines := make([]plain.Line, len(offers))
	for i, offer := range offers {
		lines[i] = plain.Line{Section: offer.Section, Text: offer.Text, Also: calledOf(offer)}
	}
	at, err := prompts.Pick(ctx, forms.T("What would you like to do (number, or a part of the line)", "要做什么（编号，或该行的一部分文字）"), lines)
	if err != nil {
		return nil, err
	}
	return offers[at].Does, nil
}

// calledOf is what commands call an offer; empty where that can be seen.
func calledOf(offer start.Offer) string {
	switch does := offer.Does.(type) {
	case start.New:
		return does.Provider
	case start.Preset:
		return does.Name
	case start.Resume:
		return does.Draft.ID
	}
	return ""
}

func (a *app) drafts() (*profiles.Drafts, error) {
	return profiles.OpenDrafts(a.dirs().Drafts(), a.forms())
}
