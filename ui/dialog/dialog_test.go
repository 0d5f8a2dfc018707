package dialog_test

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
)

var named = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "left": tea.KeyLeft, "right": tea.KeyRight, "tab": tea.KeyTab,
	"shift+tab": tea.KeyShiftTab, "down": tea.KeyDown, "up": tea.KeyUp, "ctrl+u": tea.KeyCtrlU,
}

// press gives keys by name, anything else as text; it returns the last reason
// for which a key did nothing.
func press(d *dialog.Dialog, names ...string) string {
	said := ""
	for _, name := range names {
		name, alt := strings.CutPrefix(name, "alt+")
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name), Alt: alt}
		if kind, ok := named[name]; ok {
			msg = tea.KeyMsg{Type: kind}
		}
		why := d.Update(msg)
		said = why.En
	}
	return said
}

// asked is a dialog that notes what was chosen.
func asked(chosen *string, lines ...forms.Text) *dialog.Dialog {
	choose := func(what string) func() { return func() { *chosen = what } }
	return dialog.New(forms.T("Create this now?", "立即创建？"), lines,
		dialog.Choice{Label: forms.T("No", "否")}, dialog.Choice{Label: forms.T("Yes", "是"), Key: "y", Do: choose("yes")},
		dialog.Choice{Label: forms.T("Later", "稍后"), Key: "l", Do: choose("later")})
}

func TestChoices(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		keys   []string
		chosen string
		closed bool
	}{
		"the safe one first":   {[]string{"enter"}, "", true},
		"esc is the safe one":  {[]string{"right", "esc"}, "", true},
		"to the right":         {[]string{"right", "enter"}, "yes", true},
		"tab as well":          {[]string{"tab", "tab", "enter"}, "later", true},
		"round to the left":    {[]string{"left", "enter"}, "later", true},
		"and back":             {[]string{"right", "shift+tab", "enter"}, "", true},
		"round to the right":   {[]string{"right", "right", "right", "enter"}, "", true},
		"a letter":             {[]string{"y"}, "yes", true},
		"a letter with alt":    {[]string{"alt+l"}, "later", true},
		"the letter of no":     {[]string{"right", "n"}, "", true},
		"pasted letters":       {[]string{"yy"}, "", false},
		"other letters":        {[]string{"x", "Y"}, "", false},
		"arrows alone neither": {[]string{"right", "down", "up"}, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			chosen := ""
			d := asked(&chosen)
			d.Resize(look.New(forms.En), 80, 20)
			press(d, c.keys...)
			if chosen != c.chosen || d.Closed() != c.closed {
				t.Errorf("chosen %q, closed %v", chosen, d.Closed())
			}
		})
	}
}

// TestTheTextMustMatch letter by letter where one is wanted, and must not be
// empty where any will do; to leave it needs none.
func TestTheTextMustMatch(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		want, typed string
		ok          bool
	}{
		"the name":                 {"cfd", "cfd", true},
		"nothing":                  {"cfd", "", false},
		"another":                  {"cfd", "gpu", false},
		"its beginning":            {"cfd", "cf", false},
		"more than it":             {"cfd", "cfd-2", false},
		"another case":             {"cfd", "CFD", false},
		"a blank behind":           {"cfd", "cfd ", false},
		"a blank before":           {"cfd", " cfd", false},
		"anything":                 {"", "x", true},
		"nothing at all":           {"", "", false},
		"blanks":                   {"", "  ", false},
		"a name in another script": {"集群", "集群", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			chosen := ""
			d := asked(&chosen).WithLine("", c.want)
			d.Resize(look.New(forms.En), 80, 20)
			if c.typed != "" {
				press(d, c.typed)
			}
			said := press(d, "right", "enter")
			if !c.ok && press(d, "alt+y") != said {
				t.Error("the letter takes it")
			}
			if (chosen == "yes") != c.ok || d.Closed() != c.ok || (said == "") != c.ok {
				t.Errorf("chosen %q, closed %v, said %q", chosen, d.Closed(), said)
			}
			if press(d, "esc"); !d.Closed() {
				t.Error("esc does not leave")
			}
		})
	}
}

// TestWhatWasTypedIsNotLost by enter, while the cursor is on the safe choice.
func TestWhatWasTypedIsNotLost(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		keys         []string
		said, chosen string
		closed       bool
	}{
		"right":           {[]string{"cfd", "enter"}, "", "yes", true},
		"right, to no":    {[]string{"cfd", "right", "left", "enter"}, "", "", true},
		"too short":       {[]string{"cf", "enter"}, "the text does not match: “d” is missing at its end", "", false},
		"too long":        {[]string{"cfd-2", "enter"}, "the text does not match: “-2” at its end is extra", "", false},
		"another":         {[]string{"cgd", "enter"}, "the text does not match from character 2 on: “gd”, not “fd”", "", false},
		"made right":      {[]string{"cf", "enter", "d", "enter"}, "", "yes", true},
		"nothing, to yes": {[]string{"right", "enter"}, "the text does not match: type “cfd”", "", false},
		"nothing":         {[]string{"enter"}, "", "", true},
		"the letter":      {[]string{"cfd", "alt+y"}, "", "yes", true},
		"typed y":         {[]string{"y", "n"}, "", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			chosen := ""
			d := asked(&chosen).WithLine("", "cfd")
			d.Resize(look.New(forms.En), 80, 20)
			if said := press(d, c.keys...); said != c.said || chosen != c.chosen || d.Closed() != c.closed {
				t.Errorf("said %q, chosen %q, closed %v", said, chosen, d.Closed())
			}
		})
	}
}

func TestLineHoldsAProposal(t *testing.T) {
	t.Parallel()
	chosen := ""
	d := asked(&chosen).WithLine("/home/a.toml", "").From(1)
	d.Resize(look.New(forms.En), 80, 20)
	if got := ansi.Strip(strings.Join(d.View(nil), "\n")); !strings.Contains(got, "> /home/a.toml") {
		t.Error(got)
	}
	d.Resize(look.New(forms.En), 30, 20)
	if press(d, strings.Repeat("-", 40), "#"); !strings.Contains(ansi.Strip(strings.Join(d.View(nil), "\n")), "#") {
		t.Error("the end of what is typed is out of sight")
	}
	press(d, "ctrl+u", "/home/a.toml")
	if press(d, "x", "enter"); chosen != "yes" || d.Text() != "/home/a.tomlx" {
		t.Errorf("%q, %q", chosen, d.Text())
	}
}

func TestView(t *testing.T) {
	t.Parallel()
	chosen := ""
	long := forms.T(strings.Repeat("word ", 60), strings.Repeat("文字", 60))
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		for _, size := range [][2]int{{120, 37}, {80, 21}, {60, 17}, {40, 6}, {38, 4}} {
			d := asked(&chosen, long, long).WithLine("集群", "")
			d.Resize(look.New(lang), size[0], size[1])
			for range 30 {
				view := d.View(nil)
				if len(view) > max(size[1], 7) {
					t.Fatalf("%v: %d lines", size, len(view))
				}
				for _, line := range view {
					if w := ansi.StringWidth(line); w > size[0] {
						t.Fatalf("%v: %d cells: %q", size, w, line)
					}
				}
				again := d.View(nil)
				if diff := cmp.Diff(view, again); diff != "" {
					t.Fatalf("drawing changes it:\n%s", diff)
				}
				press(d, "down")
			}
			if last := ansi.Strip(strings.Join(d.View(nil), "\n")); strings.Contains(last, "↓") {
				t.Errorf("%v: the end cannot be reached:\n%s", size, last)
			}
		}
	}
}

// TestWhatIsWantedStaysInSight above the line to type, where the rest scrolls.
func TestWhatIsWantedStaysInSight(t *testing.T) {
	t.Parallel()
	chosen := ""
	long, wanted := forms.T(strings.Repeat("word ", 60), strings.Repeat("文字", 60)), forms.T("Type the name:", "请输入名称：")
	for _, height := range []int{9, 12, 17, 40} {
		d := asked(&chosen, long, wanted).WithLine("", "cfd")
		d.Resize(look.New(forms.En), 60, height)
		for range 12 {
			view := strings.Split(ansi.Strip(strings.Join(d.View(nil), "\n")), "\n")
			if i := slices.IndexFunc(view, func(s string) bool { return strings.HasPrefix(strings.TrimSpace(s), "│ >") }); i < 2 || !strings.Contains(view[i-2], "Type the name:") {
				t.Fatalf("height %d:\n%s", height, strings.Join(view, "\n"))
			}
			press(d, "down")
		}
	}
}

func TestKeysAreTold(t *testing.T) {
	t.Parallel()
	chosen := ""
	told := func(d *dialog.Dialog, height int) string {
		d.Resize(look.New(forms.En), 80, height)
		return ansi.Strip(keys.Foot(look.New(forms.En), d.Keys(), 80))
	}
	if got := told(asked(&chosen), 20); got != "←→ choose · enter OK · n No · y Yes · l Later" {
		t.Error(got)
	}
	if got := told(asked(&chosen, forms.Same(strings.Repeat("word ", 200))), 10); got != "←→ choose · enter OK · ↑↓ scroll · n No · y Yes · l Later" {
		t.Error(got)
	}
	one := dialog.New(forms.Same("x"), nil, dialog.Choice{Label: forms.Same("Go on")})
	if got := told(one, 20); got != "enter OK · esc Go on" {
		t.Error(got)
	}
}

// TestTypedAhead takes no yes to what nobody can have read yet, by key or click; no is
// always taken, and where nobody knows what is shown so is yes.
func TestTypedAhead(t *testing.T) {
	t.Parallel()
	shown, chosen := false, ""
	d := asked(&chosen).Careful()
	d.Shown(func() bool { return shown })
	d.Resize(look.New(forms.En), 80, 20)
	for _, keys := range [][]string{{"y"}, {"alt+l"}, {"right", "enter"}} {
		if said := press(d, keys...); chosen != "" || d.Closed() || !strings.Contains(said, "before the question was shown") {
			t.Errorf("%v: chosen %q, closed %v, said %q", keys, chosen, d.Closed(), said)
		}
	}
	if shown = true; press(d, "y") != "" || chosen != "yes" {
		t.Errorf("chosen %q", chosen)
	}
	shown = false
	refused := asked(&chosen).Careful()
	refused.Shown(func() bool { return shown })
	if press(refused, "n"); !refused.Closed() {
		t.Error("no is not taken")
	}
	chosen = ""
	careless := asked(&chosen)
	careless.Shown(func() bool { return shown })
	if press(careless, "y"); chosen != "yes" {
		t.Error("a question of no weight waits")
	}
}
