package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// TestFirstPageIsReviewed: what is wrong on the first page stands in the review,
// before anything else, and enter leads to it.
func TestFirstPageIsReviewed(t *testing.T) {
	t.Parallel()
	d := newDriver(t, cloudWorld(t).on(t).cfg, 120, 30).first().press("tab", "ctrl+u", "vsw-bp1", "enter", "ctrl+r")
	d.see("Cloud       ✗ 1", "cloud.account", "vsw-bp1 does not exist").press("s").see("cannot be sent yet, problems: 1")
	d.press("enter").see("▸ Account").press("ctrl+u", "simulator", "enter", "ctrl+r").see("[Plan]", "▸ E-HPC cluster").press("2").see("All local checks passed").press("s").see("Create this now?")
}

func TestNoCloudIsReviewed(t *testing.T) {
	t.Parallel()
	d := newDriver(t, cloudWorld(t).on(t).cfg, 120, 30).first().press("backspace", "ctrl+r").see("[Checks 1]", "✗ Cloud product  cloud.provider")
	d.press("enter").see("▸ Cloud product")
}

func TestErrorsComeBeforeWarnings(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("cfd")
	d.app.work.Refuse(providers.Failure{Field: "basics.name", Code: "Taken", Summary: forms.Same("taken")})
	d.press("ctrl+r").see("[Checks 2]", "▸ ✗ VPC", "  ! Name").press("enter").see("▸ VPC")
}

// TestWhatIsWrongStandsOnce: the rule is not said below in the words of the problem.
func TestWhatIsWrongStandsOnce(t *testing.T) {
	t.Parallel()
	for lang, want := range map[forms.Lang]string{forms.En: "must begin with vpc-", forms.Zh: "须以 vpc- 开头"} {
		cfg := allClouds()
		cfg.Lang = lang
		d := exampleWith(t, cfg, "ehpc", 100, 30).jump("network.vpc_id").see(want)
		d.do(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("prod-x"), Paste: true})
		if d.see("prod-x"); strings.Count(d.screen(), want) != 1 {
			t.Errorf("%d times\n%s", strings.Count(d.screen(), want), d.screen())
		}
	}
}

// TestARuleOfSeveralSentencesGoesWhole: none of its words is left behind.
func TestARuleOfSeveralSentencesGoesWhole(t *testing.T) {
	t.Parallel()
	d := exampleWith(t, allClouds(), "ack", 100, 30).jump("basics.name").see("; then also")
	d.do(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("not a name"), Paste: true})
	if d.see("! must begin with a letter", "must be 1-63 characters long"); strings.Count(d.screen(), "then also") != 1 {
		t.Error(d.screen())
	}
}
