package ui

import (
	"testing"

	"clusterwiz/profiles"
	"clusterwiz/ui/work"
)

// TestTheReviewTellsWhatChanged since the profile was opened, and leads there.
func TestTheReviewTellsWhatChanged(t *testing.T) {
	t.Parallel()
	cfg := cloudConfig()
	profile, issues := profiles.Parse(cfg.Providers[0].About().Example, "cfd.toml", work.FormsOf(cfg.Providers))
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	profile.Path = "/home/me/cfd.toml"
	cfg.Start.Profile = profile
	d := newDriver(t, cfg, 100, 30).first().press("ctrl+r", "3").see("[Changes]", "No answer differs from the profile as it was opened.")
	d.jump("basics.name").press("ctrl+u", "c", "f", "d", "-", "2", "ctrl+r", "3").see("Compared with the profile as it was opened:", "~ Cluster name: cfd-demo → cfd-2")
	d.press("enter").see("▸ Cluster name")
	d.press("ctrl+r", "3", "right").see("[JSON]").press("left", "left").see("[Checks 1]")
	d.press("ctrl+r", "3").click("~ Cluster name").see("▸ Cluster name")
	d.jump("queues[1].name").press("esc", "d", "ctrl+r", "3").see("- queue: gpu")

	// There is nothing to compare with.
	d = newDriver(t, cloudConfig(), 100, 30)
	d.press("n", "ctrl+r").miss("Changes")
}
