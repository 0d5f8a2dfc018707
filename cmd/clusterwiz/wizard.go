package main

import (
	"context"
	"net/http"

	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui"
)

// wizard shows the screens; a variable of app so that a test can stand in.
type wizard func(context.Context, ui.Config) (ui.Result, error)

// start is clusterwiz without a command.
func (a *app) start(ctx context.Context, _ []string) error {
	if a.interactive {
		return a.showWizard(ctx, ui.Start{})
	}
	if !a.asked() {
		return usagef("there is no terminal for the wizard; use: clusterwiz new --plain, clusterwiz replay FILE, or clusterwiz demo",
			"没有可用于向导的终端；请使用 clusterwiz new --plain、clusterwiz replay FILE 或 clusterwiz demo")
	}
	return (&newOptions{app: a}).run(ctx, nil)
}

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
	drafts, err := profiles.OpenDrafts(dirs.Drafts())
	if err != nil {
		return err
	}
	c := a.likely(ctx, start)
	account := a.account
	if a.simulate {
		account = providers.SimulatorID
	}
	if c.account.Simulated && a.endpoint == "" {
		if err := a.checkFaults(start.Provider); err != nil {
			return err
		}
		if _, err := a.simulated(a.world); err != nil {
			return err
		}
	}
	result, err := a.wizard(ctx, ui.Config{
		Providers: a.clouds(), Store: store, Launcher: a.launcher(store, c, 0), Drafts: drafts, Dirs: dirs, Lang: a.lang,
		Simulator: a.simulatedTransport, World: a.world, Account: account, Region: a.region, Endpoint: a.endpoint,
		In: a.in, Out: a.screen, Start: start, Resolver: a.resolver(ctx),
	})
	record := launch.Record{}
	if result.Record != nil {
		record = *result.Record
	}
	err = coded(record, err)
	if result.Draft != nil {
		a.tellDraft(*result.Draft)
	}
	a.afterwards(a.prompts(), record, err)
	return err
}

// checkAccount refuses an account that no cloud has which may be chosen.
func (a *app) checkAccount(ctx context.Context, start ui.Start) error {
	if a.account == "" {
		return nil
	}
	if start.Provider == "" {
		_, err := a.chosenAccounts(ctx)
		return err
	}
	provider, err := a.provider(start.Provider)
	if err == nil {
		_, err = a.chooseAccount(ctx, provider, wish{})
	}
	return err
}

// likely is the connection that the wizard will begin with, for the pace of
// its polls; without a client. Where the cloud is not known yet it is simulated
// only if every cloud is: a real one must not be asked at the simulator's pace.
func (a *app) likely(ctx context.Context, start ui.Start) *connection {
	w := wish{}
	if start.Profile != nil {
		w.account = start.Profile.Account
	}
	if start.Run != nil {
		w.account, w.simulated = start.Run.Account, start.Run.Simulated
	}
	c := &connection{}
	for _, provider := range a.clouds() {
		if start.Provider != "" && provider.About().ID != start.Provider {
			continue
		}
		account, err := a.chooseAccount(ctx, provider, w)
		if err != nil {
			continue
		}
		if c.account = account; !account.Simulated {
			break
		}
	}
	return c
}

// simulatedTransport is simulated for a caller that meets the error only when
// it calls.
func (a *app) simulatedTransport(world string) http.RoundTripper {
	transport, err := a.simulated(world)
	if err != nil {
		return broken{err}
	}
	return transport
}

// broken is a way on which nothing can be sent.
type broken struct{ err error }

// RoundTrip implements http.RoundTripper.
func (b broken) RoundTrip(*http.Request) (*http.Response, error) { return nil, b.err }
