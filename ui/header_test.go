package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// leastForProduct is the width from which the header names the product.
const leastForProduct = 56

// TestTheHeaderKeepsWhereAndAsWhom at every width, in both languages: the rest goes
// before the region, the account and that it is simulated.
func TestTheHeaderKeepsWhereAndAsWhom(t *testing.T) {
	t.Parallel()
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		for _, id := range []string{"ehpc", "batchcompute", "qingcloud", "modelarts"} {
			w := cloudsWorld(t, id).on(t)
			w.cfg.Lang = lang
			d := newDriver(t, w.cfg, 120, 30).press("ctrl+r")
			region := d.app.work.Region
			for width := 120; width >= 40; width-- {
				d.app.lay.width = width
				got := ansi.Strip(header(d.app))
				if w := text.Width(got); w != width {
					t.Errorf("%d of %d cells: %q", w, width, got)
				}
				if name := d.app.work.About.Name.In(lang); width >= leastForProduct && !strings.Contains(got, id) && !strings.Contains(got, name) {
					t.Errorf("at %d: %q names no product", width, got)
				}
				for _, want := range []string{region, "simulator", look.New(lang).Say(textSimulated)} {
					if !strings.Contains(got, want) {
						t.Errorf("at %d: %q lacks %q", width, got, want)
					}
				}
			}
		}
	}
}

// TestAnASCIITerminalIsTold on the first screen, and offers no language that it cannot
// write.
func TestAnASCIITerminalIsTold(t *testing.T) {
	t.Parallel()
	w := toyWorld().on(t)
	w.cfg.Charset, w.cfg.Start = "GB18030", Start{}
	d := newDriver(t, w.cfg, 80, 24).see("locale GB18030: English in ASCII").miss("中文")
	if d.press("ctrl+l"); d.app.look.Lang != forms.En {
		t.Error("the language changed")
	}
	d.see("LC_ALL=zh_CN.UTF-8")
}
