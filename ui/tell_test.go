package ui

import "testing"

func TestAPickAnswersWhatTheCloudTells(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown", "enter", "prod", "enter").see("Kind: standard, as the cloud says of VPC")
	if got := d.answer("network.kind"); got != "std" {
		t.Fatalf("got %q", got)
	}
	// What was filled in follows the next pick, by hand too.
	d.press("shift+tab").see("▸ VPC").press("ctrl+u", "vpc-b", "enter").see("Kind: Lite, as")
	if got := d.answer("network.kind"); got != "lite" {
		t.Errorf("got %q", got)
	}
}

func TestAPickLeavesWhatThePersonSaid(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown", "ctrl+o", "tab", "tab", "tab", "tab").see("▸ Kind").press("right", "right").see("Lite")
	d.press("shift+tab", "shift+tab", "shift+tab", "shift+tab").see("▸ VPC").press("enter", "prod", "enter").miss("as the cloud tells")
	if got := d.answer("network.kind"); got != "lite" {
		t.Errorf("got %q", got)
	}
	d.see("is standard for vpc-a")
}

func TestAFailedLookupLeavesTheDeclaredChoices(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown", "ctrl+o", "tab", "tab", "tab", "tab", "tab").see("▸ Plan", "look-up failed: no right to list")
	d.press("enter").see("small", "large", "1/2").press("lar", "enter")
	if got := d.answer("network.plan"); got != "large" {
		t.Errorf("got %q", got)
	}
}

// TestChosenIDsAreShownByName in a row; the ids stand below the focus.
func TestChosenIDsAreShownByName(t *testing.T) {
	t.Parallel()
	d := example(t, "ack", 80, 24)
	d.jump("network.vswitch_ids")
	d.see("· prod-i  vsw-f8za5p0mwzgdu3wgx", "· prod-j  vsw-f8za5p0mwzgdu3wgy").press("tab").see("Control vSwitches   prod-i, prod-j")
	d.press("shift+tab", "vsw-unknown", "enter").see("vsw-f8za5p0mwzgdu3wgx, vsw-f8")
}
