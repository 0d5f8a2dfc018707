package start_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/start"
	"clusterwiz/ui/work"
)

// TestLikeARunningOne: a cloud is chosen, then one of what it has; what cannot be read
// back is not offered, and esc leads back to all.
func TestLikeARunningOne(t *testing.T) {
	t.Parallel()
	b := open(t, start.Options{Providers: []providers.Provider{pond{}}})
	b.Ask()
	if got := b.settle().view(); !strings.Contains(got, "Like a running cluster of") || strings.Contains(got, "Presets") {
		t.Errorf("the clouds:\n%s", got)
	}
	b.press(tea.KeyEnter)
	thing := providers.Thing{Receipt: providers.Receipt{ID: "l-1", Name: "lake-one", State: "wet", Created: "2026-01-02T03:04:05Z"}, About: forms.Same("deep")}
	old := providers.Thing{Receipt: providers.Receipt{ID: "l-0", Name: "lake-zero"}, Unreadable: forms.T("it is dry", "已干涸")}
	b.Update(work.ThingsMsg{Provider: "pond", Region: "here", Things: []providers.Thing{old, thing}})
	if got := b.settle().view(); !strings.Contains(got, "lake-one") || !strings.Contains(got, "Pond, here") || strings.Contains(got, "lake-zero") {
		t.Errorf("the things:\n%s", got)
	}
	b.press(tea.KeyEnter)
	want := []tea.Msg{start.Running{Provider: "pond"}, start.Like{Provider: "pond", Thing: thing.Receipt}}
	if diff := cmp.Diff(want, b.left); diff != "" {
		t.Error(diff)
	}
	if got := b.press(tea.KeyEsc).view(); !strings.Contains(got, "like a running cluster") || strings.Contains(got, "lake-one") {
		t.Errorf("after esc:\n%s", got)
	}
}

// TestNothingToBeLike: an empty list is said, and leaves the screen as it was.
func TestNothingToBeLike(t *testing.T) {
	t.Parallel()
	b := open(t, start.Options{Providers: []providers.Provider{pond{}}})
	before := b.view()
	b.Update(work.ThingsMsg{Provider: "pond", Region: "here"})
	if got := b.settle().view(); got != before {
		t.Errorf("it became:\n%s", got)
	}
}
