package questions_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/questions"
	"clusterwiz/ui/work"
)

func TestMain(m *testing.M) {
	lipgloss.SetColorProfile(termenv.Ascii)
	os.Exit(m.Run())
}

// sheet asks for a text, a choice, a folded number and a list of two at most.
func sheet() *work.Sheet {
	return work.NewSheet(&forms.Form{
		Steps: []forms.Step{{ID: "one", Label: forms.T("One", "一")}, {ID: "list", Label: forms.T("List", "列表")}},
		Fields: []forms.Field{
			{Key: "name", Wire: "n", Kind: forms.String, Step: "one", Label: forms.T("Name", "名称"), Required: true},
			{Key: "mode", Wire: "m", Kind: forms.Choice, Step: "one", Label: forms.T("Mode", "模式"), Options: forms.Words("a", "b")},
			{Key: "size", Wire: "s", Kind: forms.Integer, Step: "one", Label: forms.T("Size", "规模"), Advanced: true},
			{Key: "zone", Wire: "z", Kind: forms.String, Step: "one", Label: forms.T("Zone", "区"), Advanced: true, Heading: forms.T("Place", "位置")},
			{Key: "rack", Wire: "r", Kind: forms.String, Step: "one", Label: forms.T("Rack", "机架"), Advanced: true, Heading: forms.T("Place", "位置")},
			{Key: "disks", Wire: "d", Kind: forms.List, Step: "list", Max: 2, Label: forms.T("Disks", "磁盘"), Item: forms.T("disk", "磁盘"), Fields: []forms.Field{
				{Key: "gib", Wire: "g", Kind: forms.Integer, Label: forms.T("GiB", "容量")},
			}},
		},
	})
}

// bench is a stack on a sheet of its own.
type bench struct {
	*questions.Stack
	t     *testing.T
	sheet *work.Sheet
	out   *message.Out
	past  []int
}

func open(t *testing.T, step forms.StepID) *bench {
	t.Helper()
	b := &bench{t: t, sheet: sheet(), out: &message.Out{}}
	w := work.New(context.Background(), work.Config{}, b.out)
	b.Stack = questions.New(w, b.out, func(by int) { b.past = append(b.past, by) })
	b.Open(b.sheet, step, forms.T("Page", "页面"), forms.T("Help.", "说明。"))
	return b.arrange()
}

func (b *bench) arrange() *bench {
	b.Arrange(look.New(forms.En), 50, 14, 70)
	return b
}

var named = map[string]tea.KeyType{
	"tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "enter": tea.KeyEnter, "esc": tea.KeyEsc, "right": tea.KeyRight,
	"ctrl+o": tea.KeyCtrlO, "ctrl+t": tea.KeyCtrlT, "down": tea.KeyDown,
}

// press gives keys as the app does: what the stack does not have goes to the
// field.
func (b *bench) press(names ...string) *bench {
	for _, name := range names {
		key := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
		if kind, ok := named[name]; ok {
			key = tea.KeyMsg{Type: kind}
		}
		if !b.Press(key) {
			b.Feed(key)
		}
		b.arrange()
	}
	return b
}

func (b *bench) see(texts ...string) *bench {
	b.t.Helper()
	view := ansi.Strip(strings.Join(b.View(), "\n"))
	for _, text := range texts {
		if !strings.Contains(view, text) {
			b.t.Errorf("%q is not in\n%s", text, view)
		}
	}
	return b
}

// said are the lines that were said since the last time.
func (b *bench) said() []string {
	var lines []string
	for _, msg := range b.out.Take() {
		if say, ok := msg.(message.Say); ok {
			lines = append(lines, say.Text.En)
		}
	}
	return lines
}

func (b *bench) answer(path forms.Path) any {
	value, _ := b.sheet.Answers.Get(path)
	return value
}

// TestThePageIsLeftAtItsEnds, in both directions, and nowhere else.
func TestThePageIsLeftAtItsEnds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		step forms.StepID
		keys []string
		past []int
	}{
		"on from the last":         {"one", []string{"tab", "tab", "tab"}, []int{1}},
		"back from the first":      {"one", []string{"shift+tab"}, []int{-1}},
		"between":                  {"one", []string{"tab", "shift+tab"}, nil},
		"from a list":              {"list", []string{"tab"}, []int{1}},
		"before a list":            {"list", []string{"shift+tab"}, []int{-1}},
		"out of an item is no end": {"list", []string{"a", "tab"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.past, open(t, c.step).press(c.keys...).past); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestLettersAreText where a text is asked for, and keys elsewhere.
func TestLettersAreText(t *testing.T) {
	t.Parallel()
	b := open(t, "one").press("a", "d", "u").see("▸ Name", "adu")
	if got := b.answer("name"); got != "adu" || !b.Typing() {
		t.Errorf("the name is %v", got)
	}
	question := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("?")}
	if !b.Press(question) || b.answer("name") != "adu?" {
		t.Error("a letter is left to the app")
	}
	if b.press("tab").see("▸ Mode"); !b.Press(question) || !b.Picking() {
		t.Error("letters on a choice do not open its list")
	}
}

// TestLettersChooseNothing: they open the list of a choice, narrowed by them, and only
// what is taken there becomes the answer.
func TestLettersChooseNothing(t *testing.T) {
	t.Parallel()
	b := open(t, "one").press("tab").see("▸ Mode")
	for _, letters := range []string{"16 vcpu", " b", "b", " ", "warm", "y", "n", "z"} {
		for _, letter := range letters {
			b.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{letter}})
		}
		if got := b.answer("mode"); got != nil || !b.Picking() {
			t.Errorf("%q made the answer %v; a list is open: %t", letters, got, b.Picking())
		}
		b.press("esc")
		if b.Picking() {
			b.press("esc")
		}
		b.see("▸ Mode")
	}
	if b.press("b", "enter"); b.answer("mode") != "b" {
		t.Errorf("enter took %v", b.answer("mode"))
	}
}

// TestWhatIsAnsweredIsTyped in the kind of its question.
func TestWhatIsAnsweredIsTyped(t *testing.T) {
	t.Parallel()
	b := open(t, "one").see("3 more ›").press("ctrl+o", "tab", "tab").see("▸ Size").press("7", "shift+tab", "right")
	if size, mode := b.answer("size"), b.answer("mode"); size != int64(7) || mode != "a" {
		t.Errorf("size %#v, mode %#v", size, mode)
	}
}

// TestFolding shows the advanced questions under their headings, and a row that puts
// them away again.
func TestFolding(t *testing.T) {
	t.Parallel()
	b := open(t, "one").press("tab", "tab").see("▸ 3 more ›")
	b.press("enter").see("▸ Size", "  Place\n", "‹ hide advanced questions (3)").press("tab", "tab", "tab").see("▸ ‹ hide advanced")
	b.press("enter").see("▸ 3 more ›")
}

// TestItems come, go and come back, never more than there may be.
func TestItems(t *testing.T) {
	t.Parallel()
	b := open(t, "list").see("0 of at most 2", "No disk yet (optional): press a to add one.").press("a", "4", "tab").see("1 of at most 2", "4")
	b.press("c", "enter", "5", "tab").see("2 of at most 2", "45")
	b.out.Take()
	if diff := cmp.Diff([]string{"at most 2"}, b.press("a").said()); diff != "" {
		t.Error(diff)
	}
	b.press("d").see("1 of at most 2").press("K", "u").see("2 of at most 2", "45")
	if b.answer("disks[1].gib") != int64(45) {
		t.Errorf("got %v", b.answer("disks"))
	}
}

// TestEscFromAFreshItem takes it back where nothing was said in it, asks where it
// is not finished, and goes out of one that is right; an older one stays.
func TestEscFromAFreshItem(t *testing.T) {
	t.Parallel()
	asked := func(b *bench) *dialog.Dialog {
		for _, msg := range b.out.Take() {
			if d, ok := msg.(*dialog.Dialog); ok {
				return d
			}
		}
		return nil
	}
	b := open(t, "list").press("a", "esc").see("0 of at most 2")
	b.press("u").see("0 of at most 2")
	// esc brings back first what a question said before it got the focus.
	said := func(what string) *bench {
		b := open(t, "list").press("a", what)
		b.Leave()
		return b.press("esc")
	}
	b = open(t, "list").press("a", "4", "esc").see("▸ GiB")
	if b.answer("disks[0].gib") != nil {
		t.Error("not as it was")
	}
	b.press("esc").see("0 of at most 2")
	b = said("4").see("1 of at most 2")
	if asked(b) != nil {
		t.Error("asked about one that is right")
	}
	for key, left := range map[string]string{"n": "1 of at most 2", "y": "0 of at most 2"} {
		b = said("many")
		d := asked(b)
		if d == nil {
			t.Fatal("not asked")
		}
		d.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)})
		b.arrange().see(left)
	}
	b = open(t, "list").press("a", "many", "tab", "enter", "esc").see("1 of at most 2")
	if asked(b) != nil {
		t.Error("asked about an older one")
	}
}

// TestKeysSayWhyNot: a key that cannot work says so, and is told with the
// reason.
func TestKeysSayWhyNot(t *testing.T) {
	t.Parallel()
	b := open(t, "list").press("a", "tab", "a", "tab")
	b.out.Take()
	for _, hint := range b.Keys() {
		full := slices.Contains([]string{"a", "c"}, hint.Name)
		if full == hint.Why.IsZero() {
			t.Errorf("%s: %q", hint.Name, hint.Why.En)
		}
	}
	b = open(t, "one").press("ctrl+o", "tab", "tab", "7", "tab", "z", "tab", "r", "shift+tab")
	b.out.Take()
	if diff := cmp.Diff([]string{"there are no more questions here"}, b.press("ctrl+o").said()); diff != "" {
		t.Error(diff)
	}
}

// TestJumpOpensWhatLeadsThere, from wherever the focus is.
func TestJumpOpensWhatLeadsThere(t *testing.T) {
	t.Parallel()
	b := open(t, "list").press("a", "4", "tab", "a", "5", "tab")
	b.Jump("disks[0].gib")
	if b.arrange().see("disk 1 of 2", "▸ GiB", "4"); b.Depth() != 2 {
		t.Errorf("%d places deep", b.Depth())
	}
}

// TestTheFocusStaysInSight on every height.
func TestTheFocusStaysInSight(t *testing.T) {
	t.Parallel()
	for height := 6; height < 20; height++ {
		b := open(t, "one").press("ctrl+o")
		for i := range b.sheet.Form.Fields {
			b.sheet.Form.Fields[i].Help = forms.Same(strings.Repeat("what it is for ", 6))
		}
		for _, label := range []string{"Name", "Mode", "Size", "Zone", "Rack"} {
			b.Arrange(look.New(forms.En), 40, height, 60)
			if view := ansi.Strip(strings.Join(b.View(), "\n")); !strings.Contains(view, "▸ "+label) {
				t.Errorf("%s is out of sight in %d lines:\n%s", label, height, view)
			}
			b.Press(tea.KeyMsg{Type: tea.KeyTab})
		}
	}
}

// TestExplain tells what a question means and by which name it is sent, of an item too.
func TestExplain(t *testing.T) {
	t.Parallel()
	explained := func(b *bench) string { return ansi.Strip(strings.Join(b.Explain(40), "\n")) }
	for name, c := range map[string]struct {
		step forms.StepID
		keys []string
		want []string
	}{
		"needed":    {"one", nil, []string{"Name\n", "Required.", "API      n"}},
		"a choice":  {"one", []string{"tab"}, []string{"Mode\n", "May be left empty.", "· a\n· b"}},
		"a list":    {"list", nil, []string{"Disks\n", "0-2 items", "API      d"}},
		"in a list": {"list", []string{"a"}, []string{"GiB\n", "API      d[].g"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := explained(open(t, c.step).press(c.keys...))
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in\n%s", want, got)
				}
			}
		})
	}
}

// TestAWrongRowSaysWhy, marks the cell that is wrong, and keeps both while the cursor
// is elsewhere.
func TestAWrongRowSaysWhy(t *testing.T) {
	t.Parallel()
	b := open(t, "list").press("a", "many", "tab", "a", "5", "tab")
	b.see("▸   5", "  ✗ ✗ many", "      GiB: must be a whole number")
}
