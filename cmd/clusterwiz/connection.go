package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/simulator"
)

// wish is what a profile or a record says about the connection; flags go
// before it.
type wish struct {
	account, region, endpoint string
	simulated                 bool
	world                     string
	// beside are the ids of the clouds that the same command calls as well.
	beside []string
	// recorded: the account is that of a run, which may be over and told
	// without any credentials.
	recorded bool
}

// connection is one account on one endpoint of a cloud.
type connection struct {
	provider providers.Provider
	account  providers.Account
	endpoint providers.Endpoint
	client   providers.Client
}

// connect chooses account, region and endpoint and makes the client. Nothing
// is sent.
func (a *app) connect(ctx context.Context, provider providers.Provider, w wish) (*connection, error) {
	account, err := a.chooseAccount(ctx, provider, w)
	if err != nil {
		return nil, err
	}
	c := &connection{provider: provider, account: account}
	c.endpoint.Base = cmp.Or(a.endpoint, w.endpoint)
	c.endpoint.Region = cmp.Or(a.region, w.region, account.Region)
	builtIn := account.Simulated && c.endpoint.Base == ""
	if !builtIn && len(a.faults) > 0 {
		return nil, faultsElsewhere()
	}
	if err := a.checkFaults(append(w.beside, provider.About().ID)...); err != nil {
		return nil, err
	}
	if account.Simulated {
		a.sayLoudly(w)
		c.endpoint.Region = cmp.Or(c.endpoint.Region, exampleRegion(provider))
		if builtIn {
			c.endpoint.World = cmp.Or(w.world, a.world)
			if c.endpoint.Transport, err = a.simulated(c.endpoint.World); err != nil {
				return nil, err
			}
		}
	}
	if a.debug != "" {
		c.endpoint.Transport = tracer{next: c.endpoint.Transport, log: a.log}
	}
	a.log.Debug("connect", "provider", provider.About().ID, "account", account.ID, "region", c.endpoint.Region, "endpoint", c.endpoint.Base)
	c.client, err = provider.Connect(account, c.endpoint)
	return c, err
}

// chooseAccount takes the one that is named, else the first that can be used,
// else the simulator: nobody without credentials should meet a dead end.
func (a *app) chooseAccount(ctx context.Context, provider providers.Provider, w wish) (providers.Account, error) {
	id := cmp.Or(a.account, w.account)
	if a.simulate {
		if a.account != "" && a.account != providers.SimulatorID {
			return providers.Account{}, usagef("--simulate and --account %s exclude each other", "--simulate 与 --account %s 不能同时使用", a.account)
		}
		id = providers.SimulatorID
	}
	if id == providers.SimulatorID || id == "" && w.simulated {
		return providers.Simulator(), nil
	}
	found := provider.Accounts(ctx)
	var ids []string
	for _, account := range found {
		if account.ID == id || id == "" && account.Trouble.IsZero() {
			return account, nil
		}
		ids = append(ids, account.ID)
	}
	if id == "" {
		return providers.Simulator(), nil
	}
	if account, ok := providers.UnlistedAccount(provider, id); ok {
		return account, nil
	}
	if w.recorded && a.account == "" {
		return providers.Account{ID: id, Source: forms.Same(id)}, nil
	}
	return providers.Account{}, noAccount(id, ids)
}

// noAccount refuses an account that is none of those that were found.
func noAccount(id string, found []string) *providers.Failure {
	found = append(found, providers.SimulatorID)
	f := &providers.Failure{
		Kind:    providers.Auth,
		Summary: forms.Tf("there is no account %q; found: %s", "没有名为 %q 的账号；找到：%s", id, strings.Join(found, ", ")),
		Remedy:  forms.T("list them with: clusterwiz accounts", "可用 clusterwiz accounts 查看"),
	}
	if near := profiles.Nearest(id, found); near != "" {
		f.Remedy = forms.Tf("did you mean %s? %s", "是否想用 %s？%s", near, f.Remedy)
	}
	return f
}

// sayLoudly tells once that nothing is real.
func (a *app) sayLoudly(w wish) {
	a.warned.Do(func() {
		text := forms.T(
			"*** SIMULATED: nothing real is created and nothing costs money ***",
			"*** SIMULATED 模拟：不会创建任何真实资源，也不产生费用 ***",
		)
		if !a.simulate && !w.simulated && cmp.Or(a.account, w.account) != providers.SimulatorID {
			text = forms.Tf("%s\n    no credentials were chosen or found; see: clusterwiz accounts", "%s\n    未指定或未找到凭证；见 clusterwiz accounts", text)
		}
		a.prompts().Say(text)
	})
}

// exampleRegion is where the provider's example lives, which is a region that
// the simulator has something in.
func exampleRegion(provider providers.Provider) string {
	about := provider.About()
	profile, _ := profiles.Parse(about.Example, "example", func(string) (*forms.Form, bool) { return provider.Form(), true })
	return profile.Region
}

// simulated returns the way into the simulator inside this program, which is
// made at the first call for each world. What is made in it goes on in the next
// process; a demonstration makes do with memory where it cannot be kept.
func (a *app) simulated(world string) (http.RoundTripper, error) {
	if open, ok := a.worlds[world]; ok {
		return open, nil
	}
	o := simulator.Options{
		Speed: a.speed, Faults: a.faults, Log: a.log, AllowRetired: a.retired, State: worldFile(a.dirs().State, world),
	}
	s, err := openWorld(o)
	if err != nil && a.temporary {
		s, err = simulator.New(o), nil
	}
	if err != nil {
		return nil, err
	}
	if a.worlds == nil {
		a.worlds = map[string]http.RoundTripper{}
	}
	a.worlds[world] = s.Transport()
	return a.worlds[world], nil
}

func openWorld(o simulator.Options) (*simulator.Simulator, error) {
	if err := profiles.Placed(o.State); err != nil {
		return nil, err
	}
	s, err := simulator.Open(o)
	if err != nil {
		return nil, stateFailure(o.State, err)
	}
	return s, nil
}

// stateFailure words trouble with the file that keeps the simulated clusters.
func stateFailure(path string, err error) error {
	f := &providers.Failure{
		Kind: providers.Internal, Cause: err,
		Summary: forms.Tf("the simulator cannot keep its clusters in %s", "模拟器无法将集群保存在 %s", path),
		Remedy:  forms.T("make the directory writable, or set XDG_STATE_HOME to another place", "请使该目录可写，或将 XDG_STATE_HOME 设为其他位置"),
	}
	if errors.Is(err, simulator.ErrState) {
		f.Summary = forms.Tf("%s does not hold simulated clusters that can be read", "无法读取 %s 中的模拟集群", path)
		f.Remedy = forms.T("delete the file; nothing real is lost", "请删除该文件；不涉及真实资源")
	}
	return f
}

// loopback tells whether an address with or without scheme stays on this
// machine.
func loopback(address string) bool {
	if parsed, err := url.Parse(address); err == nil && parsed.Host != "" {
		address = parsed.Host
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// tracer logs calls: where to, what, and how they ended; never a header's
// value, a query or a body, which may hold secrets.
type tracer struct {
	next http.RoundTripper
	log  *slog.Logger
}

// RoundTrip implements http.RoundTripper.
func (t tracer) RoundTrip(r *http.Request) (*http.Response, error) {
	next := t.next
	if next == nil {
		next = http.DefaultTransport
	}
	began := time.Now()
	response, err := next.RoundTrip(r)
	status := 0
	if response != nil {
		status = response.StatusCode
	}
	t.log.Debug("call", "method", r.Method, "host", r.URL.Host, "path", r.URL.Path, "action", r.Header.Get("X-Acs-Action"),
		"status", status, "took", time.Since(began).Round(time.Millisecond), "failed", err != nil)
	return response, err
}
