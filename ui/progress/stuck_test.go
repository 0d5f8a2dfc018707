package progress_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
)

// TestWhatIsStuckCanBeDeleted: the following is let go of first, and the program stays.
func TestWhatIsStuckCanBeDeleted(t *testing.T) {
	t.Parallel()
	p := open(t, 100, 30, progress.Run{}).tell(accepted)
	if p.has("d delete it") {
		t.Error("nothing is wrong yet")
	}
	trouble := providers.Status{Phase: providers.Working, State: "Active", Trouble: refused}
	p.tell(status(launch.Running, launch.EventStatus, trouble)).see("the vSwitch does not exist")
	if !p.has("d delete it") {
		t.Fatal("no way to delete it")
	}
	p.press("d")
	p.out.Take()
	p.ends(launch.Running, launch.ErrDetached)
	var left []any
	for _, msg := range p.out.Take() {
		switch msg := msg.(type) {
		case progress.Ended:
			left = append(left, msg.Quit)
		case message.Run:
		default:
			left = append(left, msg)
		}
	}
	if diff := cmp.Diff([]any{false, progress.Delete{}}, left); diff != "" || !p.GivenUp() {
		t.Error(diff)
	}
}
