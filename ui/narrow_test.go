package ui

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/profiles/presets"
)

// TestThePriceIsSeenBeforeTheYes on the smallest terminal, of every cloud, before any
// scrolling.
func TestThePriceIsSeenBeforeTheYes(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"ehpc", "ack", "batchcompute", "qingcloud", "modelarts"} {
		for _, lang := range []forms.Lang{forms.En, forms.Zh} {
			d := example(t, id, 60, 20)
			if lang == forms.Zh {
				d.press("ctrl+l")
			}
			d.press("ctrl+r", "s")
			told := map[forms.Lang][]string{forms.En: {"per hour: ", "price unknown: "}, forms.Zh: {"每小时：", "价格未知："}}[lang]
			if screen := d.screen(); !strings.Contains(screen, "│ "+told[0]) && !strings.Contains(screen, "│ "+told[1]) {
				t.Errorf("%s, %s: no price:\n%s", id, lang, screen)
			}
		}
	}
}

// TestPresetsNameTheirCloud on the smallest terminal, in full.
func TestPresetsNameTheirCloud(t *testing.T) {
	t.Parallel()
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		d := newDriver(t, allClouds(), 60, 40)
		if lang == forms.Zh {
			d.press("ctrl+l")
		}
		for _, preset := range presets.All() {
			title := preset.Title.In(lang)
			d.press("ctrl+u").press(preset.Name)
			found := false
			for line := range strings.Lines(d.screen()) {
				line = strings.TrimRight(line, " \n")
				found = found || strings.Contains(line, string([]rune(title)[:6])) && strings.HasSuffix(line, " "+preset.Provider)
			}
			if !found {
				t.Errorf("%s is not offered with its cloud:\n%s", title, d.screen())
			}
		}
	}
}

// TestEnterIsToldWhereItOpensAList on the smallest terminal.
func TestEnterIsToldWhereItOpensAList(t *testing.T) {
	t.Parallel()
	d := example(t, "ack", 60, 20).jump("network.pod_vswitches")
	d.see("▸ Pod vSwitches", "enter open", "tab next", "? help")
}

// TestAPresetWithoutAPoolIsReviewed: whoever removes the only pool is told what that means,
// and takes it back with one key.
func TestAPresetWithoutAPoolIsReviewed(t *testing.T) {
	t.Parallel()
	d := preset(t, "ack-small").jump("node_pools[0]").press("d", "ctrl+r", "1")
	d.see("[Plan]", "! no node pool: the cluster has no machines for workloads yet; add a pool here").miss("now: ")
	d.press("ctrl+z").miss("no node pool").see("now: 2 nodes")
}
