package ui

import (
	"context"
	"io"
	"net/http"
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
)

// Config is what the wizard needs of the world.
type Config struct {
	Providers []providers.Provider
	Store     *launch.Store
	Launcher  *launch.Launcher
	Drafts    *profiles.Drafts
	Dirs      profiles.Dirs
	Lang      forms.Lang
	// Connector makes what requests go to; nil is one by the fields below.
	Connector *connect.Connector
	// Simulator makes the transport of the built-in simulator, used for an
	// account that is simulated while Endpoint is empty.
	Simulator func(world string) http.RoundTripper
	// World is the simulated world that new things are made in.
	World string
	// Account, Region and Endpoint are what the command line said.
	Account, Region, Endpoint string
	In                        io.Reader
	Out                       io.Writer
	Start                     Start
	// Resolver reads referenced secrets just before submit.
	Resolver profiles.Resolver
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

// connector is one by what the other fields say.
func (c Config) connector() *connect.Connector {
	connector := &connect.Connector{Account: c.Account, Region: c.Region, Endpoint: c.Endpoint, World: c.World}
	if open := c.Simulator; open != nil {
		connector.Simulator = func(world string) (http.RoundTripper, error) { return open(world), nil }
	}
	return connector
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

	screen  screen
	session *session
	place   *sheet
	page    int
	frames  []*frame
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

	looks map[string]*lookState
	// changes counts the answers that were given, so that look-ups wait until
	// the person pauses.
	changes  int
	undone   []undone
	start    startState
	review   reviewState
	run      runState
	deletion deletion
	// resolving is set from the explicit yes until the request leaves.
	resolving bool
	keeper    *keeper
	// due are the commands to run after the message of the moment.
	due []tea.Cmd
	// savedAt is the state of the answers that needs no saving.
	savedAt uint64
	result  Result
	err     error
	// tick asks for the next second, pause for a [pausedMsg] in a moment;
	// tests stand the clock still.
	tick  func() tea.Cmd
	pause func(changes int) tea.Cmd
}

func newApp(ctx context.Context, cfg Config) *app {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Connector == nil {
		cfg.Connector = cfg.connector()
	}
	a := &app{
		cfg: cfg, ctx: ctx, look: look.New(cfg.Lang), session: newSession(),
		looks: map[string]*lookState{}, bindings: bindings(), tick: everySecond, pause: inAMoment,
		keeper: &keeper{drafts: cfg.Drafts},
	}
	a.place = newSheet(placeForm(cfg.Providers))
	return a
}

// Init opens what Start asks for.
func (a *app) Init() tea.Cmd { return a.owed(a.begin()) }

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
func (a *app) say(text forms.Text) tea.Cmd {
	a.message, a.alarm = text, false
	return nil
}

func (a *app) complain(text forms.Text) tea.Cmd {
	a.message, a.alarm = text, true
	return nil
}

// ask opens a dialog over whatever is there.
func (a *app) ask(d *dialog.Dialog) tea.Cmd {
	a.dialog = d
	d.Resize(a.look, a.lay.width, a.lay.body)
	return nil
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
		return a.complain(why)
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
