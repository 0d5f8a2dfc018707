package ui

import (
	"context"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/providers"
)

// reached is the toy that remembers the endpoints it was connected to.
type reached struct {
	*toy
	bases *[]string
}

// Connect implements providers.Provider.
func (r reached) Connect(account providers.Account, e providers.Endpoint) (providers.Client, error) {
	*r.bases = append(*r.bases, e.Base)
	return r.toy.Connect(account, e)
}

// Accounts are real ones, so that an endpoint matters.
func (r reached) Accounts(context.Context) []providers.Account {
	return []providers.Account{{ID: "env"}}
}

// TestATypedEndpointIsUsedHoweverItIsLeft: what stands on the first page is
// where the calls go, whichever key leaves the row.
func TestATypedEndpointIsUsedHoweverItIsLeft(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"tab", "enter", "down", "shift+tab", "up", "pgdown", "ctrl+r"} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			var bases []string
			cfg := Config{Providers: []providers.Provider{reached{newToy(), &bases}}, Start: Start{Provider: "toy"}}
			d := newDriver(t, cfg, 120, 30).press("ctrl+o", "tab", "tab", "tab").see("▸ Endpoint").press("http://127.0.0.1:9", key)
			if len(bases) == 0 || bases[len(bases)-1] != "http://127.0.0.1:9" {
				t.Errorf("connected to %q", bases)
			}
			d.press("ctrl+g").see("Go to")
		})
	}
}

// TestTheConfirmationNamesTheEndpoint wherever it is not the cloud's own.
func TestTheConfirmationNamesTheEndpoint(t *testing.T) {
	t.Parallel()
	ready(t).press("ctrl+r", "s").see("Create this now?").miss("endpoint:")
	d := ready(t).press("pgup", "pgup", "ctrl+o", "tab", "tab", "tab").see("▸ Endpoint").press("http://127.0.0.1:9", "ctrl+r", "s")
	d.see("Create this now?", "endpoint: http://127.0.0.1:9")
}

// TestNoClientWhileOneIsMade: until the client for what the page says is
// there, nothing can be sent with the one before, and one that comes late for
// what the page said earlier is dropped.
func TestNoClientWhileOneIsMade(t *testing.T) {
	t.Parallel()
	d := ready(t).press("pgup", "pgup", "ctrl+o", "tab", "tab", "tab").press("http://127.0.0.1:9")
	_, first := d.app.Update(tea.KeyMsg{Type: tea.KeyTab})
	d.press("ctrl+r", "s").miss("Create this now?").miss("Press s to submit").see("connecting to the account")
	d.press("ctrl+g", "home", "enter", "tab", "tab", "tab").see("▸ Endpoint").press("1", "ctrl+r")
	now := d.app.work.Target.Client
	d.run(first)
	if now == nil || d.app.work.Target.Client != now {
		t.Errorf("the late client took over: %v, then %v", now, d.app.work.Target.Client)
	}
}

// TestTheSimulatorsAccountStaysHere: with the address of another machine nothing
// is called simulated, and nothing can be sent.
func TestTheSimulatorsAccountStaysHere(t *testing.T) {
	t.Parallel()
	d := ready(t).see("SIMULATED").press("pgup", "pgup", "ctrl+o", "tab", "tab", "tab").see("▸ Endpoint")
	d.press("https://192.0.2.1", "ctrl+r").miss("SIMULATED").see("✗ Account", "or one on this machine, not for").press("s").miss("Create this now?")
	if d.app.work.Target.Client != nil {
		t.Error("there is a client")
	}
}
