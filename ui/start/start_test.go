package start_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/muesli/termenv"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/start"
	"clusterwiz/ui/work"
)

func TestMain(m *testing.M) {
	lipgloss.SetColorProfile(termenv.Ascii)
	time.Local = time.UTC
	os.Exit(m.Run())
}

// pond is a cloud of which only the name matters, with or without an account.
type pond struct {
	providers.Provider
	accounts []providers.Account
}

func (pond) About() providers.About {
	return providers.About{ID: "pond", Name: forms.T("Pond", "池塘"), Creates: forms.T("lake", "湖"), Lifecycle: forms.T("Closed soon. Use another.", "即将关闭。请换用。")}
}

func (pond) Form() *forms.Form { return &forms.Form{} }

func (p pond) Accounts(context.Context) []providers.Account { return p.accounts }

type bench struct {
	*start.Screen
	out  *message.Out
	left []tea.Msg
}

func open(t *testing.T, o start.Options) *bench {
	t.Helper()
	b := &bench{out: &message.Out{}}
	b.Screen = start.NewScreen(o, b.out)
	b.Read(t.Context(), nil)
	return b.settle()
}

func (b *bench) settle() *bench {
	b.Arrange(look.New(forms.En), 90, 20)
	for posted := b.out.Take(); len(posted) > 0; posted = b.out.Take() {
		for _, msg := range posted {
			if run, ok := msg.(message.Run); ok {
				b.Update(run.Cmd())
				b.Arrange(look.New(forms.En), 90, 20)
				continue
			}
			b.left = append(b.left, msg)
		}
	}
	return b
}

func (b *bench) press(kinds ...tea.KeyType) *bench {
	for _, kind := range kinds {
		b.Press(tea.KeyMsg{Type: kind})
		b.settle()
	}
	return b
}

func (b *bench) view() string { return ansi.Strip(strings.Join(b.View(), "\n")) }

// world has a draft, a profile and a run on the disk.
func world(t *testing.T) (start.Options, profiles.Draft, launch.Record) {
	t.Helper()
	clouds := []providers.Provider{pond{accounts: []providers.Account{{ID: "env"}}}}
	drafts, err := profiles.OpenDrafts(t.TempDir(), work.FormsOf(clouds))
	if err != nil {
		t.Fatal(err)
	}
	answers := &forms.Answers{}
	if err := answers.Set("basics.name", "half-done"); err != nil {
		t.Fatal(err)
	}
	draft := profiles.Draft{ID: profiles.NewDraftID(), Provider: "pond", Saved: time.Unix(0, 0).UTC(), Answers: answers}
	if err := drafts.Save(draft); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "mine.toml"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return start.Options{Providers: clouds, Drafts: drafts, Profiles: folder}, draft, launch.Record{ID: "r1", Provider: "pond", Name: "old-lake", Phase: launch.Failed}
}

// TestEachLineAsksForWhatItSays.
func TestEachLineAsksForWhatItSays(t *testing.T) {
	t.Parallel()
	o, draft, record := world(t)
	for i, want := range []tea.Msg{
		start.Resume{Draft: draft}, start.New{Provider: "pond"}, start.File{Path: filepath.Join(o.Profiles, "mine.toml")}, start.Watch{Record: record},
	} {
		b := open(t, o)
		b.Update(start.Found{Drafts: []profiles.Draft{draft}, Profiles: []string{filepath.Join(o.Profiles, "mine.toml")}, Runs: []launch.Record{record}, Accounts: 1, Read: true})
		b.settle()
		for range i {
			b.press(tea.KeyDown)
		}
		b.press(tea.KeyEnter)
		if diff := cmp.Diff([]tea.Msg{want}, b.left, cmpopts.IgnoreTypes(&forms.Answers{})); diff != "" {
			t.Error(diff)
		}
	}
}

// TestWhatIsThereIsListed from the disk.
func TestWhatIsThereIsListed(t *testing.T) {
	t.Parallel()
	o, _, _ := world(t)
	b := open(t, o)
	for _, want := range []string{"resume draft", "half-done", "new", "Pond lake", "Closed soon", "from profile", "mine.toml"} {
		if !strings.Contains(b.view(), want) {
			t.Errorf("%q is not in\n%s", want, b.view())
		}
	}
	if b.Simulated() || strings.Contains(b.view(), "simulator") {
		t.Error("it is said to be simulated although there is an account")
	}
	o.Providers = []providers.Provider{pond{accounts: []providers.Account{{ID: "env", Trouble: forms.T("broken", "损坏")}}}}
	if b = open(t, o); !b.Simulated() || !strings.Contains(b.view(), "No account found") {
		t.Errorf("nothing tells that there is no account:\n%s", b.view())
	}
}

// TestADraftGoesAfterAYes alone.
func TestADraftGoesAfterAYes(t *testing.T) {
	t.Parallel()
	o, draft, _ := world(t)
	b := open(t, o).press(tea.KeyCtrlD)
	asked, ok := b.left[0].(*dialog.Dialog)
	if !ok || len(b.left) != 1 {
		t.Fatalf("got %v", b.left)
	}
	asked.Resize(look.New(forms.En), 80, 20)
	for _, kind := range []tea.KeyType{tea.KeyRight, tea.KeyEnter} {
		asked.Update(tea.KeyMsg{Type: kind})
	}
	if diff := cmp.Diff(start.Discard{ID: draft.ID}, b.settle().left[1]); diff != "" {
		t.Error(diff)
	}
	if b = open(t, o).press(tea.KeyDown, tea.KeyCtrlD); len(b.left) > 0 {
		t.Errorf("something else than a draft is discarded: %v", b.left)
	}
}

// TestTroubleIsSaid: what cannot be read, and which drafts.
func TestTroubleIsSaid(t *testing.T) {
	t.Parallel()
	for _, found := range []start.Found{{Trouble: errors.New("no disk")}, {Damaged: []string{"torn.json"}}} {
		b := open(t, start.Options{})
		b.Update(found)
		if b.settle(); len(b.left) != 1 {
			t.Errorf("%+v: %v", found, b.left)
		}
	}
}

// TestLettersFilter what can be done, and esc takes that back and no more.
func TestLettersFilter(t *testing.T) {
	t.Parallel()
	o, _, _ := world(t)
	b := open(t, o)
	for _, letter := range "mine" {
		b.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{letter}})
	}
	if b.settle(); strings.Contains(b.view(), "half-done") || !strings.Contains(b.view(), "mine.toml") {
		t.Errorf("not filtered:\n%s", b.view())
	}
	if b.press(tea.KeyEsc); !strings.Contains(b.view(), "half-done") {
		t.Errorf("still filtered:\n%s", b.view())
	}
	b.press(tea.KeyEsc)
	for _, left := range b.left {
		if _, said := left.(message.Say); !said {
			t.Errorf("got %v", left)
		}
	}
}
