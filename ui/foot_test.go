package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

// TestTheFootKeepsItsPlaces: going on, going back and the help are told down to
// 60 columns wherever questions are asked or the request is looked at.
func TestTheFootKeepsItsPlaces(t *testing.T) {
	t.Parallel()
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		d := filledCloud(t, 60, 20)
		if lang == forms.Zh {
			d.press("ctrl+l")
		}
		kept := func(where string) {
			t.Helper()
			lines := strings.Split(strings.TrimRight(d.screen(), "\n"), "\n")
			foot := lines[len(lines)-1]
			for _, one := range [][]string{{"tab ", "enter ", "s "}, {"shift+tab ", "esc "}, {"? ", "f1 "}} {
				found := false
				for _, name := range one {
					found = found || strings.HasPrefix(strings.TrimSpace(foot), name) || strings.Contains(foot, "· "+name)
				}
				if !found {
					t.Errorf("%s: none of %q in %q", where, one, foot)
				}
			}
		}
		for i := range len(d.app.pages.List()) {
			kept(d.app.pages.List()[i].Name.En)
			for range 3 {
				if !d.app.typing() {
					d.press("enter")
					kept(d.app.pages.List()[i].Name.En + ", within")
				}
			}
			d.app.openPage(i + 1)
			d.run(d.app.settle())
		}
	}
}

// TestWordsAreLookedFor in tables and in the texts of the review.
func TestWordsAreLookedFor(t *testing.T) {
	t.Parallel()
	d := filledCloud(t, 120, 40).jump("queues[0]")
	d.see("▸   comp").press("/", "gp").see("/ gp", "▸   gpu").press("q").see("/ gpq").press("esc").see("▸   gpu").miss("/ gpq")
	d.press("home").see("▸   comp").press("G").see("▸   gpu").press("g").see("▸   comp")
	d.press("ctrl+r", "4").press("G").see("MaxCoreCount").press("g").miss("MaxCoreCount")
	d.do(tea.WindowSizeMsg{Width: 80, Height: 14})
	d.press("/", "directory", "enter", "n")
	if first := d.app.review.View()[2]; !strings.Contains(strings.ToLower(first), "directory") {
		t.Errorf("begins with %q", first)
	}
	d.press("s").see("Create this now?")
}
