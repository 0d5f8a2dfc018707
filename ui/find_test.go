package ui

import (
	"strings"
	"testing"
)

// TestTheFinderGoesAnywhere by number, label, API name, profile path, value, in
// either language, and does what a key does.
func TestTheFinderGoesAnywhere(t *testing.T) {
	t.Parallel()
	for words, sees := range map[string]string{
		"page 3":                   "page 3 of 10: Network",
		"storage":                  "page 6 of 10",
		"queues[1].max_count":      "▸ Maximum",
		"ManagerNode.InstanceType": "▸ Instance type",
		"cfd-demo":                 "▸ Cluster name",
		"集群名称":                     "▸ Cluster name",
		"中文":                       "集群名称",
		"save profile":             "Save the answers as a profile",
	} {
		d := filledCloud(t, 60, 20).jump("basics.name").press("ctrl+k").see("Find and do", "Pages", "go to it or do it")
		if d.press(words, "enter").see(sees); d.app.finder != nil {
			t.Errorf("%s: still open", words)
		}
	}
}

// TestTheFinderSaysWhyNot, gives back the place, and shows no secret.
func TestTheFinderSaysWhyNot(t *testing.T) {
	t.Parallel()
	d := filledCloud(t, 100, 30).jump("basics.name").press("ctrl+k", "undo").see("there is nothing to undo", "▸ undo")
	d.press("enter").see("▸ Cluster name", "there is nothing to undo")
	d.press("ctrl+k", "zzz").see("nothing has that name").press("esc").see("Pages").press("esc").see("▸ Cluster name")
	d.press("ctrl+k").see("Find and do").press("ctrl+l").see("查找与操作").press("ctrl+k").miss("查找与操作")
}

// TestTheHelpExplainsTheQuestion, and its keys can be done from it.
func TestTheHelpExplainsTheQuestion(t *testing.T) {
	t.Parallel()
	d := filledCloud(t, 120, 40).jump("queues[0].max_count").press("f1")
	d.see("queues[0].max_count Maximum nodes: whole number", "Name in the API: Queues[].MaxCount", "Rule: ", "Documentation: https://", "Keys", "next page")
	d.press("go to page", "enter").see("Go to").press("home", "enter").see("▸ Cloud")
	if d.press("ctrl+r", "?").see("Help", "submit").press("submit", "enter"); d.app.dialog == nil {
		t.Error("not done")
	}
	d = filledCloud(t, 60, 20).jump("queues[0].max_count").press("f1")
	for range 12 {
		d.press("pgdown")
	}
	if d.see("quit"); strings.Contains(d.screen(), "▸") {
		t.Error("the cursor holds the view")
	}
	d.press("f1").see("▸ Maximum")
}
