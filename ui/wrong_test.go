package ui

import (
	"testing"

	"clusterwiz/forms"
)

// TestFirstPageIsReviewed: what is wrong on the first page stands in the review,
// before anything else, and enter leads to it.
func TestFirstPageIsReviewed(t *testing.T) {
	t.Parallel()
	d := newDriver(t, cloudWorld(t).on(t).cfg, 120, 30).press("tab", "ctrl+u", "vsw-bp1", "ctrl+r")
	d.see("1!", "cloud.account", "vsw-bp1 does not exist").press("s").see("cannot be sent yet, problems: 1")
	d.press("enter").see("▸ Account").press("ctrl+u", "simulator", "ctrl+r").see("Everything checked").press("s").see("Create this now?")
}

func TestNoCloudIsReviewed(t *testing.T) {
	t.Parallel()
	d := newDriver(t, cloudWorld(t).on(t).cfg, 120, 30).press("backspace", "ctrl+r").see("[Problems 1]", "✗ API  cloud.provider")
	d.press("enter").see("▸ API")
}

func TestErrorsComeBeforeWarnings(t *testing.T) {
	t.Parallel()
	d := newDriver(t, cloudWorld(t).on(t).cfg, 120, 30)
	d.app.session.check()
	d.app.session.problems = []forms.Problem{
		{Path: "basics.name", Severity: forms.Warning, Summary: forms.Same("large")},
		{Path: "network.vpc_id", Summary: forms.Same("wrong")},
	}
	d.press("ctrl+r").see("[Problems 2]", "▸ ✗ VPC", "  ! Cluster name").press("enter").see("▸ VPC")
}
