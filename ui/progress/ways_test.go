package progress_test

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/look"
	"clusterwiz/ui/progress"
)

// unclear is the page of a run that may have made any of n things.
func unclear(t *testing.T, w, h, n int) *page {
	t.Helper()
	p := open(t, w, h, progress.Run{}).tell(lines(3)...)
	record := launch.Record{ID: "r1", Name: "cfd-demo", Region: "cn-hangzhou", Account: "env", Phase: launch.Unclear}
	for i := range n {
		record.Maybe = append(record.Maybe, providers.Receipt{ID: fmt.Sprintf("c-%d", i), Name: "cfd-demo"})
	}
	p.Update(progress.EndedMsg{Record: record, Err: launch.ErrUnclear})
	p.out.Take()
	return p
}

// TestTheWayWithTheCursorIsVisible however many there are, and so is the page's
// head, in every size and language.
func TestTheWayWithTheCursorIsVisible(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{38, 8}, {60, 16}, {80, 20}, {120, 36}} {
		p := unclear(t, size[0], size[1], 25)
		for i := range 27 {
			for lang, first := range map[forms.Lang]string{forms.En: "▸ look again", forms.Zh: "▸ 再次查找"} {
				p.Arrange(look.New(lang), size[0], size[1])
				want := first
				if i > 0 && i < 26 {
					want = map[forms.Lang]string{forms.En: "▸ adopt c-%d", forms.Zh: "▸ 接管 c-%d"}[lang]
					want = fmt.Sprintf(want, i-1)
				}
				p.see(want, "cfd-demo")
				if got := len(p.View()); got > size[1] {
					t.Fatalf("%v: %d lines", size, got)
				}
			}
			p.press("down")
		}
	}
}

// TestNoOtherKeyActs on the page of an unclear outcome: nothing leaves it that
// looks, adopts or sends but by enter.
func TestNoOtherKeyActs(t *testing.T) {
	t.Parallel()
	p := unclear(t, 80, 20, 1).press("down")
	names := strings.Split("abcdefghijklmnopqrstuvwxyz0123456789 <>?-", "")
	for _, name := range append(names, "esc", "up", "down", "pgup", "pgdown") {
		p.Press(keyOf(name))
		for _, left := range p.out.Take() {
			switch left.(type) {
			case progress.Edit, progress.Quit, progress.Save, progress.Restart:
			default:
				if kind := fmt.Sprintf("%T", left); !strings.HasPrefix(kind, "message.") {
					t.Errorf("%q: %s", name, kind)
				}
			}
		}
	}
	if p.Press(keyOf("esc")) {
		t.Error("esc is taken")
	}
}

// TestEnterLooksAgain: it is what enter means first. The answers are opened without
// a word against them.
func TestEnterLooksAgain(t *testing.T) {
	t.Parallel()
	p := unclear(t, 80, 20, 2).press("enter")
	want := []tea.Msg{progress.Look{Record: p.Run().Record}}
	if diff := cmp.Diff(want, p.out.Take()); diff != "" {
		t.Error(diff)
	}
	p.press("e")
	if diff := cmp.Diff([]tea.Msg{progress.Edit{}}, p.out.Take()); diff != "" {
		t.Error(diff)
	}
}

// TestWaysAreClicked: the first click goes there, the second takes it; nothing else on the
// page does anything.
func TestWaysAreClicked(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{60, 16}, {80, 20}, {120, 36}} {
		p := unclear(t, size[0], size[1], 2)
		at := func(words string) int {
			for y, line := range p.View() {
				if strings.Contains(ansi.Strip(line), words) {
					return y
				}
			}
			t.Fatalf("%q is not there", words)
			return 0
		}
		for y := range at("What now?") + 1 {
			p.Click(5, y)
		}
		p.Click(5, at("adopt c-1"))
		if p.see("▸ adopt c-1"); len(p.out.Take()) > 0 {
			t.Error("taken at once")
		}
		p.Click(5, at("▸ adopt c-1"))
		if len(p.out.Take()) != 1 {
			t.Error("not taken")
		}
	}
}
