package ui

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers/simulator"
	"clusterwiz/ui/work"
)

// How long the monkey plays, and with which seed it begins; it plays a little in every
// run: "go test ./ui -run Monkey -monkey 10m".
var (
	monkeyTime = flag.Duration("monkey", 0, "how long the monkey plays")
	monkeySeed = flag.Uint64("monkey-seed", 1, "the monkey's first seed")
)

// TestMonkey presses, pastes, clicks and resizes without sense, while what the wizard
// asked for comes in any order: no panic, nothing wider than the terminal, nothing sent
// without a yes, no secret on the screen, and nothing lost that was answered.
func TestMonkey(t *testing.T) {
	t.Parallel()
	const few, length = 8, 250
	begun, events, answers := time.Now(), 0, 0
	for n := 0; n < few || time.Since(begun) < *monkeyTime; n++ {
		seed := *monkeySeed + uint64(n)
		synctest.Test(t, func(t *testing.T) {
			time.Sleep(time.Until(noon))
			m := newMonkey(t, seed)
			defer func() {
				if trouble := recover(); trouble != nil {
					panic(fmt.Sprintf("%v\nseed %d, after %q", trouble, seed, m.last()))
				}
			}()
			for m.events < length {
				if m.act(); m.quit {
					m.leave()
					m.begin()
				}
			}
			m.leave()
			events, answers = events+m.events, answers+m.answers
		})
		if t.Failed() {
			return
		}
	}
	t.Logf("%d events, %d answers held against the draft, in %s", events, answers, time.Since(begun).Round(time.Second))
}

// monkey is one session of somebody without sense.
type monkey struct {
	*driver
	*world
	t    *testing.T
	seed uint64
	lot  *rand.Rand
	size [2]int
	// pending are the commands that have not brought anything yet.
	pending []tea.Cmd
	history []string
	allowed int32
	// events counts what was done, answers how often the draft was looked at.
	events, answers int
}

// canary is typed where a secret is asked for, and nowhere else.
const canary = "Canary-77-secret"

func newMonkey(t *testing.T, seed uint64) *monkey {
	t.Helper()
	lot := rand.New(rand.NewPCG(seed, seed))
	w := &world{cfg: allClouds(), sends: &atomic.Int32{}}
	w.cfg.Connector = builtIn(counting{simulator.New(simulator.Options{}).Transport(), w.sends})
	w.cfg.Now = time.Now
	w.cfg.Resolver.Env = func(string) (string, bool) { return canary, true }
	if lot.IntN(2) == 0 {
		p := w.cfg.Providers[lot.IntN(len(w.cfg.Providers))]
		profile, issues := profiles.Parse(p.About().Example, "example.toml", work.FormsOf(w.cfg.Providers))
		if len(issues) > 0 {
			t.Fatal(issues)
		}
		w.cfg.Start.Profile = profile
	}
	m := &monkey{world: w.on(t), t: t, seed: seed, lot: lot, size: [2]int{80, 24}}
	m.begin()
	return m
}

// begin starts the program; after it was left, with what it left behind.
func (m *monkey) begin() {
	if m.driver != nil {
		m.history = append(m.history, "again")
		m.cfg.Start = Start{}
		if kept := m.app.work.Kept(); kept != nil && m.lot.IntN(2) == 0 {
			m.cfg.Start.Draft = kept
		}
	}
	m.driver, m.pending = newDriver(m.t, m.cfg, m.size[0], m.size[1]), nil
	m.later = func(cmd tea.Cmd) { m.pending = append(m.pending, cmd) }
}

// Fatalf says with what it was.
func (m *monkey) Fatalf(format string, args ...any) {
	m.t.Helper()
	m.t.Fatalf(format+"\nseed %d, after %q", append(args, m.seed, m.last())...)
}

// last is what was done last.
func (m *monkey) last() []string { return m.history[max(len(m.history)-60, 0):] }

// act does one thing, or lets one come that was asked for, and looks.
func (m *monkey) act() {
	m.events++
	if len(m.pending) > 0 && m.lot.IntN(3) > 0 {
		m.come()
	} else {
		m.play()
	}
	if m.quit {
		return
	}
	if sends := m.sends.Load(); sends > m.allowed {
		m.Fatalf("%d requests after %d confirmations", sends, m.allowed)
	}
	frame := m.app.View()
	if strings.Contains(frame, canary) {
		m.Fatalf("a secret is on the screen:\n%s", m.screen())
	}
	within(m, frame, m.size, m.last())
	if m.lot.IntN(25) == 0 {
		m.kept()
	}
}

// come lets any of the pending commands bring what it has.
func (m *monkey) come() {
	i := m.lot.IntN(len(m.pending))
	cmd := m.pending[i]
	m.pending = slices.Delete(m.pending, i, i+1)
	m.brings(cmd())
}

// pastes are what people have in their clipboards.
var pastes = []string{
	"vpc-a", "line\nline\r\n\ttab", "集群 集群", "\x1b[31mred\x1b[0m", "👩‍💻e\u0301\u202e", "2", "ecs.c7.xlarge", "\x00\x07", " ", "y",
	"name = \"x\"\n[[queues]]", strings.Repeat("long and longer ", 300),
}

// play does one thing without sense.
func (m *monkey) play() {
	names := keyNames()
	name := names[m.lot.IntN(len(names))]
	switch m.lot.IntN(12) {
	case 0:
		name = "paste"
	case 1:
		name = []string{"alt+w", "w", "z", "ctrl+k", "/", "alt+down", "ctrl+n", "ctrl+y", "ctrl+z"}[m.lot.IntN(9)]
	case 2:
		if m.answer() {
			return
		}
	}
	m.history = append(m.history, name)
	if m.asked(name) {
		m.allowed++
	}
	m.keepHome(m.driver, name)
	switch name {
	case "click":
		buttons := []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonLeft, tea.MouseButtonWheelDown, tea.MouseButtonWheelUp}
		m.do(tea.MouseMsg{X: m.lot.IntN(m.size[0] + 2), Y: m.lot.IntN(m.size[1] + 2), Button: buttons[m.lot.IntN(len(buttons))]})
	case "resize":
		m.size = [2]int{1 + m.lot.IntN(210), 1 + m.lot.IntN(60)}
		m.do(tea.WindowSizeMsg{Width: m.size[0], Height: m.size[1]})
	case "paste":
		text := pastes[m.lot.IntN(len(pastes))]
		m.do(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
	default:
		m.press(name)
	}
}

// answer types an answer of its own into a line, goes on, and looks whether it is there;
// false where nothing is asked that is a line.
func (m *monkey) answer() bool {
	sheet, path := m.app.form.Point()
	q, asked := m.app.focused()
	if !asked || !m.app.typing() || m.app.form.Picking() || m.app.dialog != nil || m.app.finder != nil || m.app.zoom != nil || m.app.form.Covered() || m.app.lay.small {
		return false
	}
	switch {
	case q.Kind == forms.Hidden:
		m.history = append(m.history, "secret")
		m.do(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(canary), Paste: true})
	case q.Kind == forms.String && q.Source.Name == "" && len(q.Options) == 0:
		text := fmt.Sprintf("a%d", m.lot.IntN(1e6))
		m.history = append(m.history, "answer "+text)
		m.press("end", "ctrl+u", text, "tab")
		if value, _ := sheet.Answers.Get(path); forms.ValueText(value) != text {
			m.Fatalf("%s: %q was typed, and %q is the answer:\n%s", path, text, forms.ValueText(value), m.screen())
		}
	default:
		return false
	}
	return true
}

// kept holds the draft on the disk to the answers once all has come: at most the question
// that is being answered may be missing in it.
func (m *monkey) kept() {
	for len(m.pending) > 0 && !m.quit {
		m.come()
	}
	w := m.app.work
	if m.quit || w.Main == nil || w.Draft == "" || w.Underway {
		return
	}
	m.answers++
	draft := w.Kept()
	if draft == nil {
		m.Fatalf("there is no draft %s:\n%s", w.Draft, m.screen())
	}
	held := w.Main.Answers.Clone()
	if sheet, path := m.app.form.Point(); m.app.onForm() && sheet == w.Main {
		held.Unset(path)
		draft.Answers.Unset(path)
	}
	if diff := cmp.Diff(m.written(held), m.written(draft.Answers)); diff != "" {
		m.Fatalf("the draft lacks an answer (-held +draft):\n%s\n%s", diff, m.screen())
	}
}

// written is what answers are once they were in a draft: without secrets.
func (m *monkey) written(answers *forms.Answers) any {
	place, err := profiles.OpenDrafts(m.t.TempDir(), nil)
	if err != nil {
		m.t.Fatal(err)
	}
	if err := place.Save(profiles.Draft{ID: "held", Answers: answers}); err != nil {
		m.t.Fatal(err)
	}
	drafts, _, err := place.List()
	if err != nil || len(drafts) != 1 {
		m.t.Fatal(err, drafts)
	}
	value, _ := drafts[0].Answers.Get("")
	tree, _ := value.(map[string]any)
	return answered(tree)
}

// answered leaves out the groups in which nothing is answered.
func answered(tree map[string]any) map[string]any {
	maps.DeleteFunc(tree, func(_ string, value any) bool {
		group, ok := value.(map[string]any)
		return ok && len(answered(group)) == 0
	})
	return tree
}

// leave ends the program as a signal would, and holds what is left of it to its word.
func (m *monkey) leave() {
	underway := m.app.work.Underway
	if _, err := m.app.finish(nil); err != nil && m.app.run == nil && !reflect.DeepEqual(err, ErrAborted) {
		m.Fatalf("%v", err)
	}
	w := m.app.work
	if w.Main == nil || w.Draft == "" || underway {
		return
	}
	m.answers++
	draft := w.Kept()
	if draft == nil {
		m.Fatalf("there is no draft %s at the end", w.Draft)
	}
	if diff := cmp.Diff(m.written(w.Main.Answers), m.written(draft.Answers)); diff != "" {
		m.Fatalf("the draft lacks an answer at the end (-held +draft):\n%s", diff)
	}
}

// TestAPasteWhereNothingIsAsked does nothing: on a table, on a table without rows, and on
// the line that unfolds the rest.
func TestAPasteWhereNothingIsAsked(t *testing.T) {
	t.Parallel()
	paste := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("two words"), Paste: true}
	d := emptyCloud(t, 120, 40).press("pgdown", "pgdown", "pgdown", "pgdown").see("press a to add")
	d.do(paste)
	d = filledCloud(t, 120, 40).jump("queues[0]")
	d.do(paste)
	d.see("▸   comp").jump("basics.name").press("pgdown", "shift+tab")
	d.do(paste)
	d.press("shift+tab").do(paste)
}
