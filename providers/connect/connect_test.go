package connect_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// cloud is a provider with accounts, whose clients remember where they lead.
type cloud struct {
	providers.Provider
	accounts []providers.Account
	// closed is the trouble that an endpoint makes up for.
	closed forms.Text
}

// client remembers what it was made of.
type client struct {
	providers.Client
	account  providers.Account
	endpoint providers.Endpoint
}

func (c cloud) About() providers.About {
	return providers.About{ID: "toy", Regions: forms.Options("cn-one", "One", "一", "cn-two", "Two", "二")}
}

func (c cloud) Accounts(context.Context) []providers.Account { return c.accounts }

func (c cloud) Unlisted() []providers.Account { return []providers.Account{{ID: "role"}} }

func (c cloud) Connect(account providers.Account, endpoint providers.Endpoint) (providers.Client, error) {
	if account.Trouble == c.closed && endpoint.Base != "" {
		account.Trouble = forms.Text{}
	}
	endpoint, err := endpoint.For(account, func() http.RoundTripper { return answering{} })
	if err != nil {
		return nil, err
	}
	return client{account: account, endpoint: endpoint}, nil
}

// answering is a network on which everything is answered.
type answering struct{}

func (answering) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusTeapot, Request: r, Body: http.NoBody}, nil
}

var (
	broken = providers.Account{ID: "env", Trouble: forms.T("the secret is missing", "缺少密钥")}
	shut   = providers.Account{ID: "shut", Trouble: forms.T("closed", "已关闭")}
	prod   = providers.Account{ID: "profile:prod", Region: "cn-prod"}
	test   = providers.Account{ID: "profile:test"}
)

func TestWhichAccount(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		flags connect.Connector
		saved connect.Saved
		found []providers.Account
		want  string
		fails string
	}{
		"nothing found":                      {fails: "no credentials were found"},
		"the first of the vendor's chain":    {found: []providers.Account{prod, test}, want: "profile:prod"},
		"none instead of the first":          {found: []providers.Account{broken, prod}, fails: "account env cannot be used: the secret is missing"},
		"what there is instead":              {found: []providers.Account{broken, prod}, fails: "choose another account: profile:prod, simulator"},
		"the profile's":                      {saved: connect.Saved{Account: "profile:test"}, found: []providers.Account{prod, test}, want: "profile:test"},
		"the flag before the profile's":      {flags: connect.Connector{Account: "profile:prod"}, saved: connect.Saved{Account: "profile:test"}, found: []providers.Account{prod, test}, want: "profile:prod"},
		"the flag before a broken chain":     {flags: connect.Connector{Account: "profile:prod"}, found: []providers.Account{broken, prod}, want: "profile:prod"},
		"a broken one by its name":           {flags: connect.Connector{Account: "env"}, found: []providers.Account{broken, prod}, fails: "account env cannot be used"},
		"the profile's that is broken":       {saved: connect.Saved{Account: "env"}, found: []providers.Account{broken, prod}, fails: "account env cannot be used"},
		"--simulate before all":              {flags: connect.Connector{Simulate: true}, saved: connect.Saved{Account: "profile:test"}, found: []providers.Account{test}, want: "simulator"},
		"the simulator by its name":          {flags: connect.Connector{Account: "simulator"}, found: []providers.Account{prod}, want: "simulator"},
		"the simulator by the profile":       {saved: connect.Saved{Account: "simulator"}, found: []providers.Account{prod}, want: "simulator"},
		"a simulated run":                    {saved: connect.Saved{Run: true, Simulated: true}, found: []providers.Account{prod}, want: "simulator"},
		"one that is not listed":             {flags: connect.Connector{Account: "role"}, found: []providers.Account{prod}, want: "role"},
		"none of those":                      {flags: connect.Connector{Account: "nobody"}, found: []providers.Account{prod, test}, fails: `there is no account "nobody"; found: profile:prod, profile:test, simulator`},
		"the profile's is none of those":     {saved: connect.Saved{Account: "nobody"}, found: []providers.Account{prod}, fails: "found: profile:prod, simulator"},
		"both":                               {flags: connect.Connector{Simulate: true, Account: "env"}, fails: "exclude each other"},
		"a closed one":                       {found: []providers.Account{shut, prod}, fails: "account shut cannot be used: closed"},
		"a closed one, with an endpoint":     {flags: connect.Connector{Endpoint: "https://corp"}, found: []providers.Account{shut, prod}, want: "shut"},
		"a broken one, with an endpoint":     {flags: connect.Connector{Endpoint: "https://corp"}, found: []providers.Account{broken, prod}, fails: "account env cannot be used"},
		"the simulator, on this machine":     {flags: connect.Connector{Account: "simulator", Endpoint: "http://127.0.0.1:1"}, want: "simulator"},
		"the simulator, elsewhere":           {flags: connect.Connector{Account: "simulator", Endpoint: "https://corp"}, fails: "not for https://corp"},
		"--simulate, elsewhere":              {flags: connect.Connector{Simulate: true, Endpoint: "https://127.0.0.1.corp"}, fails: "not for https://127.0.0.1.corp"},
		"a run, gone since":                  {saved: connect.Saved{Account: "gone", Run: true}, found: []providers.Account{prod}, fails: `there is no account "gone"`},
		"a run that is over, gone since":     {saved: connect.Saved{Account: "gone", Run: true, Over: true}, found: []providers.Account{prod}, want: "gone"},
		"a run that is over, broken since":   {saved: connect.Saved{Account: "env", Run: true, Over: true}, found: []providers.Account{broken}, want: "env"},
		"a run that is over, and a slip":     {flags: connect.Connector{Account: "nobody"}, saved: connect.Saved{Account: "gone", Run: true, Over: true}, fails: `there is no account "nobody"`},
		"another account for a run":          {flags: connect.Connector{Account: "profile:test"}, saved: connect.Saved{Account: "gone", Run: true}, found: []providers.Account{prod, test}, want: "profile:test"},
		"a real account for a simulated run": {flags: connect.Connector{Account: "profile:prod"}, saved: connect.Saved{Run: true, Simulated: true}, found: []providers.Account{prod}, fails: "the run is simulated"},
		"the simulator for a real run":       {flags: connect.Connector{Simulate: true}, saved: connect.Saved{Run: true, Account: "profile:prod"}, found: []providers.Account{prod}, fails: "belongs to the real account"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := tc.flags.Target(t.Context(), cloud{accounts: tc.found, closed: shut.Trouble}, tc.saved)
			if tc.fails != "" {
				failure := providers.FailureIn(err)
				if failure == nil || !strings.Contains(failure.Summary.En+"; "+failure.Remedy.En, tc.fails) {
					t.Fatalf("got %v, want %q", err, tc.fails)
				}
				if usage := errors.Is(err, connect.ErrUsage); !usage && failure.Kind != providers.Auth {
					t.Errorf("kind %s", failure.Kind)
				}
				return
			}
			if err != nil || got.Account.ID != tc.want || got.Client == nil || got.Simulated() != (tc.want == "simulator") {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

// TestChoice is what a wizard shows beside the account that decides.
func TestChoice(t *testing.T) {
	t.Parallel()
	ids := func(accounts []providers.Account) (out []string) {
		for _, account := range accounts {
			out = append(out, account.ID)
		}
		return out
	}
	for name, tc := range map[string]struct {
		flags    connect.Connector
		found    []providers.Account
		account  string
		accounts []string
		none     bool
		refused  bool
	}{
		"nothing found":              {accounts: []string{"simulator"}, none: true, refused: true},
		"a broken one is told":       {found: []providers.Account{broken, prod}, account: "env", accounts: []string{"env", "profile:prod", "simulator"}, refused: true},
		"a missing one is not":       {flags: connect.Connector{Account: "nobody"}, found: []providers.Account{prod}, accounts: []string{"profile:prod", "simulator"}, refused: true},
		"the unlisted that is named": {flags: connect.Connector{Account: "role"}, found: []providers.Account{prod}, account: "role", accounts: []string{"profile:prod", "role", "simulator"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := tc.flags.Choose(t.Context(), cloud{accounts: tc.found}, connect.Saved{})
			if diff := cmp.Diff(tc.accounts, ids(got.Accounts)); diff != "" {
				t.Error(diff)
			}
			if got.Account.ID != tc.account || got.None != tc.none || (got.Refusal != nil) != tc.refused {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// TestWhere is region, endpoint and world, and the way there.
func TestWhere(t *testing.T) {
	t.Parallel()
	run := connect.Saved{Account: "simulator", Region: "cn-run", Run: true, Simulated: true}
	inWorld, served := run, run
	inWorld.World, served.Endpoint = "demo-1", "http://localhost:1"
	for name, tc := range map[string]struct {
		flags connect.Connector
		saved connect.Saved
		want  providers.Endpoint
		world string
	}{
		"the account's region":               {want: providers.Endpoint{Region: "cn-prod"}},
		"the profile's before the account's": {saved: connect.Saved{Region: "cn-saved"}, want: providers.Endpoint{Region: "cn-saved"}},
		"the flag's before the profile's":    {flags: connect.Connector{Region: "cn-flag"}, saved: connect.Saved{Region: "cn-saved"}, want: providers.Endpoint{Region: "cn-flag"}},
		"an endpoint":                        {flags: connect.Connector{Endpoint: "https://corp", World: "demo-2"}, want: providers.Endpoint{Region: "cn-prod", Base: "https://corp"}},
		"the flag's spelling of the run's":   {flags: connect.Connector{Endpoint: "http://127.0.0.1:01", Region: "cn-run"}, saved: served, want: providers.Endpoint{Region: "cn-run", Base: "http://127.0.0.1:01"}},
		"the run's endpoint":                 {saved: served, want: providers.Endpoint{Region: "cn-run", Base: "http://localhost:1"}},
		"simulated, without a region":        {flags: connect.Connector{Simulate: true}, want: providers.Endpoint{Region: "cn-one", Speed: connect.Speed}, world: "the built-in one"},
		"a demonstration has its own world":  {flags: connect.Connector{Simulate: true, World: "demo-2"}, want: providers.Endpoint{Region: "cn-one", World: "demo-2", Speed: connect.Speed}, world: "demo-2"},
		"a run keeps its world":              {flags: connect.Connector{World: "demo-2"}, saved: inWorld, want: providers.Endpoint{Region: "cn-run", World: "demo-1", Speed: connect.Speed}, world: "demo-1"},
		"a run of the common world":          {flags: connect.Connector{World: "demo-2"}, saved: run, want: providers.Endpoint{Region: "cn-run", Speed: connect.Speed}, world: "the built-in one"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			opened := ""
			tc.flags.Simulator = func(world string) (http.RoundTripper, error) {
				if opened = world; world == "" {
					opened = "the built-in one"
				}
				return answering{}, nil
			}
			target, err := tc.flags.Target(t.Context(), cloud{accounts: []providers.Account{prod}}, tc.saved)
			if err != nil {
				t.Fatal(err)
			}
			if tc.world != "" {
				tc.want.Transport = answering{}
			}
			if diff := cmp.Diff(tc.want, target.Endpoint); diff != "" || opened != tc.world || target.BuiltIn() != (tc.world != "") {
				t.Errorf("opened %q, %s", opened, diff)
			}
		})
	}
}

// TestElsewhere: a run is asked about where it was sent, under any account.
func TestElsewhere(t *testing.T) {
	t.Parallel()
	own := connect.Saved{Account: "env", Region: "cn-run", Run: true}
	served, profile := own, own
	served.Endpoint, profile.Run = "https://corp", false
	for name, tc := range map[string]struct {
		flags connect.Connector
		saved connect.Saved
		word  string
	}{
		"another region":             {connect.Connector{Region: "cn-flag"}, own, "sent to the region cn-run, not to cn-flag; leave --region out"},
		"another endpoint":           {connect.Connector{Endpoint: "https://other"}, served, "sent to https://corp, not to https://other; leave --endpoint out"},
		"another scheme":             {connect.Connector{Endpoint: "http://corp"}, served, "sent to https://corp, not to http://corp"},
		"another port":               {connect.Connector{Endpoint: "https://corp:444"}, served, "sent to https://corp, not to https://corp:444"},
		"not the cloud's own hosts":  {connect.Connector{Endpoint: "https://other"}, own, "sent to the cloud's own hosts, not to https://other"},
		"the same, spelled out":      {connect.Connector{Endpoint: "https://CORP:443/", Region: "cn-run", Account: "profile:prod"}, served, ""},
		"a profile may go elsewhere": {connect.Connector{Region: "cn-flag", Endpoint: "https://other"}, profile, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := tc.flags.Target(t.Context(), cloud{accounts: []providers.Account{{ID: "env"}, prod}}, tc.saved)
			failure := providers.FailureIn(err)
			switch {
			case tc.word == "" && err != nil, tc.word != "" && !errors.Is(err, connect.ErrUsage):
				t.Errorf("got %v", err)
			case tc.word != "" && !strings.Contains(failure.Summary.En, tc.word):
				t.Errorf("told %q", failure.Summary.En)
			}
		})
	}
}

// TestWorldThatCannotBeOpened is told, and nothing is connected instead.
func TestWorldThatCannotBeOpened(t *testing.T) {
	t.Parallel()
	shut := errors.New("not readable")
	c := connect.Connector{Simulate: true, Simulator: func(string) (http.RoundTripper, error) { return nil, shut }}
	for name, ask := range map[string]func() (connect.Target, error){
		"chosen": func() (connect.Target, error) { return c.Target(t.Context(), cloud{}, connect.Saved{}) },
		"new":    func() (connect.Target, error) { return c.Connect(cloud{}, providers.Simulator(), "cn-one", "") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if target, err := ask(); !errors.Is(err, shut) || target.Client != nil {
				t.Errorf("got %+v, %v", target, err)
			}
		})
	}
}

// TestPace: a real cloud is asked as one, whatever else was chosen before, and
// the simulator at its own speed.
func TestPace(t *testing.T) {
	t.Parallel()
	c := connect.Connector{Speed: 600}
	p := cloud{accounts: []providers.Account{prod}}
	want := connect.Pace{Interval: 25 * time.Millisecond, MaxInterval: 100 * time.Millisecond, FindWindow: time.Second}
	for _, account := range []providers.Account{providers.Simulator(), prod, providers.Simulator()} {
		target, err := c.Connect(p, account, "cn-one", "")
		if err != nil {
			t.Fatal(err)
		}
		pace := want
		if !account.Simulated {
			pace = connect.Pace{Interval: 5 * time.Second, MaxInterval: 30 * time.Second, FindWindow: 2 * time.Minute}
		}
		if diff := cmp.Diff(pace, target.Pace); diff != "" {
			t.Errorf("%s: %s", account.ID, diff)
		}
	}
	if diff := cmp.Diff(connect.Real(), connect.Pace{}.Complete()); diff != "" {
		t.Error(diff)
	}
	if got := (connect.Pace{Interval: time.Minute}).Complete(); got.MaxInterval != time.Minute || got.FindWindow != 2*time.Minute {
		t.Errorf("%+v", got)
	}
	if got := connect.Simulated(0); got.Interval != 250*time.Millisecond {
		t.Errorf("%+v", got)
	}
}

// TestLog: every target's calls are told, on whatever way they go.
func TestLog(t *testing.T) {
	t.Parallel()
	for name, account := range map[string]providers.Account{"network": prod, "simulator": providers.Simulator()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			c := connect.Connector{
				Log:       slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})),
				Simulator: func(string) (http.RoundTripper, error) { return answering{}, nil },
			}
			target, err := c.Connect(cloud{}, account, "cn-one", "")
			if err != nil {
				t.Fatal(err)
			}
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://host/path?Canary=1", strings.NewReader("Canary"))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Authorization", "Canary")
			answer, err := target.Client.(client).endpoint.Transport.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			_ = answer.Body.Close()
			if got := log.String(); !strings.Contains(got, "msg=call method=POST host=host path=/path") || !strings.Contains(got, "status=418") || strings.Contains(got, "Canary") {
				t.Error(got)
			}
		})
	}
}

// TestUnsent: what sends nothing needs no account and opens no world.
func TestUnsent(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		flags connect.Connector
		saved connect.Saved
		found []providers.Account
		want  providers.Account
		fails bool
	}{
		"nothing found":               {saved: connect.Saved{Region: "cn-saved"}},
		"the account's region":        {found: []providers.Account{prod}, want: prod},
		"one that is broken":          {found: []providers.Account{{ID: "env", Key: "LTAI…", Region: "cn-env", Trouble: broken.Trouble}}, want: providers.Account{Key: "LTAI…", Region: "cn-env"}},
		"the profile's is not there":  {saved: connect.Saved{Account: "nobody"}, found: []providers.Account{prod}},
		"the flag's is not there":     {flags: connect.Connector{Account: "nobody"}, fails: true},
		"what the flags cannot mean":  {flags: connect.Connector{Account: "nobody", Simulate: true}, fails: true},
		"the simulator":               {flags: connect.Connector{Simulate: true}, want: providers.Simulator()},
		"the simulator on a stranger": {flags: connect.Connector{Simulate: true, Endpoint: "https://corp"}, fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tc.flags.Simulator = func(string) (http.RoundTripper, error) { return nil, errors.New("opened") }
			got, err := tc.flags.Unsent(t.Context(), cloud{accounts: tc.found}, tc.saved)
			if tc.fails {
				if providers.FailureIn(err) == nil {
					t.Errorf("got %+v, %v", got, err)
				}
				return
			}
			if diff := cmp.Diff(tc.want, got.Account); err != nil || got.Client == nil || diff != "" {
				t.Errorf("%v, %s", err, diff)
			}
		})
	}
}

// TestOver: the client of a run that is over may be one that only refuses.
func TestOver(t *testing.T) {
	t.Parallel()
	saved := connect.Saved{Account: "env", Region: "../../etc", Run: true, Over: true}
	target, err := (&connect.Connector{}).Target(t.Context(), cloud{accounts: []providers.Account{broken}}, saved)
	if err != nil {
		t.Fatal(err)
	}
	_, request := target.Client.Request(nil)
	_, capture := target.Client.Capture(t.Context(), providers.Request{}, forms.Masked)
	_, send := target.Client.Send(t.Context(), providers.Request{})
	_, find := target.Client.Find(t.Context(), providers.Request{})
	_, status := target.Client.Status(t.Context(), providers.Receipt{})
	_, remove := target.Client.Delete(t.Context(), providers.Receipt{})
	_, lookup := target.Client.Lookup(t.Context(), forms.Query{})
	for i, err := range []error{request, capture, send, find, status, remove, lookup} {
		if providers.FailureIn(err) == nil {
			t.Errorf("%d: %v", i, err)
		}
	}
}

// TestLeaveForPlainHTTP is given by the command line, or was for the run.
func TestLeaveForPlainHTTP(t *testing.T) {
	t.Parallel()
	const insecure = "http://cloud.example"
	run := connect.Saved{Account: "env", Endpoint: insecure, Run: true}
	allowed := run
	allowed.InsecureHTTP = true
	for name, tc := range map[string]struct {
		flags connect.Connector
		saved connect.Saved
		fits  bool
	}{
		"none":          {connect.Connector{Endpoint: insecure}, connect.Saved{}, false},
		"a flag":        {connect.Connector{Endpoint: insecure, InsecureHTTP: true}, connect.Saved{}, true},
		"a run's":       {connect.Connector{}, allowed, true},
		"none, a run":   {connect.Connector{}, run, false},
		"a flag, a run": {connect.Connector{InsecureHTTP: true}, run, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target, err := tc.flags.Target(t.Context(), cloud{accounts: []providers.Account{{ID: "env"}}}, tc.saved)
			if (err == nil) != tc.fits || err != nil && !errors.Is(err, providers.ErrInClear) {
				t.Fatalf("got %v", err)
			}
			if warned := strings.Contains(target.InClear().En, insecure); tc.fits && !warned {
				t.Errorf("warned: %t", warned)
			}
		})
	}
	own, err := (&connect.Connector{}).Target(t.Context(), cloud{accounts: []providers.Account{{ID: "env"}}}, connect.Saved{})
	if err != nil || len(own.Elsewhere()) > 0 || !own.InClear().IsZero() {
		t.Errorf("the cloud's own hosts: %v, %v, %v", own.Elsewhere(), own.InClear(), err)
	}
}
