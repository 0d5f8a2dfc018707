package ui

import (
	"context"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/simulator"
	"net/http"
)

// atExample opens the example profile of E-HPC on the simulator.
func atExample(tb testing.TB, w, h int) *driver {
	tb.Helper()
	p := ehpc.New()
	find := func(string) (*forms.Form, bool) { return p.Form(), true }
	profile, issues := profiles.Parse(p.About().Example, "example.toml", find)
	if len(issues) > 0 {
		tb.Fatal(issues)
	}
	sim := simulator.New(simulator.Options{})
	return newDriver(tb, Config{
		Providers: []providers.Provider{p}, Start: Start{Profile: profile},
		Simulator: func() http.RoundTripper { return sim.Transport() },
	}, w, h)
}

// grow makes the answers as large as the form allows: eight queues of ten node
// types with two disks each.
func grow(tb testing.TB, answers *forms.Answers) {
	tb.Helper()
	queue, _ := answers.Get("queues[0]")
	node, _ := answers.Get("queues[0].compute_nodes[0]")
	for answers.Len("queues[0].compute_nodes") < 10 {
		if err := answers.Insert("queues[0].compute_nodes", 0, node.(map[string]any)); err != nil {
			tb.Fatal(err)
		}
	}
	for answers.Len("queues") < 8 {
		if err := answers.Insert("queues", 0, queue.(map[string]any)); err != nil {
			tb.Fatal(err)
		}
	}
}

// BenchmarkKeyToFrame is one key, from the message to the drawn frame.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, place := range []struct {
		name string
		keys []string
		grow bool
		key  tea.KeyMsg
	}{
		{name: "text", keys: []string{"pgdown"}},
		{name: "text/largest", keys: []string{"pgdown"}, grow: true},
		{name: "step/scheduler/more", keys: []string{"pgdown", "pgdown", "pgdown", "ctrl+o", "tab"}, grow: true},
		{name: "item/queue", keys: []string{"pgdown", "pgdown", "pgdown", "pgdown", "enter", "ctrl+o"}, grow: true},
		{name: "picker/types", keys: []string{"pgdown", "pgdown", "pgdown", "tab", "tab", "enter"}},
		{name: "table", keys: []string{"pgdown", "pgdown", "pgdown", "pgdown"}, grow: true, key: tea.KeyMsg{Type: tea.KeyDown}},
		{name: "review", keys: []string{"ctrl+r"}, grow: true, key: tea.KeyMsg{Type: tea.KeyRight}},
	} {
		b.Run(place.name, func(b *testing.B) {
			d := atExample(b, 120, 40)
			d.press(place.keys...)
			if place.grow {
				grow(b, d.app.session.main.answers)
			}
			keys := []tea.KeyMsg{place.key, place.key}
			if place.key.Type == 0 && place.key.Runes == nil {
				keys = []tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune{'1'}}, {Type: tea.KeyBackspace}}
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				d.app.Update(keys[i%2])
				_ = d.app.View()
			}
		})
	}
}

// BenchmarkFirstFrame is the wizard's own part of the start: model and frame.
func BenchmarkFirstFrame(b *testing.B) {
	cfg := Config{Providers: []providers.Provider{ehpc.New()}, Lang: forms.En}
	b.ReportAllocs()
	for b.Loop() {
		a := newApp(context.Background(), cfg)
		a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		a.Init()
		_ = a.View()
	}
}
