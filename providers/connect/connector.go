package connect

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// ErrUsage is the cause of a failure that a wrong command line is to blame for.
var ErrUsage = errors.New("wrong usage")

// Connector makes targets by what the command line says. The zero value says
// nothing and knows no built-in simulator. It is safe for concurrent use where
// Simulator is.
type Connector struct {
	// Simulate and the ids are the flags of those names; empty is not given.
	Simulate                  bool
	Account, Region, Endpoint string
	// InsecureHTTP is the leave to send over plain http to another machine.
	InsecureHTTP bool
	// Defaults are account and region of a cloud where neither the command line nor what
	// was saved names one; nil and empty say nothing.
	Defaults func(provider string) (account, region string)
	// Simulator opens the way into the built-in world of that name.
	Simulator func(world string) (http.RoundTripper, error)
	// World is the built-in world that new things are made in.
	World string
	// Speed is how much faster than a real cloud the simulator lives; 0 is
	// [Speed].
	Speed float64
	// Gates hold the calls of real accounts to a rate; nil is none.
	Gates *Gates
	// Log is told of every call, never of a secret; nil is nobody.
	Log *slog.Logger
}

// Saved is what a profile, a draft or a run says; the zero value says nothing.
type Saved struct {
	Account, Region, Endpoint string
	// Run: it is about something that was sent before, to World where Simulated.
	Run       bool
	Simulated bool
	World     string
	// InsecureHTTP: the leave to send over plain http was given when the run was
	// made.
	InsecureHTTP bool
	// Over: the run has come to its end. It is told without a call, so that no
	// account is needed.
	Over bool
}

// Target is one account on one endpoint of a cloud, ready to be called.
type Target struct {
	Provider providers.Provider
	Account  providers.Account
	Endpoint providers.Endpoint
	Client   providers.Client
	Pace     Pace
}

// Simulated tells whether nothing real is behind the target.
func (t Target) Simulated() bool { return t.Account.Simulated }

// BuiltIn tells whether the target is in the simulator inside this program.
func (t Target) BuiltIn() bool { return t.Account.Simulated && t.Endpoint.Base == "" }

// Elsewhere are the addresses that calls go to in place of the cloud's own hosts,
// by the endpoint or by variables of the environment; none for the built-in
// simulator.
func (t Target) Elsewhere() []string {
	if t.Endpoint.Base != "" {
		return []string{t.Endpoint.Base}
	}
	if rerouted, ok := t.Client.(providers.Rerouted); ok {
		return rerouted.Addresses()
	}
	return nil
}

// InClear warns of a target of which a part is plain http to another machine;
// the zero Text for any other.
func (t Target) InClear() forms.Text {
	var inClear []string
	for _, address := range t.Elsewhere() {
		if providers.InClear(address) {
			inClear = append(inClear, address)
		}
	}
	if len(inClear) == 0 {
		return forms.Text{}
	}
	return forms.Tf("plain http to %s: anyone on the way can read and change everything, including passwords and keys",
		"以明文 http 发送到 %s：途中任何人都能读取和篡改全部内容，包括密码与密钥", forms.Enumerate(inClear))
}

// Target chooses account, region and endpoint and makes the client. Nothing is
// sent. Errors are those of [Connector.Choose] and [Connector.Connect], and a
// command line that leads elsewhere than where a run was sent ([ErrUsage]).
func (c *Connector) Target(ctx context.Context, p providers.Provider, saved Saved) (Target, error) {
	if refusal := c.elsewhere(saved); refusal != nil {
		return Target{}, refusal
	}
	choice := c.Choose(ctx, p, saved)
	account, lost := choice.Account, choice.Refusal != nil
	switch {
	case lost && saved.Over && c.Account == "" && !c.Simulate:
		account = providers.Account{ID: saved.Account, Source: forms.Same(saved.Account)}
	case lost:
		return Target{}, choice.Refusal
	case saved.Run && account.Simulated != saved.Simulated:
		return Target{}, otherKind(saved)
	}
	target, err := c.target(p, account, c.Place(account, p, saved))
	if err != nil && saved.Over {
		target.Client, err = unasked{failure: providers.AsFailure(err)}, nil
	}
	return target, err
}

// Unsent is Target for what shows a request and sends nothing: it needs no
// account, and stands one in where none can be used. Only an account of the
// command line must be there.
func (c *Connector) Unsent(ctx context.Context, p providers.Provider, saved Saved) (Target, error) {
	choice := c.Choose(ctx, p, saved)
	account := choice.Account
	if choice.Refusal != nil {
		if errors.Is(choice.Refusal, ErrUsage) || c.Account != "" && account.ID == "" {
			return Target{}, choice.Refusal
		}
		// Without an id nothing can be signed with it.
		account = providers.Account{Key: account.Key, Region: account.Region}
	}
	shown := *c
	shown.Simulator = nil
	return shown.target(p, account, shown.Place(account, p, saved))
}

// Connect makes the target of a new thing at a region and an endpoint that a
// person has settled on; an empty base is the cloud's own hosts, or the built-in
// world for the simulator's account. Nothing is sent. Errors are a
// [providers.Failure]: an account in trouble, an address that is none, and the
// simulator's account at the address of another machine ([ErrUsage]).
func (c *Connector) Connect(p providers.Provider, account providers.Account, region, base string) (Target, error) {
	return c.target(p, account, providers.Endpoint{Region: region, Base: base, InsecureHTTP: c.InsecureHTTP, World: c.World})
}

// Place returns region, endpoint and world for an account: what the command line
// says, then what was saved, then what comes with the account. The region is
// empty where nothing tells it.
func (c *Connector) Place(account providers.Account, p providers.Provider, saved Saved) providers.Endpoint {
	e := providers.Endpoint{
		Region: cmp.Or(c.Region, saved.Region, c.usual(p, saved).Region, account.Region), Base: cmp.Or(c.Endpoint, saved.Endpoint), World: c.World,
		InsecureHTTP: c.InsecureHTTP,
	}
	if saved.Run {
		e.World, e.InsecureHTTP = saved.World, c.InsecureHTTP || saved.InsecureHTTP
	}
	if account.Simulated && e.Region == "" {
		e.Region = exampleRegion(p)
	}
	return e
}

// usual is what the defaults say for a cloud; nothing for what was sent before, which
// keeps to what it was sent with.
func (c *Connector) usual(p providers.Provider, saved Saved) (usual Saved) {
	if c.Defaults != nil && !saved.Run {
		usual.Account, usual.Region = c.Defaults(p.About().ID)
	}
	return usual
}

// target puts the way there, the pace and the client to an account and a place.
func (c *Connector) target(p providers.Provider, account providers.Account, e providers.Endpoint) (Target, error) {
	target := Target{Provider: p, Account: account, Pace: Real()}
	if account.Simulated {
		target.Pace = Simulated(c.Speed)
	}
	builtIn := account.Simulated && e.Base == ""
	if !builtIn {
		e.World = ""
	}
	if account.Simulated && !builtIn && !providers.Loopback(e.Base) {
		return target, NotSimulated(e.Base)
	}
	if builtIn && c.Simulator != nil {
		var err error
		if e.Transport, err = c.Simulator(e.World); err != nil {
			return target, err
		}
		e.Speed = cmp.Or(max(c.Speed, 0), Speed)
	}
	e.Wrap = c.layers(p, account)
	target.Endpoint = e
	c.log(target)
	var err error
	target.Client, err = p.Connect(account, e)
	return target, err
}

// layers are what a call goes through on its way out: it is logged when it leaves. Nil
// is nothing.
func (c *Connector) layers(p providers.Provider, account providers.Account) func(http.RoundTripper) http.RoundTripper {
	var inner, outer func(http.RoundTripper) http.RoundTripper
	if c.Log != nil {
		inner = traced(c.Log)
	}
	if c.Gates != nil && !account.Simulated {
		outer = c.Gates.wrap(p.About().ID, account.ID)
	}
	if inner == nil || outer == nil {
		if inner == nil {
			return outer
		}
		return inner
	}
	return func(next http.RoundTripper) http.RoundTripper { return outer(inner(next)) }
}

func (c *Connector) log(t Target) {
	if c.Log != nil {
		c.Log.Debug("connect", "provider", t.Provider.About().ID, "account", t.Account.ID, "region", t.Endpoint.Region, "endpoint", t.Endpoint.Base)
	}
}

// exampleRegion is where the provider's example lives: the first of its regions,
// which the simulator has something in.
func exampleRegion(p providers.Provider) string {
	regions := p.About().Regions
	if len(regions) == 0 {
		return ""
	}
	return regions[0].Value
}
