package ui

import (
	"testing"

	"clusterwiz/ui/work"
)

// TestAnswersAreUndone wherever they were given, one question at a time, and given
// again, until something else is said.
func TestAnswersAreUndone(t *testing.T) {
	t.Parallel()
	d := newDriver(t, toyWorld().on(t).cfg, 120, 30).press("pgdown", "cfd").see("cfd")
	d.press("pgdown", "vpc-a", "enter", "pgdown").press("ctrl+r")
	d.press("ctrl+z").see("is empty again")
	if got := d.answer("network.vpc_id"); got != "" {
		t.Errorf("the VPC is %q", got)
	}
	d.press("ctrl+z").see("Name is empty again").press("ctrl+z").see("there is nothing to undo")
	d.press("ctrl+y").see("Name is cfd again").press("ctrl+y").see("VPC is").press("ctrl+y").see("nothing to redo")
	if name, vpc := d.answer("basics.name"), d.answer("network.vpc_id"); name != "cfd" || vpc != "vpc-a" {
		t.Errorf("name %q, VPC %q", name, vpc)
	}
}

// TestUndoGoesToItsQuestion from another page, and what is said then cannot be done
// again.
func TestUndoGoesToItsQuestion(t *testing.T) {
	t.Parallel()
	d := filledCloud(t, 120, 40).jump("basics.name").press("ctrl+u", "other", "pgdown", "pgdown")
	d.press("ctrl+z").see("▸ Cluster name", "Cluster name back to cfd-demo").press("x").press("ctrl+y").see("nothing to redo")
	d.press("ctrl+z").see("back to cfd-demo")
}

// TestItemsAreUndone, with what was said in them.
func TestItemsAreUndone(t *testing.T) {
	t.Parallel()
	d := filledCloud(t, 120, 40).jump("queues[1]").press("d").miss("gpu")
	d.press("ctrl+z").see("Queues as before", "gpu").press("u").see("gpu").press("ctrl+y").miss("gpu")
	d.press("u").see("gpu").press("K").press("ctrl+z").see("as before")
	if got := d.answer("queues[0].name"); got != "comp" {
		t.Errorf("the first is %s", got)
	}
	d.press("end", "a").see("3 of 3").press("esc").see("not added").miss("3 of 3")
	d.press("ctrl+y").see("nothing to redo")
}

// TestAnotherCloudIsUndone with the account and the region that it had.
func TestAnotherCloudIsUndone(t *testing.T) {
	t.Parallel()
	d := example(t, "ehpc", 120, 40)
	before, region := copied(t, d), d.app.work.Said(work.AskRegion)
	for d.press("right"); d.app.work.About.ID != "ack"; {
		d.press("right")
	}
	d.press("ctrl+z")
	if d.app.work.About.ID != "ehpc" || d.app.work.Said(work.AskRegion) != region {
		t.Errorf("at %s in %s", d.app.work.About.ID, d.app.work.Said(work.AskRegion))
	}
	stays(t, "", before, tree(d))
	d.see("back to").press("ctrl+y")
	if d.app.work.About.ID != "ack" {
		t.Errorf("at %s", d.app.work.About.ID)
	}
}

// TestEscGivesBackWhatStoodThere at the focus, before it goes anywhere.
func TestEscGivesBackWhatStoodThere(t *testing.T) {
	t.Parallel()
	d := filledCloud(t, 120, 40).jump("basics.name").press("ctrl+u", "other").see("other", "esc as it was").press("esc").see("cfd-demo", "back to cfd-demo")
	d.press("x", "tab", "shift+tab", "esc").see("Leave these answers?", "cfd-demox")
	for key, sees := range map[string]string{"n": "cfd-demox", "s": "What would you like to do?", "w": "Save the answers as a profile", "esc": "cfd-demox"} {
		d := filledCloud(t, 120, 40).jump("basics.name").press("x", "tab", "esc", key).see(sees)
		if d.quit {
			t.Errorf("%s ends the program", key)
		}
	}
	if d = filledCloud(t, 60, 20).press("esc", "q"); !d.quit {
		t.Error("not ended")
	}
	if d = newDriver(t, cloudConfig(), 80, 24).press("zzz", "esc", "esc", "esc").see("ctrl+c quits", "New"); d.quit {
		t.Error("esc ends the program")
	}
}
