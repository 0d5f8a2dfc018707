package ui

import (
	"fmt"
	"net/http"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/simulator"
	"clusterwiz/ui/review"
	"clusterwiz/ui/work"
)

// world is what a property test watches: the wizard's configuration and how
// many requests left.
type world struct {
	cfg   Config
	sends *atomic.Int32
}

func (w *world) on(t *testing.T) *world {
	t.Helper()
	store, err := launch.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	drafts, err := profiles.OpenDrafts(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	w.cfg.Store, w.cfg.Drafts, w.cfg.Dirs = store, drafts, profiles.Dirs{Config: t.TempDir(), State: t.TempDir()}
	w.cfg.Launcher = launch.New(store, launch.Options{Jitter: func() float64 { return 0 }})
	return w
}

func toyWorld() *world {
	p := newToy()
	return &world{cfg: Config{Providers: []providers.Provider{p}, Start: Start{Provider: "toy"}}, sends: &p.sends}
}

// counting counts the creations among the calls to the simulator.
type counting struct {
	http.RoundTripper
	sends *atomic.Int32
}

// RoundTrip implements http.RoundTripper.
func (c counting) RoundTrip(r *http.Request) (*http.Response, error) {
	action := r.Header.Get("X-Acs-Action")
	places := []string{"clusters", "createCluster", "nodepools"}
	if r.Method == http.MethodPost && (action == "CreateCluster" || (action == "" && slices.Contains(places, path.Base(r.URL.Path)))) {
		c.sends.Add(1)
	}
	return c.RoundTripper.RoundTrip(r)
}

func cloudWorld(t *testing.T) *world {
	t.Helper()
	w := &world{sends: &atomic.Int32{}}
	sim := simulator.New(simulator.Options{Speed: 1e6})
	p := alone{ehpc.New()}
	example, issues := profiles.Parse(p.About().Example, "example.toml", work.FormsOf([]providers.Provider{p}))
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	w.cfg = Config{
		Providers: []providers.Provider{p}, Start: Start{Profile: example},
		Connector: builtIn(counting{sim.Transport(), w.sends}),
	}
	return w
}

// cloudsWorld has every cloud, with the example of one of them open.
func cloudsWorld(t *testing.T, id string) *world {
	t.Helper()
	w := &world{sends: &atomic.Int32{}}
	sim := simulator.New(simulator.Options{Speed: 1e6})
	w.cfg = allClouds()
	w.cfg.Connector = builtIn(counting{sim.Transport(), w.sends})
	p, _ := work.ProviderOf(w.cfg.Providers, id)
	profile, issues := profiles.Parse(p.About().Example, "example.toml", work.FormsOf(w.cfg.Providers))
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	w.cfg.Start.Profile = profile
	w.cfg.Resolver.Env = func(string) (string, bool) { return "Canary-2026", true }
	return w
}

// TestAnyKeys presses whatever comes: the wizard never panics, never draws
// beyond the terminal, and sends only after an explicit yes, once for each.
func TestAnyKeys(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]func(*testing.T, *rapid.T) *world{
		"toy": func(*testing.T, *rapid.T) *world { return toyWorld() },
		"clouds": func(t *testing.T, r *rapid.T) *world {
			t.Helper()
			return cloudsWorld(t, rapid.SampledFrom([]string{"ehpc", "ack", "batchcompute", "qingcloud", "modelarts"}).Draw(r, "cloud"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(r *rapid.T) { play(t, r, open(t, r).on(t)) })
		})
	}
}

// play draws keys and sizes and holds the wizard to its promises.
func play(t *testing.T, r *rapid.T, w *world) {
	names := keyNames()
	size := [2]int{80, 24}
	d := newDriver(t, w.cfg, size[0], size[1])
	var history []string
	allowed := int32(0)
	defer func() {
		if trouble := recover(); trouble != nil {
			panic(fmt.Sprintf("%v\nafter %q", trouble, history))
		}
	}()
	for range rapid.IntRange(1, 60).Draw(r, "length") {
		name := rapid.SampledFrom(names).Draw(r, "key")
		history = append(history, name)
		if d.asked(name) {
			allowed++
		}
		w.keepHome(d, name)
		switch name {
		case "click":
			buttons := []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonLeft, tea.MouseButtonWheelDown, tea.MouseButtonWheelUp}
			d.do(tea.MouseMsg{
				X: rapid.IntRange(0, 130).Draw(r, "x"), Y: rapid.IntRange(0, 45).Draw(r, "y"), Button: rapid.SampledFrom(buttons).Draw(r, "button"),
			})
		case "resize":
			size = [2]int{rapid.IntRange(1, 130).Draw(r, "width"), rapid.IntRange(1, 45).Draw(r, "height")}
			d.do(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		default:
			d.press(name)
		}
		if d.quit {
			return
		}
		if sends := w.sends.Load(); sends > allowed {
			r.Fatalf("%d requests after %d confirmations; keys %q", sends, allowed, history)
		}
		within(r, d.app.View(), size, history)
	}
}

// failing is a test, or a run of a property of one.
type failing interface {
	Fatalf(format string, args ...any)
}

// within holds a frame to the size of the terminal.
func within(t failing, frame string, size [2]int, history []string) {
	lines := strings.Split(frame, "\n")
	if len(lines) > size[1] {
		t.Fatalf("%d lines at %v; keys %q", len(lines), size, history)
	}
	for _, line := range lines {
		if width := ansi.StringWidth(line); width > size[0] {
			t.Fatalf("%d cells at %v: %q; keys %q", width, size, line, history)
		}
	}
}

// asked tells whether what is done now is the yes that sends: the key y, enter on the
// button, or a click.
func (d *driver) asked(name string) bool {
	yes := name == "y" || name == "alt+y" || name == "click"
	return d.app.dialog != nil && d.app.dialog.Title() == review.TextSubmit && (yes || name == "enter" && d.app.dialog.Accepts())
}

// keepHome has what is about to be saved or written stay in the test's own place.
func (w *world) keepHome(d *driver, name string) {
	sure := name == "y" || name == "alt+y" || name == "click" || name == "enter"
	if a := d.app; sure && a.dialog != nil && (a.dialog.Title() == textSaveTitle || strings.HasPrefix(a.dialog.Title().En, strings.TrimSuffix(textWrite.En, "%s"))) {
		a.dialog.WithLine(filepath.Join(w.cfg.Dirs.Config, filepath.Base(a.dialog.Text())), "")
		a.arrange()
	}
}

// keyNames are the keys to draw from: those that go somewhere more often.
func keyNames() []string {
	names := []string{"resize", "click", "click", "click", "pgdown", "pgdown", "tab", "tab", "enter", "enter", "enter", "s", "right", "esc", "ctrl+r", "ctrl+r"}
	for name := range keyTypes {
		names = append(names, name)
	}
	for _, name := range []string{"d", "b", "f", "c", "l", "u", "x", "y", "n", "1", "left", "right", "backspace", "delete", "enter"} {
		names = append(names, "alt+"+name)
	}
	slices.Sort(names)
	return append(names, "a", "c", "d", "u", "J", "K", "e", "q", "?", "x", "7", "集", "vpc-a", "ab", ".", "y", "n", "+")
}

// TestTwoYesesSendOnce presses as fast as a stuck key would.
func TestTwoYesesSendOnce(t *testing.T) {
	t.Parallel()
	w := cloudWorld(t).on(t)
	d := newDriver(t, w.cfg, 80, 24).press("ctrl+r", "s")
	_, first := d.app.Update(tea.KeyMsg{Type: tea.KeyRight})
	d.run(first)
	_, yes := d.app.Update(tea.KeyMsg{Type: tea.KeyEnter})
	// The answer to the yes is not in yet; the person goes on pressing.
	d.press("s")
	if d.app.dialog != nil {
		_, _ = d.app.Update(tea.KeyMsg{Type: tea.KeyRight})
		_, again := d.app.Update(tea.KeyMsg{Type: tea.KeyEnter})
		d.run(again)
	}
	d.run(yes)
	if n := w.sends.Load(); n != 1 {
		t.Errorf("%d requests", n)
	}
	d.see("created (running)")
}
