package main

import (
	"context"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui"
	"clusterwiz/ui/plain"
	"clusterwiz/ui/start"
	"clusterwiz/ui/work"
)

// wizard shows the screens; a variable of app so that a test can stand in.
type wizard func(context.Context, ui.Config) (ui.Result, error)

// showWizard opens the screens at start and returns how it ended.
func (a *app) showWizard(ctx context.Context, start ui.Start) error {
	if err := a.checkAccount(ctx, start); err != nil {
		return err
	}
	store, err := a.openStore()
	if err != nil {
		return err
	}
	dirs := a.dirs()
	if err := profiles.Placed(dirs.Config); err != nil {
		return err
	}
	drafts, err := a.drafts()
	if err != nil {
		return err
	}
	if err := a.checkWorld(ctx, start); err != nil {
		return err
	}
	result, err := a.wizard(ctx, ui.Config{
		Providers: a.clouds(), Store: store, Launcher: launch.New(store, launch.Options{}), Drafts: drafts, Dirs: dirs, Lang: a.lang, Charset: a.charset,
		Connector: a.connector(), In: a.In, Out: a.screen, Start: start, NoMouse: a.noMouse, Resolver: a.resolver(ctx),
		Terminal: a.Env("TERM_PROGRAM"), Quiet: !a.notifies(),
	})
	record := launch.Record{}
	if result.Record != nil {
		record = *result.Record
	}
	err = coded(record, err)
	a.dropDrafts(record)
	if result.Draft != nil {
		a.sayDraft(*result.Draft)
	}
	a.sayState(record)
	a.sayNext(a.prompts(), record, err, true)
	return err
}

// notifyVariable switches the bell and the notice at the end of a run off.
const notifyVariable = "CLUSTERWIZ_NOTIFY"

// sayState leaves on the terminal what the screen took along: what became of the run, and
// its ids.
func (a *app) sayState(record launch.Record) {
	if record.ID == "" {
		return
	}
	thing := forms.Same(record.Name)
	if record.Receipt != nil && record.Receipt.ID != "" {
		thing = forms.Tf("%s %s", "%s %s", record.Name, record.Receipt.ID)
	}
	a.prompts().Say(forms.Tf("%s: %s; run %s", "%s：%s；运行 %s", thing, record.Phase.Text(), record.ID))
}

// checkAccount refuses an account of the command line that no cloud has which
// may be chosen, and the simulator's at the address of another machine.
func (a *app) checkAccount(ctx context.Context, start ui.Start) error {
	if (a.simulate || a.account == providers.SimulatorID) && a.endpoint != "" && !providers.Loopback(a.endpoint) {
		return connect.NotSimulated(a.endpoint)
	}
	if a.account == "" {
		return nil
	}
	if start.Provider == "" {
		_, err := a.chosenAccounts(ctx)
		return err
	}
	provider, err := a.provider(start.Provider)
	if err != nil {
		return err
	}
	choice := a.connector().Choose(ctx, provider, connect.Saved{})
	if choice.Refusal != nil && choice.Account.ID == "" {
		return suggested(choice.Refusal, a.account, choice.Accounts)
	}
	return nil
}

// checkWorld refuses, before the screen opens, faults that nothing can meet and
// a simulated world that cannot be kept, where the wizard may begin with it.
func (a *app) checkWorld(ctx context.Context, start ui.Start) error {
	if a.endpoint != "" || start.Profile != nil && start.Profile.Endpoint != "" {
		return nil
	}
	saved := connect.Saved{}
	if start.Profile != nil {
		saved.Account = start.Profile.Account
	}
	if start.Run != nil {
		saved = start.Run.Saved()
	}
	for _, provider := range a.clouds() {
		if start.Provider != "" && provider.About().ID != start.Provider {
			continue
		}
		choice := a.connector().Choose(ctx, provider, saved)
		if !choice.None && !choice.Account.Simulated {
			return nil
		}
	}
	if err := a.checkFaults(start.Provider); err != nil {
		return err
	}
	return a.checkSimulated(a.world)
}

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
	case start.Running:
		if o.begun, err = o.like(ctx); err != nil {
			return ended(err)
		}
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
	return pickOffer(ctx, prompts, forms.T("What would you like to do (number, or a part of the line)", "要做什么（编号，或该行的一部分文字）"), offers)
}

// pickOffer asks for one of several offers.
func pickOffer(ctx context.Context, prompts *plain.IO, question forms.Text, offers []start.Offer) (any, error) {
	lines := make([]plain.Line, len(offers))
	for i, offer := range offers {
		lines[i] = plain.Line{Section: offer.Section, Text: offer.Text, Also: calledOf(offer)}
	}
	at, err := prompts.Pick(ctx, question, lines)
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
	case start.Running:
		return does.Provider
	case start.Like:
		return does.Thing.ID
	}
	return ""
}

func (a *app) drafts() (*profiles.Drafts, error) {
	return profiles.OpenDrafts(a.dirs().Drafts(), a.forms())
}
