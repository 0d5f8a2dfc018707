package ui

import (
	"net/http"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// TestASecretIsCheckedOnceItIsRead: what was only referenced could not be
// checked before the yes, and must not be sent when it is wrong.
func TestASecretIsCheckedOnceItIsRead(t *testing.T) {
	t.Parallel()
	for secret, sends := range map[string]int32{"short": 0, "long-enough": 1} {
		w := toyWorld().on(t)
		w.cfg.Resolver.Env = func(string) (string, bool) { return secret, true }
		d := newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "pgdown", "vpc-a")
		if err := d.app.session.main.answers.Set("network.password", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PW"})); err != nil {
			t.Fatal(err)
		}
		d.press("ctrl+r", "s").see("Create this now?").press("right", "enter")
		if n := w.sends.Load(); n != sends {
			t.Errorf("%d requests with a password of %d letters", n, len(secret))
		}
		if sends == 0 {
			d.see("▸ Password", "must be 8-20 characters long")
		}
	}
}

// TestPrepaidTakesNothingButTheName of what is to be created.
func TestPrepaidTakesNothingButTheName(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"cf", "cfd ", "CFD", "cfd1", "yes"} {
		w := toyWorld().on(t)
		d := newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "tab", "tab", "right", "right").see("Prepaid").press("pgdown", "vpc-a", "ctrl+r", "s")
		d.see("pay in advance").press(text, "right", "enter").see("the text does not match", "pay in advance")
		if n := w.sends.Load(); n != 0 {
			t.Errorf("%q: %d requests", text, n)
		}
		d.press("left")
		for range text {
			d.press("backspace")
		}
		if d.press("cfd", "right", "enter"); w.sends.Load() != 1 {
			t.Errorf("the name itself: %d requests", w.sends.Load())
		}
	}
}

// TestTheWorldOfThePageIsTheOneAskedFor: a demonstration must not run in the
// person's own simulated world, nor be looked for in another one later.
func TestTheWorldOfThePageIsTheOneAskedFor(t *testing.T) {
	t.Parallel()
	w := toyWorld().on(t)
	var worlds []string
	w.cfg.World = "demo"
	w.cfg.Simulator = func(world string) http.RoundTripper {
		worlds = append(worlds, world)
		return http.DefaultTransport
	}
	p := worldly{newToy(), &worlds}
	w.cfg.Providers = []providers.Provider{p}
	d := newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "pgdown", "vpc-a", "ctrl+r", "s", "right", "enter")
	if d.app.result.Record == nil || d.app.result.Record.World != "demo" {
		t.Errorf("the run is of %+v", d.app.result.Record)
	}
	for _, world := range worlds {
		if world != "demo" {
			t.Errorf("connected to the world %q", world)
		}
	}
	if len(worlds) < 2 {
		t.Error("no world was asked for")
	}
}

// worldly is the toy that keeps the world it was connected to.
type worldly struct {
	*toy
	worlds *[]string
}

// Connect implements providers.Provider.
func (p worldly) Connect(account providers.Account, e providers.Endpoint) (providers.Client, error) {
	*p.worlds = append(*p.worlds, e.World)
	return p.toy.Connect(account, e)
}

// TestALateReplyOfAnotherClientIsDropped: what another account or region was
// asked says nothing of this one.
func TestALateReplyOfAnotherClientIsDropped(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown")
	var query forms.Query
	if q, ok := d.app.session.main.question("network.vpc_id"); ok {
		query, _ = q.Query()
	}
	state := &lookState{loading: true, cancel: func() {}}
	d.app.looks[query.ID()] = state
	late := lookupMsg{client: &toyClient{}, state: state, query: query, listing: providers.Listing{Options: []forms.Option{{Value: "vpc-late"}}}}
	d.do(late)
	if d.app.known("vpc-late", query) || !state.loading {
		t.Error("the answer to another client was taken")
	}
	late.client = d.app.session.client
	if d.do(late); !d.app.known("vpc-late", query) {
		t.Error("the answer to this client was not taken")
	}
}

func (a *app) known(value string, query forms.Query) bool {
	_, listed, _ := a.session.main.known.Option(query, value)
	return listed
}

// TestARefusedSecretIsTheSameSecret: the complaint goes once another one is
// typed, though both look alike.
func TestARefusedSecretIsTheSameSecret(t *testing.T) {
	t.Parallel()
	const at = forms.Path("network.password")
	s := atToy(t, 80, 24).app.session
	set := func(secret forms.Secret) {
		if err := s.main.answers.Set(at, secret); err != nil {
			t.Fatal(err)
		}
	}
	first := forms.Plain("first-secret")
	set(first)
	s.refuse(providers.Failure{Field: at, Code: "InvalidPassword", Summary: forms.Same("too simple")})
	refused := func() bool {
		_, ok := s.refused.problem(s.main.answers)
		return ok
	}
	if !refused() {
		t.Error("the refused secret is not complained about")
	}
	set(forms.Plain("other-secret"))
	if refused() {
		t.Error("another secret is complained about")
	}
	set(first)
	if !refused() {
		t.Error("the refused secret, once more, is not complained about")
	}
}
