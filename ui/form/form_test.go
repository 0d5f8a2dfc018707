package form_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/ui/form"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/work"
)

func TestMain(m *testing.M) {
	lipgloss.SetColorProfile(termenv.Ascii)
	os.Exit(m.Run())
}

// forest is a cloud that asks for many trees, one question each.
type forest struct {
	providers.Provider
	providers.Client
}

const trees = 30

var forestForm = func() *forms.Form {
	f := &forms.Form{Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本")}}}
	for i := range trees {
		key := fmt.Sprintf("tree%02d", i)
		f.Fields = append(f.Fields, forms.Field{
			Key: key, Wire: key, Kind: forms.String, Step: forms.Basics, Label: forms.T("Tree "+key, "树 "+key), Default: "oak",
			Options: forms.Words("oak", "elm"),
		})
	}
	return f
}()

func (forest) About() providers.About                       { return providers.About{ID: "forest"} }
func (forest) Form() *forms.Form                            { return forestForm }
func (forest) Accounts(context.Context) []providers.Account { return nil }

func (f forest) Connect(providers.Account, providers.Endpoint) (providers.Client, error) {
	return f, nil
}

func (forest) Request(a *forms.Answers) (providers.Request, error) {
	return providers.Request{Method: "POST", URL: "https://forest.example.com/", Format: providers.JSONBody, Body: forestForm.Body(a)}, nil
}

// bench is the page of a forest, in a room of its own.
type bench struct {
	*form.Screen
	t             *testing.T
	work          *work.Work
	out           *message.Out
	width, height int
}

func open(t *testing.T, width, height int, wide bool) *bench {
	t.Helper()
	b := &bench{t: t, out: &message.Out{}, width: width, height: height}
	b.work = work.New(t.Context(), work.Config{Providers: []providers.Provider{forest{}}}, b.out)
	b.work.Adopt(connect.Target{Provider: forest{}, Client: forest{}, Account: providers.Simulator()}, &forms.Answers{}, "")
	b.Screen = form.New(b.work, b.out)
	b.Widen(wide)
	b.Open(b.work.Main, forms.Basics, forms.T("Basics", "基本"), forms.Text{})
	return b.arrange()
}

func (b *bench) arrange() *bench {
	b.Arrange(look.New(forms.En), b.width, b.height)
	return b
}

var named = map[string]tea.KeyType{
	"tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "enter": tea.KeyEnter, "esc": tea.KeyEsc, "down": tea.KeyDown, "up": tea.KeyUp, "pgdown": tea.KeyPgDown,
}

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

func (b *bench) text() string { return ansi.Strip(strings.Join(b.View(), "\n")) }

func (b *bench) see(texts ...string) *bench {
	b.t.Helper()
	for _, text := range texts {
		if !strings.Contains(b.text(), text) {
			b.t.Fatalf("%q is not there:\n%s", text, b.text())
		}
	}
	return b
}

func (b *bench) miss(texts ...string) *bench {
	b.t.Helper()
	for _, text := range texts {
		if strings.Contains(b.text(), text) {
			b.t.Fatalf("%q is there:\n%s", text, b.text())
		}
	}
	return b
}

// TestTheRequestStandsBeside the questions where there is room, follows the
// answers, and can be put away.
func TestTheRequestStandsBeside(t *testing.T) {
	t.Parallel()
	b := open(t, 120, 20, true).see("▸ Tree tree00", "│ POST https://forest.example.com/", `"tree00": "oak"`)
	b.press("elm", "enter").see(`"tree00": "elm"`)
	b.press("tab", "tab").see("▸ Tree tree03", `"tree03": "oak"`)
	b.Toggle()
	b.arrange().miss("POST").see("▸ Tree tree03")
	if b.Toggle(); b.Covered() {
		t.Error("beside is not above")
	}
}

// TestTheRequestCovers the questions where there is no room for both: it takes
// every key then.
func TestTheRequestCovers(t *testing.T) {
	t.Parallel()
	b := open(t, 60, 10, false).miss("POST").see("▸ Tree tree00")
	if b.Covered() || !b.Typing() {
		t.Error("covered from the beginning")
	}
	b.Toggle()
	b.arrange().see("POST https://forest.example.com/", `"tree00": "oak"`).miss("▸", "tree09")
	if !b.Covered() || b.Typing() {
		t.Error("letters go into a question that nobody sees")
	}
	b.press("down").see("tree05").miss("tree00").press("up").see("tree00")
	for range trees {
		b.press("pgdown")
	}
	b.see(`"tree29": "oak"`).press("up").miss("tree29")
	if b.press("x"); b.Covered() {
		t.Error("another key does not close it")
	}
	b.see("▸ Tree tree00").miss("POST")
	if value, ok := b.work.Main.Answers.Get("tree00"); ok {
		t.Errorf("the key went into the question: %v", value)
	}
	b.Toggle()
	if b.press("esc"); b.Covered() {
		t.Error("esc does not close it")
	}
	for range trees / 2 {
		b.press("tab")
	}
	b.see("▸ Tree tree15").Toggle()
	b.arrange().see(`"tree15": "oak"`).miss("tree00")
}

// TestWideningShowsTheRequest, and a narrower terminal puts it away.
func TestWideningShowsTheRequest(t *testing.T) {
	t.Parallel()
	b := open(t, 60, 20, false).miss("POST")
	b.Widen(true)
	b.width = 120
	b.arrange().see("│ POST", "▸ Tree tree00")
	b.Widen(false)
	b.width = 60
	b.arrange().miss("POST").see("▸ Tree tree00")
}

func TestThePageTurns(t *testing.T) {
	t.Parallel()
	turns := func(b *bench) (left []tea.Msg) {
		for _, msg := range b.out.Take() {
			if turn, ok := msg.(form.Turn); ok {
				left = append(left, turn)
			}
		}
		return left
	}
	b := open(t, 80, 20, false).press("shift+tab")
	if diff := cmp.Diff([]tea.Msg{form.Turn{By: -1}}, turns(b)); diff != "" {
		t.Error(diff)
	}
	b.Last()
	b.arrange().see("▸ Tree tree29").press("tab")
	if diff := cmp.Diff([]tea.Msg{form.Turn{By: 1}}, turns(b)); diff != "" {
		t.Error(diff)
	}
	b.Jump("tree07")
	b.arrange().see("▸ Tree tree07")
}

// TestAListLiesOverBoth: it takes the room of the questions and of the request.
func TestAListLiesOverBoth(t *testing.T) {
	t.Parallel()
	b := open(t, 120, 20, true).press("enter").see("type to filter", "oak", "elm").miss("POST", "│")
	if !b.Picking() || b.Covered() {
		t.Error("no list is open")
	}
	b.press("elm", "enter").see("▸ Tree tree01", `"tree00": "elm"`)
}

func TestKeysOfTheMoment(t *testing.T) {
	t.Parallel()
	first := func(b *bench) string { return b.Keys()[0].Name + " " + b.Keys()[0].Help.En }
	b := open(t, 60, 10, false)
	if got := first(b); got != "enter choose" {
		t.Error(got)
	}
	b.Toggle()
	if got := first(b.arrange()); got != "↑↓ scroll" {
		t.Error(got)
	}
}
