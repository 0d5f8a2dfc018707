package start_test

import (
	"context"
	"errors"
	"fmt"
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
	// height is 20 unless said.
	height int
}

func open(t *testing.T, o start.Options) *bench {
	t.Helper()
	b := &bench{out: &message.Out{}}
	b.Screen = start.NewScreen(o, b.out)
	b.Read(t.Context(), nil)
	return b.settle()
}

func (b *bench) settle() *bench {
	b.Arrange(look.New(forms.En), 90, lines(b.height))
	for posted := b.out.Take(); len(posted) > 0; posted = b.out.Take() {
		for _, msg := range posted {
			if run, ok := msg.(message.Run); ok {
				b.Update(run.Cmd())
				b.Arrange(look.New(forms.En), 90, lines(b.height))
				continue
			}
			b.left = append(b.left, msg)
		}
	}
	return b
}

func lines(height int) int {
	if height == 0 {
		return 20
	}
	return height
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
		start.Resume{Draft: draft}, start.New{Provider: "pond"}, start.Running{}, start.File{Path: filepath.Join(o.Profiles, "mine.toml")}, start.Watch{Record: record},
	} {
		b := open(t, o)
		b.Update(start.Found{Drafts: []profiles.Draft{draft}, Profiles: []start.Profile{{Path: filepath.Join(o.Profiles, "mine.toml")}}, Runs: []launch.Record{record}, Accounts: 1, Read: true})
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
	for _, want := range []string{"Continue", "half-done", "New", "Pond lake", "Closed soon", "Profiles", "mine.toml"} {
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

// TestNoRowMoves once it is drawn: until drafts and accounts are known there is none, what
// comes later stands below, and the cursor stays where somebody went with it.
func TestNoRowMoves(t *testing.T) {
	t.Parallel()
	o, _, _ := world(t)
	for _, accounts := range [][]providers.Account{nil, {{ID: "env"}}} {
		o.Providers = []providers.Provider{pond{accounts: accounts}}
		out := &message.Out{}
		b := &bench{Screen: start.NewScreen(o, out), out: out}
		b.Read(t.Context(), nil)
		shown := map[string]int{}
		for step := 0; ; step++ {
			b.Arrange(look.New(forms.En), 90, 30)
			lines := b.View()
			for y, line := range lines {
				if before, seen := shown[ansi.Strip(line)]; seen && strings.TrimSpace(ansi.Strip(line)) != "" && before != y {
					t.Errorf("%q moved from line %d to %d", line, before, y)
				}
				shown[ansi.Strip(line)] = y
			}
			if step == 0 && strings.Contains(b.view(), "Pond") || step > 0 && !strings.Contains(b.view(), "half-done") {
				t.Errorf("step %d:\n%s", step, b.view())
			}
			if step == 1 {
				b.Press(tea.KeyMsg{Type: tea.KeyDown})
			}
			if step > 1 && !strings.Contains(b.view(), "▸ Pond") {
				t.Errorf("the cursor moved:\n%s", b.view())
			}
			var next tea.Cmd
			for _, msg := range out.Take() {
				if run, ok := msg.(message.Run); ok {
					next = run.Cmd
				}
			}
			if next == nil {
				if step != 2 {
					t.Errorf("%d steps", step)
				}
				break
			}
			b.Update(next())
		}
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

// TestWhatIsTypedEarlyStays where the disk is read meanwhile, and finds what has its name
// in the other language.
func TestWhatIsTypedEarlyStays(t *testing.T) {
	t.Parallel()
	o, _, _ := world(t)
	b := open(t, o)
	for _, letter := range "池塘" {
		b.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{letter}})
	}
	b.Update(day(2))
	if b.settle(); !strings.Contains(b.view(), "/ 池塘") || strings.Contains(b.view(), "lake-0") || !strings.Contains(b.view(), "▸ Pond") {
		t.Errorf("%s", b.view())
	}
}

// day is a world with many of everything, looked at in the morning.
func day(n int) start.Found {
	at := time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC)
	found := start.Found{Accounts: 1, Read: true, At: at}
	phases := []launch.Phase{launch.Created, launch.Failed, launch.Rejected, launch.Unclear, launch.Running, launch.Deleted}
	for i := range n {
		then := at.Add(-time.Duration(i*i) * time.Minute)
		found.Drafts = append(found.Drafts, profiles.Draft{ID: fmt.Sprint(i), Provider: "pond", Saved: then, Answers: &forms.Answers{}})
		found.Profiles = append(found.Profiles, start.Profile{Path: fmt.Sprintf("/p/lake-%d.toml", i), Provider: "pond", Saved: then})
		found.Runs = append(found.Runs, launch.Record{ID: fmt.Sprintf("r%d", i), Name: fmt.Sprintf("run-%d", i), Provider: "pond", Phase: phases[i%len(phases)], Started: then})
	}
	return found
}

// tall opens the screen in so many lines with that found.
func tall(t *testing.T, height int, found start.Found) *bench {
	t.Helper()
	o, _, _ := world(t)
	b := open(t, start.Options{Providers: o.Providers})
	b.height = height
	b.Update(found)
	return b.settle()
}

// TestSectionsShowAFewOfEach, how long ago, and the state by a sign of its own.
func TestSectionsShowAFewOfEach(t *testing.T) {
	t.Parallel()
	b := tall(t, 60, day(12))
	for _, want := range []string{
		"Continue\n", "just now    (no name yet)  Pond  Cloud", "16 min ago", "all 12 drafts …", "New\n", "Profiles\n", "lake-4.toml   Pond", "all 12 profiles …",
		"✓ created", "✗ failed", "⊘ rejected", "! unclear", "● running", "all 12 runs …",
	} {
		if !strings.Contains(b.view()+"\n", want) {
			t.Errorf("%q is not in\n%s", want, b.view())
		}
	}
	if strings.Contains(b.view(), "lake-5") || strings.Contains(b.view(), "run-5") {
		t.Error(b.view())
	}
	if b = tall(t, 60, day(5)); strings.Contains(b.view(), "all ") || !strings.Contains(b.view(), "run-4") {
		t.Error(b.view())
	}
}

// TestAllOfASection opens from its last line; esc leads back to where it was.
func TestAllOfASection(t *testing.T) {
	t.Parallel()
	b := tall(t, 24, day(12)).press(tea.KeyEnd)
	if !strings.Contains(b.view(), "▸ all 12 runs …") {
		t.Fatal(b.view())
	}
	b.press(tea.KeyEnter)
	if strings.Contains(b.view(), "Continue") || !strings.Contains(b.view(), "run-11") {
		t.Fatal(b.view())
	}
	b.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("run-7")})
	b.settle().press(tea.KeyEnter)
	if diff := cmp.Diff("r7", b.left[0].(start.Watch).Record.ID); diff != "" {
		t.Error(diff)
	}
	if b.press(tea.KeyEsc, tea.KeyEsc); !strings.Contains(b.view(), "▸ just now    ✓ created") || len(b.left) != 1 {
		t.Errorf("%v\n%s", b.left, b.view())
	}
}

// TestALongNameLeavesTheRunInSight, its own and that of the others.
func TestALongNameLeavesTheRunInSight(t *testing.T) {
	t.Parallel()
	found := day(2)
	found.Runs[1].Name = "nodepool-of-everybody@pool-std-c3d4@0123456789abcdef0123456789abcdef"
	view := tall(t, 40, found).view()
	for _, run := range []string{"r0", "r1"} {
		if !strings.Contains(view, " "+run) {
			t.Errorf("%s is not in\n%s", run, view)
		}
	}
}

// TestTheCursorIsSeen wherever it goes, and on nothing that cannot be chosen.
func TestTheCursorIsSeen(t *testing.T) {
	t.Parallel()
	for _, height := range []int{6, 8, 20} {
		b := tall(t, height, day(9))
		for _, kind := range []tea.KeyType{tea.KeyDown, tea.KeyPgDown, tea.KeyDown, tea.KeyEnd, tea.KeyUp, tea.KeyPgUp, tea.KeyHome, tea.KeyUp} {
			b.press(kind)
			marked := 0
			for line := range strings.Lines(b.view()) {
				if strings.HasPrefix(line, "▸ ") {
					marked++
				}
			}
			if marked != 1 || strings.Contains(b.view(), "▸ Runs") {
				t.Fatalf("height %d: %d marked after %v:\n%s", height, marked, kind, b.view())
			}
		}
	}
}

// TestProfilesTellTheirCloud, the newest first; what is no file is only named.
func TestProfilesTellTheirCloud(t *testing.T) {
	t.Parallel()
	o, _, _ := world(t)
	for name, text := range map[string]string{"a.toml": "version = 1\nprovider = \"pond\"\n", "b.toml": "# provider = \"x\"\n", "c.txt": ""} {
		if err := os.WriteFile(filepath.Join(o.Profiles, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(o.Profiles, "d.toml"), 0o700); err != nil {
		t.Fatal(err)
	}
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(o.Profiles, "mine.toml"), old, old); err != nil {
		t.Fatal(err)
	}
	o.Now = func() time.Time { return old.Add(50 * time.Hour) }
	b := open(t, o)
	for _, want := range []string{"a.toml     Pond", "b.toml", "2 days ago  mine.toml", "d.toml"} {
		if !strings.Contains(b.view(), want) {
			t.Errorf("%q is not in\n%s", want, b.view())
		}
	}
	if strings.Contains(b.view(), "c.txt") {
		t.Error(b.view())
	}
}

// BenchmarkTenThousandRuns is a letter typed over them.
func BenchmarkTenThousandRuns(b *testing.B) {
	out := &message.Out{}
	s := start.NewScreen(start.Options{}, out)
	s.Arrange(look.New(forms.En), 120, 40)
	s.Update(day(10_000))
	for b.Loop() {
		for _, key := range []tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("7")}, {Type: tea.KeyBackspace}} {
			s.Press(key)
			s.Arrange(look.New(forms.En), 120, 40)
			s.View()
		}
	}
}

// TestGoingOn stands above all else, and nowhere else.
func TestGoingOn(t *testing.T) {
	t.Parallel()
	going := launch.Record{ID: "r1", Name: "half-way", Provider: "pond", Phase: launch.Running}
	over := launch.Record{ID: "r2", Name: "long-done", Provider: "pond", Phase: launch.Created}
	b := tall(t, 60, start.Found{Going: []launch.Record{going}, Runs: []launch.Record{over, going}, Accounts: 1, Begun: true, Read: true})
	got := b.view()
	if n := strings.Count(got, "half-way"); n != 1 {
		t.Errorf("half-way stands there %d times:\n%s", n, got)
	}
	at := func(text string) int { return strings.Index(got, text) }
	if at("In progress") < 0 || at("half-way") > at("New") || at("long-done") < at("Runs") {
		t.Error(got)
	}
}
