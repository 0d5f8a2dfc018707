package ui

import (
	"context"
	"io"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/work"
)

// Config is what the wizard needs of the world.
type Config struct {
	Providers []providers.Provider
	Store     *launch.Store
	Launcher  *launch.Launcher
	Drafts    *profiles.Drafts
	Dirs      profiles.Dirs
	Lang      forms.Lang
	// Connector makes what requests go to, by what the command line says; nil
	// is one of which it says nothing.
	Connector *connect.Connector
	In        io.Reader
	Out       io.Writer
	Start     Start
	// Resolver reads referenced secrets just before submit.
	Resolver profiles.Resolver
	// Now is the clock; nil is time.Now.
	Now func() time.Time

	// pause delivers a message after a moment without a key; tests stand the
	// clock still.
	pause func(tea.Msg) tea.Cmd
}

// Start says where the wizard opens; the zero Start is its start screen.
type Start struct {
	// Provider opens the form of that cloud; Profile with these answers, after
	// telling what was Unread of its file.
	Provider string
	Profile  *profiles.Profile
	Unread   []profiles.Issue
	// Run opens the progress of a run.
	Run *launch.Record
}

// Result is what happened.
type Result struct {
	// Record is the run, where one was started or watched.
	Record *launch.Record
	// Profile is the file that was saved.
	Profile string
	// Sent tells whether a request left.
	Sent bool
	// Draft holds the answers, where they were kept and not sent.
	Draft *profiles.Draft
}

type screen int

const (
	startScreen screen = iota
	wizardScreen
	runScreen
	deletionScreen
)

// app is the one model of the wizard.
type app struct {
	cfg      Config
	ctx      context.Context
	look     look.Look
	lay      layout
	bindings keys.Table[*app]

	screen screen
	work   *work.Work
	page   int
	frames []*frame
	// field edits the row with the focus; fieldAt is its path.
	field   fields.Field
	fieldAt forms.Path
	// pressed tells whether a key reached the field since it got the focus.
	pressed bool
	// moved is a typed answer of the first page that takes effect on leaving.
	moved forms.Path

	pick   *pick
	dialog *dialog.Dialog
	help   bool
	// helpTop is the first line of the help that is drawn.
	helpTop int

	// wantRequest shows the request: beside the form, or in its place where
	// there is no room for both. requestTop is then its first line.
	wantRequest bool
	requestTop  int
	message     forms.Text
	alarm       bool

	start  startState
	review reviewState
	// run is the screen of the run that was started or is watched, nil for none.
	run      *progress.Screen
	deletion deletion
	result   Result
	err      error
	// tick asks for the next second; tests stand the clock still.
	tick func() tea.Cmd
	out  *message.Out
}

func newApp(ctx context.Context, cfg Config) *app {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Connector == nil {
		cfg.Connector = &connect.Connector{}
	}
	a := &app{cfg: cfg, ctx: ctx, look: look.New(cfg.Lang), bindings: bindings(), tick: progress.EverySecond, out: &message.Out{}}
	a.anew()
	return a
}

// anew begins work of which nothing is chosen yet.
func (a *app) anew() {
	c := a.cfg
	a.work = work.New(a.ctx, work.Config{
		Providers: c.Providers, Drafts: c.Drafts, Dirs: c.Dirs, Connector: c.Connector,
		Resolver: c.Resolver, Now: c.Now, Pause: c.pause,
	}, a.out)
}

// Init opens what Start asks for.
func (a *app) Init() tea.Cmd { return a.send(a.begin()) }

func (a *app) begin() tea.Cmd {
	start := a.cfg.Start
	switch {
	case start.Run != nil:
		return a.watch(*start.Run)
	case start.Profile != nil:
		return a.openRead(start.Profile, start.Unread)
	case start.Provider != "":
		return a.choose(start.Provider)
	}
	return a.openStart()
}

// say shows a line above the keys until the next key; complain shows it as an
// error.
func (a *app) say(text forms.Text)      { a.message, a.alarm = text, false }
func (a *app) complain(text forms.Text) { a.message, a.alarm = text, true }

// ask opens a dialog over whatever is there.
func (a *app) ask(d *dialog.Dialog) {
	a.dialog = d
	d.Resize(a.look, a.lay.width, a.lay.body)
}

// dialogKeys are the keys over an open dialog that are not its own.
var dialogKeys = keys.Table[*app]{
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Do: (*app).switchLanguage},
}

// pressDialog gives a key to the open dialog. What it chooses may open the next.
func (a *app) pressDialog(press tea.KeyMsg) tea.Cmd {
	d := a.dialog
	if cmd, _, taken := dialogKeys.Press(a, press.String()); taken {
		return cmd
	}
	cmd, why := d.Update(press)
	if !why.IsZero() {
		a.complain(why)
		return nil
	}
	if d.Closed() && a.dialog == d {
		a.dialog = nil
	}
	return cmd
}

// frame returns the open frame, nil on a page without one.
func (a *app) frame() *frame {
	if len(a.frames) == 0 {
		return nil
	}
	return a.frames[len(a.frames)-1]
}
