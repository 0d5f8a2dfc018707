package ui

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

func toyConfig() Config { return Config{Providers: []providers.Provider{newToy()}} }

// atToy opens the toy's wizard at its first step.
func atToy(t testing.TB, w, h int) *driver {
	t.Helper()
	cfg := toyConfig()
	cfg.Start.Provider = "toy"
	return newDriver(t, cfg, w, h).press("pgdown")
}

func TestTypingChecksAtOnce(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30)
	d.miss("required")
	d.press("x").see("must be 2-12 characters long, not 1")
	d.press("y").miss("✗").see(`"Name": "xy"`)
}

func TestWhatIsMissingWaitsUntilSeen(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30)
	d.press("tab").see("✗ required")
}

func TestFastKeysReachTheRightField(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("ab", "tab", "7", "tab")
	if d.answer("basics.name") != "ab" || d.answer("basics.size") != "7" {
		t.Errorf("name %q, size %q", d.answer("basics.name"), d.answer("basics.size"))
	}
}

// TestWordsAreDeletedAnywhere, also the last character of a line, and in a dialog.
func TestWordsAreDeletedAnywhere(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("cfd", "left", "alt+d").see("▸ Name", "cf ").press("home", "alt+d", "alt+d", "alt+b", "alt+f")
	if got := d.answer("basics.name"); got != "" {
		t.Errorf("%q is left", got)
	}
	d.press("集群", "left", "alt+delete", "ctrl+s").see("Save the answers").press("left", "alt+d", "home", "alt+d", "esc").see("集")
}

// TestFastWordsAreText: letters that the terminal sends at once are no keys, also
// where they name one.
func TestFastWordsAreText(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30)
	for _, word := range []string{"home", "ctrl+c", "esc", "alt+d"} {
		d.do(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(word)})
	}
	if got := d.answer("basics.name"); got != "homectrl+cescalt+d" {
		t.Errorf("%q", got)
	}
}

func TestBackFromAnInvalidField(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("tab", "12x").see("must be a whole number")
	d.press("shift+tab").see("▸ Name")
	d.press("pgdown").see("VPC").press("pgup").see("12x", "must be a whole number")
}

func TestConditionsShowAndHide(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).miss("Ceiling").press("ab", "tab", "tab", "right").see("Ceiling", "▸ Mode")
	d.press("tab", "1.5", "shift+tab", "left").miss("Ceiling", `"Price"`)
	d.press("right").see("Ceiling", `"Price": 1.5`)
}

func TestAdvancedQuestionsFold(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).miss("Note").see("1 more ›")
	d.press("ctrl+o").see("Note").press("ctrl+o").miss("Note")
}

func TestPickerFiltersAndChooses(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown", "enter").see("prod", "vpc-a", "lab", "vpc-b")
	d.press("lab").miss("vpc-a").press("enter")
	if got := d.answer("network.vpc_id"); got != "vpc-b" {
		t.Errorf("chose %q", got)
	}
	d.press("enter").see("1/5000").press("end").see("✗ sold out").press("4999x", "enter")
	if got := d.answer("network.type"); !strings.Contains(got, "4999x") {
		t.Errorf("chose %q", got)
	}
}

func TestTypedValueIsComparedWithTheList(t *testing.T) {
	t.Parallel()
	atToy(t, 120, 30).press("pgdown", "vpc-z", "enter", "shift+tab").see("vpc-z does not exist here")
}

func TestFailedLookupTakesTypedInput(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown", "tab", "tab").see("look-up failed: no right to list")
	d.press("mine", "enter")
	if got := d.answer("network.broken"); got != "mine" {
		t.Errorf("took %q", got)
	}
}

func TestListOfLists(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown", "pgdown").see("0 of at most 3", "No queue yet (optional): press a to add one.")
	d.press("a").see("queue 1 of 1").press("comp", "tab", "5", "tab", "3").press("shift+tab").see("must be at most Maximum (3)")
	d.press("tab", "backspace", "9", "tab", "enter", "a", "40", "tab", "esc", "esc").see("1 of at most 3", "comp", "1: 40")
	d.press("c").see("2 of at most 3", "✗ ").press("enter").see("comp is used twice").press("ctrl+u", "gpu", "shift+tab").see("gpu")
	d.press("K").press("d").see("deleted", "1 of at most 3").press("u").see("2 of at most 3")
	d.press("c", "a").see("at most 3")
}

// TestComplaintsStayWithTheirItem: a queue takes what was said of it along.
func TestComplaintsStayWithTheirItem(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown", "pgdown", "a", "tab", "shift+tab", "shift+tab", "a", "gpu", "shift+tab").see("  ✗ ", "▸   gpu")
	d.press("K").see("▸   gpu", "  ✗ ").press("c").see("✗ gpu").press("d").see("▸ ✗ ")
	d.press("d", "a").see("▸ Name *").miss("required")
}

// TestTypedTextIsClearedForTheList: enter takes what was typed, and says how
// to come to the list all the same.
func TestTypedTextIsClearedForTheList(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown").see("▸ VPC", "    enter: choose among 2").press("zzz").see("nothing matches; enter takes “zzz” as typed")
	d.press("esc").see("▸ prod").press("esc").see("    enter: choose among 2").press("alt+down").see("▸ prod")
}

// TestRowsAreMarkedAsThePageIs: what the sidebar counts is found in the table.
func TestRowsAreMarkedAsThePageIs(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown", "pgdown", "a", "comp", "tab", "tab", "tab", "enter", "a", "shift+tab", "esc", "esc", "n")
	// As after resuming a draft, nothing was touched yet.
	clear(d.app.work.Main.Touched)
	d.settled().see("▸   comp").press("pgup").see("Queues  ×1 ✗ 1").press("pgdown").see("▸ ✗ comp")
	d.press("enter", "tab", "tab").see("problems inside: 1")
}

// TestTableShowsWhatIsAsked leaves out what is needed only elsewhere.
func TestTableShowsWhatIsAsked(t *testing.T) {
	t.Parallel()
	at := func(mode string) *driver {
		p := newToy()
		list := &p.form.Fields[slices.IndexFunc(p.form.Fields, func(f forms.Field) bool { return f.Key == "queues" })]
		list.Fields = append(list.Fields, forms.Field{
			Key: "share", Wire: "Share", Kind: forms.Integer, Required: true,
			Label: forms.T("Share", "份额"), When: forms.Is("/basics.mode", "Spot"),
		})
		cfg := Config{Providers: []providers.Provider{p}, Start: Start{Provider: "toy"}}
		return newDriver(t, cfg, 120, 30).press("pgdown", "ab", "tab", "tab", mode, "pgdown", "pgdown", "a", "comp", "shift+tab")
	}
	at("tab").see("comp").miss("Share")
	at("right").see("comp", "Share")
}

func TestLanguageSwitchesAtOnce(t *testing.T) {
	t.Parallel()
	atToy(t, 120, 30).press("x", "ctrl+l").see("名称", "长度须为 2-12 个字符，现为 1", "模拟环境").press("ctrl+l").see("must be 2-12")
}

func TestReviewLeadsToTheField(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown", "pgdown", "a", "shift+tab").press("ctrl+r").see("Checks 3", "queues[0].name")
	d.press("s").see("cannot be sent yet, problems: 3")
	d.press("down", "down", "enter").see("queue 1 of 1", "▸ Name", "required")
}

func TestSubmitWantsAnExplicitYes(t *testing.T) {
	t.Parallel()
	d := ready(t).press("ctrl+r").see("All local checks passed", "Press s to submit")
	d.press("s").see("Create this now?", "No, go back", "nothing real is created")
	d.press("enter").miss("Create this now?")
	if d.app.run != nil {
		t.Error("enter on the dialog's first choice submitted")
	}
}

func TestPrepaidWantsTheName(t *testing.T) {
	t.Parallel()
	d := ready(t)
	if err := d.app.work.Main.Answers.Set("basics.mode", "PrePaid"); err != nil {
		t.Fatal(err)
	}
	d.press("ctrl+r", "s").see("pay in advance").press("right", "enter").see("the text does not match")
	for _, typed := range []string{"cf", "CFD", "cfd-", "cfd ", " cfd", "x"} {
		d.press("ctrl+u", typed, "enter").see("the text does not match")
		if d.app.run != nil || d.app.work.Underway {
			t.Fatalf("submitted with %q", typed)
		}
	}
	d.press("ctrl+u", "cfd", "enter")
	if d.app.run == nil {
		t.Error("not submitted with the name")
	}
}

// ready is a wizard whose answers are complete.
func ready(t *testing.T) *driver {
	t.Helper()
	return atToy(t, 120, 30).press("cfd", "pgdown", "vpc-a", "enter", "shift+tab")
}

func TestSecretsStayHidden(t *testing.T) {
	t.Parallel()
	const canary = "Canary-77-secret"
	d := ready(t).press("tab", "tab", "tab", canary).miss(canary).see(forms.Mask)
	d.press("ctrl+r")
	for range 6 {
		d.miss(canary).press("right")
	}
	d.press("s").miss(canary)
}

func TestQuitAsks(t *testing.T) {
	t.Parallel()
	d := ready(t).press("ctrl+c").see("Quit?", "nothing was sent").press("esc").miss("Quit?")
	d.press("ctrl+c", "ctrl+c")
	if !d.quit {
		t.Error("the second ctrl+c did not quit")
	}
}

func TestUnusableAccountIsSaid(t *testing.T) {
	t.Parallel()
	cfg := toyConfig()
	cfg.Start.Provider, cfg.Connector = "toy", &connect.Connector{Region: "nowhere"}
	newDriver(t, cfg, 120, 30).see("no such region", "no request yet")
}

// TestEveryScreenFits draws many moments at many sizes: no line may be longer
// than the terminal and no frame higher.
func TestEveryScreenFits(t *testing.T) {
	t.Parallel()
	moments := [][]string{
		{},
		{"x"},
		{"tab", "12x"},
		{"ctrl+o"},
		{"pgdown"},
		{"pgdown", "enter"},
		{"pgdown", "tab", "tab"},
		{"pgdown", "pgdown"},
		{"pgdown", "pgdown", "a"},
		{"ctrl+r"},
		{"ctrl+r", "right"},
		{"ctrl+r", "right", "right"},
		{"ctrl+c"},
		{"f1"},
		{"ctrl+p"},
		{"ctrl+s"},
		{"ctrl+g"},
	}
	for _, size := range [][2]int{{40, 10}, {40, 12}, {60, 20}, {69, 20}, {70, 20}, {80, 24}, {99, 24}, {100, 24}, {120, 40}, {200, 60}, {39, 9}, {10, 3}} {
		for _, keys := range moments {
			for _, lang := range []string{"", "ctrl+l"} {
				d := atToy(t, size[0], size[1])
				if lang != "" {
					d.press(lang)
				}
				d.press(keys...)
				lines := strings.Split(d.app.View(), "\n")
				if len(lines) > size[1] {
					t.Errorf("%v %v %s: %d lines", size, keys, lang, len(lines))
				}
				for _, line := range lines {
					if w := ansi.StringWidth(line); w > size[0] {
						t.Errorf("%v %v %s: %d cells: %q", size, keys, lang, w, line)
					}
				}
			}
		}
	}
}
