package main

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles/defaults"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// connector makes targets by what the flags say. called are the clouds that the
// faults of the built-in simulator are for.
func (a *app) connector(called ...string) *connect.Connector {
	c := &connect.Connector{
		Simulate: a.simulate, Account: a.account, Region: a.region, Endpoint: a.endpoint, InsecureHTTP: a.insecure, World: a.world, Speed: a.speed, Gates: &a.gates,
		Defaults: func(provider string) (account, region string) {
			return a.defaults.Of(defaults.Account, provider), a.defaults.Of(defaults.Region, provider)
		},
		Simulator: func(world string) (http.RoundTripper, error) {
			if err := a.checkFaults(called...); err != nil {
				return nil, err
			}
			return a.simulated(world)
		},
	}
	if a.debug != "" {
		c.Log = a.log
	}
	return c
}

// target chooses account, region and endpoint and makes the client, and tells
// once when nothing is real. Nothing is sent. others are the clouds that the same
// command calls as well.
func (a *app) target(ctx context.Context, provider providers.Provider, saved connect.Saved, others ...string) (connect.Target, error) {
	if err := a.untrusted(saved); err != nil {
		return connect.Target{}, err
	}
	target, err := a.connector(append(slices.Clone(others), provider.About().ID)...).Target(ctx, provider, saved)
	if err != nil {
		return target, suggested(err, a.account, provider.Accounts(ctx))
	}
	if err := a.simulatedOnly(target); err != nil {
		return target, err
	}
	if target.Simulated() {
		a.saySimulated()
	}
	a.sayInClear(target)
	return target, nil
}

// sayInClear warns once of a target that others can read on the way.
func (a *app) sayInClear(target connect.Target) {
	note := target.InClear()
	if note.IsZero() {
		return
	}
	if _, told := a.told.LoadOrStore(note.En, true); !told {
		a.prompts().Say(forms.Tf("! %s", "! %s", note))
	}
}

// runTarget connects to where a run was sent.
func (a *app) runTarget(ctx context.Context, r launch.Record, saved connect.Saved) (connect.Target, error) {
	provider, err := a.provider(r.Provider)
	if err != nil {
		return connect.Target{}, err
	}
	return a.target(ctx, provider, saved)
}

// untrusted refuses the address that a profile names in place of the cloud's own, until
// the command line names it, too: whoever wrote the profile would be shown requests signed
// with the account, and the secrets in them.
func (a *app) untrusted(saved connect.Saved) error {
	if saved.Run || saved.Endpoint == "" || providers.Loopback(saved.Endpoint) || a.endpoint != "" {
		return nil
	}
	return cli.Usagef("the profile sends to %s, not to the cloud's own hosts; if you trust that address with your credentials, add: --endpoint %s",
		"配置文件指定发往 %s，而非云的默认地址；如信任该地址并愿向其出示凭证，请加：--endpoint %s", saved.Endpoint, saved.Endpoint)
}

// savedOf is what a document says of its target.
func savedOf(d *document) connect.Saved {
	return connect.Saved{Account: d.Account, Region: d.Region, Endpoint: d.Endpoint}
}

// suggested adds the account that was probably meant to the refusal of one that
// is not there.
func suggested(err error, typed string, found []providers.Account) error {
	failure := providers.FailureIn(err)
	if !errors.Is(err, connect.ErrNoAccount) || failure == nil {
		return err
	}
	ids := []string{providers.SimulatorID}
	for _, account := range found {
		ids = append(ids, account.ID)
	}
	near := forms.Nearest(typed, ids)
	if near == "" {
		return err
	}
	better := *failure
	better.Remedy = forms.Tf("did you mean %s? %s", "是否想用 %s？%s", near, failure.Remedy)
	return &better
}

// saySimulated tells once that nothing is real.
func (a *app) saySimulated() {
	a.warned.Do(func() {
		a.prompts().Say(forms.T(
			"*** SIMULATED: nothing real is created and nothing costs money ***",
			"*** SIMULATED 模拟：不会创建任何真实资源，也不产生费用 ***",
		))
	})
}

// checkFaults refuses faults that none of these clouds could ever meet; without
// an id, those that no cloud could.
func (a *app) checkFaults(ids ...string) error {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" })
	slices.Sort(ids)
	ids = slices.Compact(ids)
	for _, fault := range a.faults {
		if err := fault.Check(ids...); err != nil {
			return cli.FaultRefusal(fault.String(), err)
		}
	}
	return nil
}

// simulatedOnly refuses what the flags say of the simulator for any other target:
// who sets its pace believes that nothing is real.
func (a *app) simulatedOnly(target connect.Target) error {
	switch {
	case target.BuiltIn():
		return nil
	case len(a.faults) > 0:
		return faultsElsewhere()
	case a.retired:
		return cli.Usagef("--simulate-retired is for the built-in simulator: add --simulate, without --endpoint; clusterwiz simulate takes --allow-retired",
			"--simulate-retired 仅用于内置模拟器：请加 --simulate 且不用 --endpoint；clusterwiz simulate 使用 --allow-retired")
	case a.speed > 0 && !target.Simulated():
		return cli.Usagef("--simulate-speed is for the simulator, and the account %s is real; add --simulate, or leave it out",
			"--simulate-speed 仅用于模拟器，而账号 %s 是真实账号；请加 --simulate，或去掉该选项", target.Account.ID)
	}
	return nil
}

// faultsElsewhere refuses faults for what is not the built-in simulator.
func faultsElsewhere() error {
	return cli.Usagef("--simulate-fault is for the built-in simulator: add --simulate, without --endpoint; clusterwiz simulate takes --fault",
		"--simulate-fault 仅用于内置模拟器：请加 --simulate 且不用 --endpoint；clusterwiz simulate 使用 --fault")
}
