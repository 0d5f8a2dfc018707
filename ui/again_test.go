package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// strict is the toy that refuses the first creation, and lists what has the name.
type strict struct {
	*toy
	there []providers.Receipt
}

func (p *strict) Connect(account providers.Account, e providers.Endpoint) (providers.Client, error) {
	client, err := p.toy.Connect(account, e)
	return strictClient{Client: client, cloud: p}, err
}

type strictClient struct {
	providers.Client
	cloud *strict
}

func (c strictClient) Send(context.Context, providers.Request) (providers.Receipt, error) {
	if c.cloud.sends.Add(1) == 1 {
		return providers.Receipt{}, &providers.Failure{
			Kind: providers.Money, Code: "Arrearage", Message: "Your account is in arrears.", Field: "network.vpc_id",
			Summary: forms.T("the balance is too low", "余额不足"), Remedy: forms.T("top up", "请充值"),
		}
	}
	return providers.Receipt{ID: "toy-2"}, nil
}

func (c strictClient) Find(context.Context, providers.Request) ([]providers.Receipt, error) {
	return c.cloud.there, nil
}

// refusedRun sends and comes to the page of a refusal.
func refusedRun(t *testing.T, cloud *strict, dir string) *driver {
	t.Helper()
	cloud.toy = newToy()
	w := (&world{cfg: Config{Providers: []providers.Provider{cloud}, Start: Start{Provider: "toy"}, Connector: &connect.Connector{Speed: 1e6}}}).on(t)
	var err error
	if w.cfg.Store, err = launch.Open(dir); err != nil {
		t.Fatal(err)
	}
	w.cfg.Launcher = launch.New(w.cfg.Store, launch.Options{Jitter: func() float64 { return 0 }})
	return newDriver(t, w.cfg, 100, 30).press("pgdown", "cfd", "pgdown", "vpc-a", "enter", "ctrl+r", "s", "right", "enter").see("✗ refused")
}

// TestTryAgain sends the same answers after the same yes, and not without it.
func TestTryAgain(t *testing.T) {
	t.Parallel()
	cloud := &strict{}
	d := refusedRun(t, cloud, t.TempDir()).see("the balance is too low", "r try again")
	d.press("r").see("Create this now?", "“cfd” in cn-hangzhou").press("enter").see("Press s to submit")
	if n := cloud.sends.Load(); n != 1 {
		t.Fatalf("%d requests without a yes", n)
	}
	d.press("s", "right", "enter").see("✓ created", "toy-2")
}

// TestTheQuestionRepeatsTheCloudsWords to which a refusal leads.
func TestTheQuestionRepeatsTheCloudsWords(t *testing.T) {
	t.Parallel()
	refusedRun(t, &strict{}, t.TempDir()).press("enter").see("▸ VPC", "the balance is too low", "Arrearage: Your account is in arrears.")
}

// TestWhatHasTheName leads to the run that made it, where there is one.
func TestWhatHasTheName(t *testing.T) {
	t.Parallel()
	there := []providers.Receipt{{ID: "toy-9", Name: "cfd", Region: "cn-hangzhou"}}
	dir := t.TempDir()
	d := refusedRun(t, &strict{there: there}, dir).see("already exists: toy-9", "o open what has the name")
	d.press("o").see("no run of this machine created “cfd” toy-9", "✗ refused")

	journal := `{"version":1,"record":{"id":"20261101-120000-aaaa","provider":"toy","account":"simulator","region":"cn-hangzhou","simulated":true,"name":"cfd","started":"2026-11-01T12:00:00Z"},` +
		`"outcome":{"phase":"created","receipt":{"id":"toy-9","name":"cfd"}},"event":{"time":"2026-11-01T12:00:00Z","event":"created"}}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "20261101-120000-aaaa.jsonl"), []byte(journal), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("o").see("✓ created", "toy-9", "run 20261101-120000-aaaa")
}
