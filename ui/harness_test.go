package ui

import (
	"context"
	"io"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"clusterwiz/forms"
	"clusterwiz/providers/connect"
)

func TestMain(m *testing.M) {
	lipgloss.SetColorProfile(termenv.ANSI256)
	lipgloss.SetHasDarkBackground(true)
	time.Local = time.UTC
	os.Exit(m.Run())
}

// noon is the time on every test's clock.
var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// driver plays a terminal: it gives keys to the app and runs its commands one
// after the other, so that what is on the screen depends on the keys alone.
type driver struct {
	t    testing.TB
	app  *app
	quit bool
	// alter changes what commands bring, where it is new each time; nil changes nothing.
	alter func(tea.Msg) tea.Msg
	// later takes the commands instead, for who runs them in an order of their own; nil
	// runs each at once.
	later func(tea.Cmd)
}

func newDriver(t testing.TB, cfg Config, w, h int) *driver {
	t.Helper()
	if cfg.Now == nil {
		cfg.Now = func() time.Time { return noon }
	}
	if cfg.Out == nil {
		cfg.Out = io.Discard
	}
	if cfg.Lang == "" {
		cfg.Lang = forms.En
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	cfg.tick = func() tea.Cmd { return nil }
	cfg.pause = func(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
	d := &driver{t: t, app: newApp(ctx, cfg)}
	d.do(tea.WindowSizeMsg{Width: w, Height: h})
	d.run(d.app.Init())
	return d
}

// do gives a message to the app and runs what follows.
func (d *driver) do(msg tea.Msg) {
	_, cmd := d.app.Update(msg)
	_ = d.app.View()
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	switch {
	case cmd == nil || d.quit:
	case d.later != nil:
		d.later(cmd)
	default:
		d.brings(cmd())
	}
}

// brings takes what a command brought.
func (d *driver) brings(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		d.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		if list := reflect.ValueOf(msg); list.Kind() == reflect.Slice {
			// A sequence is run one after the other, whatever is done meanwhile.
			later := d.later
			d.later = nil
			defer func() { d.later = later }()
			for i := range list.Len() {
				if c, ok := list.Index(i).Interface().(tea.Cmd); ok {
					d.run(c)
				}
			}
			return
		}
		if d.alter != nil {
			msg = d.alter(msg)
		}
		d.do(msg)
	}
}

var keyTypes = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "esc": tea.KeyEsc,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"backspace": tea.KeyBackspace, "space": tea.KeySpace, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3,
	"ctrl+c": tea.KeyCtrlC, "ctrl+l": tea.KeyCtrlL, "ctrl+p": tea.KeyCtrlP, "ctrl+r": tea.KeyCtrlR,
	"ctrl+s": tea.KeyCtrlS, "ctrl+g": tea.KeyCtrlG, "ctrl+n": tea.KeyCtrlN, "ctrl+b": tea.KeyCtrlB, "ctrl+o": tea.KeyCtrlO, "ctrl+t": tea.KeyCtrlT,
	"ctrl+u": tea.KeyCtrlU, "ctrl+d": tea.KeyCtrlD, "ctrl+w": tea.KeyCtrlW, "ctrl+k": tea.KeyCtrlK, "ctrl+z": tea.KeyCtrlZ, "ctrl+y": tea.KeyCtrlY, "delete": tea.KeyDelete,
}

// press gives keys by name, alt+ before it for those with alt; a name that is
// not a key is typed letter by letter.
func (d *driver) press(names ...string) *driver {
	d.t.Helper()
	for _, name := range names {
		name, alt := strings.CutPrefix(name, "alt+")
		if kind, ok := keyTypes[name]; ok {
			msg := tea.KeyMsg{Type: kind, Alt: alt}
			if kind == tea.KeySpace {
				msg.Runes = []rune{' '}
			}
			d.do(msg)
			continue
		}
		for _, r := range name {
			d.do(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: alt})
		}
	}
	return d
}

// screen is what is drawn, without styles and trailing blanks.
func (d *driver) screen() string {
	lines := strings.Split(ansi.Strip(d.app.View()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// see fails unless every text is on the screen.
func (d *driver) see(texts ...string) *driver {
	d.t.Helper()
	screen := d.screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			d.t.Fatalf("%q is not on the screen:\n%s", text, screen)
		}
	}
	return d
}

// miss fails if any text is on the screen.
func (d *driver) miss(texts ...string) *driver {
	d.t.Helper()
	screen := d.screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			d.t.Fatalf("%q is on the screen:\n%s", text, screen)
		}
	}
	return d
}

// answer returns what the answers hold at path, as text.
func (d *driver) answer(path forms.Path) string {
	value, _ := d.app.work.Main.Answers.Get(path)
	return forms.ValueText(value)
}

// jump goes to a question as the review does.
func (d *driver) jump(path forms.Path) *driver {
	d.app.jump(path)
	d.run(d.app.settle())
	return d
}

// settled draws what was changed behind the app's back.
func (d *driver) settled() *driver {
	d.run(d.app.settle())
	return d
}

// first goes to the first page, from the review on which whole answers open.
func (d *driver) first() *driver {
	d.app.openPage(0)
	d.run(d.app.settle())
	return d
}

// builtIn is a connector whose built-in simulator is reached over transport.
func builtIn(transport http.RoundTripper) *connect.Connector {
	return &connect.Connector{Simulator: func(string) (http.RoundTripper, error) { return transport, nil }}
}
