package ui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

// TestTheSizeComesAfterTheStart, as from a real terminal: whatever opens first,
// and whatever is chosen there, has no room yet.
func TestTheSizeComesAfterTheStart(t *testing.T) {
	t.Parallel()
	w := toyWorld().on(t)
	newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "tab")
	for name, c := range map[string]struct {
		start Start
		keys  []string
		see   string
	}{
		"a draft":  {Start{}, []string{"enter"}, "cfd"},
		"a cloud":  {Start{Provider: "toy"}, []string{"pgdown", "x"}, "▸ Name"},
		"a choice": {Start{}, []string{"new", "enter", "pgdown"}, "▸ Name"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cfg := w.cfg
			cfg.Start, cfg.Lang = c.start, forms.En
			d := &driver{t: t, app: newApp(t.Context(), cfg)}
			first := d.app.Init()
			_ = d.app.View()
			d.do(tea.WindowSizeMsg{Width: 80, Height: 24})
			d.run(first)
			d.press(c.keys...).see(c.see)
		})
	}
}
