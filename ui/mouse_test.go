package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// click presses the left button on the first cell of the first such text on the
// screen.
func (d *driver) click(text string) *driver {
	d.t.Helper()
	for y, line := range strings.Split(d.screen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			d.do(tea.MouseMsg{X: ansi.StringWidth(before), Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
			d.do(tea.MouseMsg{X: ansi.StringWidth(before), Y: y, Action: tea.MouseActionRelease, Button: tea.MouseButtonNone})
			return d
		}
	}
	d.t.Fatalf("%q is not on the screen:\n%s", text, d.screen())
	return d
}

// wheel turns the wheel by steps, down where they are positive.
func (d *driver) wheel(by int) *driver {
	button, n := tea.MouseButtonWheelDown, by
	if by < 0 {
		button, n = tea.MouseButtonWheelUp, -by
	}
	for range n {
		d.do(tea.MouseMsg{X: 50, Y: 8, Action: tea.MouseActionPress, Button: button})
	}
	return d
}

// TestClicksGoThere: to pages, questions, rows, values, tabs, buttons and what was
// found.
func TestClicksGoThere(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 40}, {80, 24}} {
		d := filledCloud(t, size[0], size[1]).click("Network").see("▸ Network").click("vSwitch").see("▸ vSwitch").click("▸ vSwitch").see("type to filter")
		d.press("esc").click("Queues").see("▸   comp").click("gpu").see("▸   gpu").click("gpu").see("queue 2 of 2")
		d.press("esc").click("Review").see("[Plan]").click("JSON").see("[JSON]", "{").click("Checks").see("[Checks").click("Profile").see("[Profile]")
		d.press("s").see("Create this now?").click("No, go back").miss("Create this now?").press("s").click("Yes, create it").miss("Create this now?")
	}
}

// TestClicksInLists: the first puts the cursor there, the second takes it.
func TestClicksInLists(t *testing.T) {
	t.Parallel()
	newDriver(t, cloudConfig(), 80, 24).click("Alibaba Cloud E-HPC").click("Alibaba Cloud E-HPC").see("Where to create")
	d := filledCloud(t, 80, 24).press("ctrl+k").click("Storage").see("008b648bcb")
	d.press("ctrl+c").see("Quit?").click("Stay").miss("Quit?")
	if d.quit {
		t.Error("clicked away")
	}
	d = filledCloud(t, 120, 40).jump("manager.instance_type").press("enter").click("ecs.c7.6xlarge").see("▸ ecs.c7.6xlarge").click("ecs.c7.6xlarge")
	if got := d.answer("manager.instance_type"); got != "ecs.c7.6xlarge" {
		t.Errorf("took %q", got)
	}
	filledCloud(t, 60, 20).press("esc").click("Start screen").see("What would you like to do?")
}

// TestTheWheelGoesUpAndDown in lists, texts and the finder, and never past an end.
func TestTheWheelGoesUpAndDown(t *testing.T) {
	t.Parallel()
	d := filledCloud(t, 80, 24).press("ctrl+r", "4").see("{").wheel(100).see("MaxCoreCount").wheel(-100).miss("MaxCoreCount")
	d.press("esc").jump("queues[0]").wheel(1).see("▸   gpu").wheel(-5).see("▸   comp")
	d.press("ctrl+k").wheel(3).see("▸ Scheduler")
	for y := -1; y < 30; y++ {
		for x := -1; x < 90; x += 7 {
			d.do(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
		}
	}
}

// TestClicksInTheReview go to the question of a row, as enter does, in every size.
func TestClicksInTheReview(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 20}} {
		d := filledCloud(t, size[0], size[1]).press("ctrl+r").see("[Plan]")
		d.click("queue comp").see("▸   comp").press("ctrl+r").click("queue gpu").see("▸   gpu")
		d.jump("basics.name").press("ctrl+u", "ctrl+r").see("[Checks").click("required").see("▸ Cluster name")
	}
}

// TestClicksBesideRowsDoNothing: the sums, the hints and what is below the last row.
func TestClicksBesideRowsDoNothing(t *testing.T) {
	t.Parallel()
	d := filledCloud(t, 80, 24).press("ctrl+r").see("[Plan]")
	for y := range 24 {
		line := strings.Split(d.screen(), "\n")[y]
		if !strings.Contains(line, "s submits") && !strings.Contains(line, "Press s") && strings.TrimSpace(strings.SplitN(line+"│", "│", 3)[1]) != "" {
			continue
		}
		d.do(tea.MouseMsg{X: 60, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
		d.see("[Plan]")
	}
}

// TestClicksOnTheLineOfPages open the list of pages where it stands for that.
func TestClicksOnTheLineOfPages(t *testing.T) {
	t.Parallel()
	d := filledCloud(t, 60, 20).click("page ").see("Go to", "Storage").click("Storage").see("Storage", "008b648bcb")
	if d.press("ctrl+r").click("page "); d.app.finder == nil {
		t.Error("nothing to go to")
	}
}
