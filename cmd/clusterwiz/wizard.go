package main

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui"
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
		Providers: a.clouds(), Store: store, Launcher: launch.New(store, launch.Options{}), Drafts: drafts, Dirs: dirs, Lang: a.lang,
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
	_, err := a.simulated(a.world)
	return err
}
