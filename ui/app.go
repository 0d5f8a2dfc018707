package ui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/ui/deletion"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/finder"
	"clusterwiz/ui/form"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/pages"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/review"
	"clusterwiz/ui/start"
	"clusterwiz/ui/work"
)

// screen is what fills the body. It knows no other screen and no app: what
// leaves it is a message, handed to [message.Out].
type screen interface {
	// Press does what a key does, and tells whether the screen has it.
	Press(key tea.KeyMsg) (taken bool)
	// Update takes every other message.
	Update(msg tea.Msg)
	// Arrange gives the screen its language and its room. It comes at the end of
	// every Update, so that what is drawn follows from what is there by then.
	Arrange(l look.Look, width, height int)
	// View draws the screen, and changes nothing.
	View() []string
	// Keys are the keys of the moment.
	Keys() []keys.Hint
}

// app is the one model of the wizard: which screen is open, what lies over it,
// size and language, and who gets which message.
type app struct {
	cfg  Config
	ctx  context.Context
	out  *message.Out
	look look.Look
	lay  layout
	// line stands above the keys until the next key.
	line message.Say

	work  *work.Work
	pages *pages.Pages
	// open is one of the screens below. run is nil while there is none.
	open     screen
	start    *start.Screen
	form     *form.Screen
	review   *review.Screen
	run      *progress.Screen
	deletion *deletion.Screen

	dialog *dialog.Dialog
	finder *finder.Finder
	zoom   *zoom

	result Result
	err    error
}

func newApp(ctx context.Context, cfg Config) *app {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Connector == nil {
		cfg.Connector = &connect.Connector{}
	}
	if cfg.tick == nil {
		cfg.tick = progress.EveryBeat
	}
	a := &app{cfg: cfg, ctx: ctx, out: &message.Out{}, look: look.New(cfg.Lang)}
	a.anew()
	return a
}

// anew begins work of which nothing is chosen yet, at the start screen.
func (a *app) anew() {
	c := a.cfg
	a.work = work.New(a.ctx, work.Config{
		Providers: c.Providers, Drafts: c.Drafts, Dirs: c.Dirs, Connector: c.Connector,
		Resolver: c.Resolver, Now: c.Now, Pause: c.pause, Late: c.Late, Used: usedBy(c.Store), Prices: true,
	}, a.out)
	a.pages = &pages.Pages{Work: a.work}
	a.start = start.NewScreen(start.Options{
		Providers: c.Providers, Store: c.Store, Drafts: c.Drafts, Profiles: c.Dirs.Profiles(), Now: c.Now,
		Simulated: c.Connector.Simulate || c.Connector.Account == providers.SimulatorID,
	}, a.out)
	a.form = form.New(a.work, a.out)
	a.review = review.New(a.ctx, a.work, a.out)
	a.deletion = deletion.New(a.ctx, a.work, a.out)
	a.open, a.run = a.start, nil
}

// Init opens what Start asks for.
func (a *app) Init() tea.Cmd {
	begin := a.cfg.Start
	switch {
	case begin.Run != nil:
		a.watch(*begin.Run)
	case begin.Draft != nil:
		a.work.Claim(*begin.Draft)
	case begin.Profile != nil:
		a.openRead(begin.Profile, begin.Unread)
	case begin.Provider != "":
		a.choose(begin.Provider)
	default:
		a.openStart()
	}
	if !inUTF8(a) {
		a.out.Say(onlyASCII(a))
	}
	return a.settle()
}

// Update implements tea.Model.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	a.receive(msg)
	return a, a.settle()
}

// settle takes all that was handed out, gives everything the room and the
// language that it has by then, and returns the commands to run.
func (a *app) settle() tea.Cmd {
	cmds, _ := a.deliver()
	a.arrange()
	more, heard := a.deliver()
	if heard {
		// What is drawn is what was arranged.
		a.arrange()
	}
	return tea.Batch(append(cmds, more...)...)
}

// deliver receives what was handed out, commands apart, and tells whether there was any
// of it.
func (a *app) deliver() (cmds []tea.Cmd, heard bool) {
	for posted := a.out.Take(); len(posted) > 0; posted = a.out.Take() {
		for _, msg := range posted {
			if run, ok := msg.(message.Run); ok {
				cmds = append(cmds, run.Cmd)
				continue
			}
			heard = true
			a.receive(msg)
		}
	}
	return cmds, heard
}
