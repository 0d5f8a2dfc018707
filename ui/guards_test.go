package ui

import (
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/work"
)

// TestASecretIsCheckedOnceItIsRead: what was only referenced could not be
// checked before the yes, and must not be sent when it is wrong.
func TestASecretIsCheckedOnceItIsRead(t *testing.T) {
	t.Parallel()
	for secret, sends := range map[string]int32{"short": 0, "long-enough": 1} {
		w := toyWorld().on(t)
		w.cfg.Resolver.Env = func(string) (string, bool) { return secret, true }
		d := newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "pgdown", "vpc-a", "enter", "shift+tab")
		if err := d.app.work.Main.Answers.Set("network.password", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PW"})); err != nil {
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

// TestTheWorldOfThePageIsTheOneAskedFor: a demonstration must not run in the
// person's own simulated world, nor be looked for in another one later.
func TestTheWorldOfThePageIsTheOneAskedFor(t *testing.T) {
	t.Parallel()
	w := toyWorld().on(t)
	var worlds []string
	w.cfg.Connector = &connect.Connector{World: "demo", Simulator: func(world string) (http.RoundTripper, error) {
		worlds = append(worlds, world)
		return http.DefaultTransport, nil
	}}
	p := worldly{newToy(), &worlds}
	w.cfg.Providers = []providers.Provider{p}
	d := newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "pgdown", "vpc-a", "enter", "ctrl+r", "s", "right", "enter")
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

// TestAPromptedSecretIsAskedForAfterTheYes: a profile that says to ask at each
// run works in the wizard that wrote it, and what is typed stays nowhere.
func TestAPromptedSecretIsAskedForAfterTheYes(t *testing.T) {
	t.Parallel()
	const canary = "Canary-99-typed"
	for name, c := range map[string]struct {
		keys  []string
		sends int32
		see   string
	}{
		"typed":        {[]string{canary, "enter"}, 1, "✓ created"},
		"wrong":        {[]string{"short", "enter"}, 0, "must be 8-20 characters long"},
		"thought over": {[]string{canary, "esc"}, 0, "All local checks passed"},
		"nothing":      {[]string{"enter"}, 0, "nothing is typed yet"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := toyWorld().on(t)
			d := newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "pgdown", "vpc-a", "enter", "shift+tab")
			prompt := forms.Referenced(forms.Ref{Kind: forms.FromPrompt})
			if err := d.app.work.Main.Answers.Set("network.password", prompt); err != nil {
				t.Fatal(err)
			}
			d.press("ctrl+r", "s").see("Create this now?").press("right", "enter").see("Password", "not kept")
			for _, key := range c.keys {
				d.press(key).miss(canary)
			}
			d.see(c.see)
			if n := w.sends.Load(); n != c.sends {
				t.Errorf("%d requests", n)
			}
			if kept, _ := d.app.work.Main.Answers.Get("network.password"); kept != any(prompt) {
				t.Error("what was typed is kept")
			}
		})
	}
}

// TestTheAppOnlyRoutes: what grows in it belongs into a screen.
func TestTheAppOnlyRoutes(t *testing.T) {
	t.Parallel()
	if n := reflect.TypeFor[app]().NumField(); n >= 20 {
		t.Errorf("%d fields", n)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	methods := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(file, "_test.go") {
			methods += strings.Count(string(text), "\nfunc (a *app)")
		}
	}
	if methods == 0 || methods >= 64 {
		t.Errorf("%d methods", methods)
	}
}

// TestWhoseTheEarlierRunWasIsAsked: only a person can say that it was another
// account's, and nothing is sent before that.
func TestWhoseTheEarlierRunWasIsAsked(t *testing.T) {
	t.Parallel()
	for key, sends := range map[string]int32{"enter": 0, "esc": 0, "right": 1} {
		w := toyWorld().on(t)
		d := newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "pgdown", "vpc-a", "enter", "ctrl+r")
		// As after a yes, whose run ends by the refusal.
		d.app.work.Resolve(nil)
		resolved := d.app.out.Take()[0].(message.Run).Cmd().(work.ResolvedMsg)
		if _, wrong := d.app.work.Resolved(resolved); wrong != nil {
			t.Fatal(wrong)
		}
		d.app.work.Underway = true
		d.app.openRun(progress.Run{Name: "cfd"})
		d.hear(progress.EndedMsg{Record: launch.Record{ID: "r1", Phase: launch.Rejected}, Err: &providers.Failure{
			Kind: providers.Conflict, Cause: launch.ErrWhose, Summary: forms.Same("run r0 has just sent a request"), Remedy: forms.Same("look first"),
		}})
		d.see("Did that run use another account", "run r0 has just sent a request", "[ No, send nothing ]")
		if d.press(key); key == "right" {
			d.press("enter").see("✓ created")
		}
		if n := w.sends.Load(); n != sends {
			t.Errorf("%s: %d requests", key, n)
		}
	}
}
