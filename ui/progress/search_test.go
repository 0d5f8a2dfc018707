package progress_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/look"
	"clusterwiz/ui/progress"
)

// TestTheLogIsSearched: what is typed after / is gone to, n and N go on, and the view
// stays there while more is told, until the person goes to the end.
func TestTheLogIsSearched(t *testing.T) {
	t.Parallel()
	p := open(t, 80, 20, progress.Run{}).tell(lines(60)...).see("line 59").miss("line 15")
	p.press("/", "L", "i", "n", "e", " ", "1", "5")
	if p.Prompt(40) == "" {
		t.Error("the words are not shown")
	}
	p.see("line 15").press("enter").tell(lines(61)[60:]...).see("line 15").miss("line 60")
	p.press("g", "/", "l", "i", "n", "e", " ", "2", "enter").see("line 2 ").press("n").see("line 20").press("N").see("line 2 ").press("N").see("line 29").miss("line 2 ")
	p.press("G").see("line 60").tell(lines(62)[61:]...).see("line 61")
	p.press("/", "q").press("esc").see("line 61")
	if p.ends(launch.Failed, refused); p.has("n next match") {
		t.Error("nothing is searched for any more")
	}
}

// TestSearchingLeavesNothing: letters of the words are no keys.
func TestSearchingLeavesNothing(t *testing.T) {
	t.Parallel()
	p := open(t, 80, 20, progress.Run{}).tell(lines(60)...).ends(launch.Failed, refused)
	p.out.Take()
	p.press("/", "r", "e", "s", "q", "esc", "g")
	if left := p.out.Take(); len(left) > 0 {
		t.Errorf("%#v left the screen", left)
	}
}

// TestTheSameIsToldOnce with how often it was said, as long as nothing else is.
func TestTheSameIsToldOnce(t *testing.T) {
	t.Parallel()
	again := launch.Event{Kind: launch.EventWaiting, Phase: launch.Deleting, Text: forms.T("the cloud does not know c1; asking again", "云端找不到 c1；将再次查询")}
	p := open(t, 80, 20, progress.Run{}).tell(lines(2)...).tell(again).see("asking again").miss("times")
	p.tell(again, again).see("asking again (3 times)").tell(again, again, again, again)
	if got := strings.Count(p.text(), "asking again"); got != 1 {
		t.Errorf("told %d times\n%s", got, p.text())
	}
	p.see("asking again (7 times)", "line 1").tell(lines(1)...).tell(again).see("line 0")
	if got := strings.Count(p.text(), "asking again"); got != 2 {
		t.Errorf("told %d times\n%s", got, p.text())
	}
	p.Arrange(look.New(forms.Zh), 60, 20)
	p.see("将再次查询（7 次）")
}
