package ui

import (
	"context"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/profiles"
	"clusterwiz/ui/work"
)

// TestKeysBeforeThereIsAScreen: a terminal that has not told its size yet shows nothing,
// so that keys typed by then do nothing, whatever the wizard opens on.
func TestKeysBeforeThereIsAScreen(t *testing.T) {
	t.Parallel()
	for _, p := range allClouds().Providers {
		cfg := allClouds()
		example, issues := profiles.Parse(p.About().Example, "example.toml", work.FormsOf(cfg.Providers))
		if len(issues) > 0 {
			t.Fatal(issues)
		}
		cfg.Start = Start{Profile: example}
		ctx, cancel := context.WithCancel(context.Background())
		t.Cleanup(cancel)
		d := &driver{t: t, app: newApp(ctx, cfg)}
		d.app.Init()
		for name, kind := range keyTypes {
			if name != "ctrl+c" {
				d.app.Update(tea.KeyMsg{Type: kind})
			}
		}
		for _, r := range "wzysnNjkG/?1234567" {
			d.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
			d.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: true})
		}
		if d.app.dialog != nil || d.app.finder != nil {
			t.Errorf("%s: something was opened by keys that no screen had", p.About().ID)
		}
	}
}
