package progress

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/search"
)

// Run is what the screen follows, as far as it is known at the start.
type Run struct {
	ID, Name string
	About    providers.About
	// Deleting says that what exists is to go.
	Deleting bool
	Phase    launch.Phase
	Receipt  *providers.Receipt
	// Begun is when it began, zero for now.
	Begun  time.Time
	Record launch.Record
	// Simulated says that nothing is real, Speed how much faster than a real cloud the
	// simulator lives, 0 where that is not known.
	Simulated bool
	Speed     float64
	// Foreseen are the stages that the request leads to.
	Foreseen []providers.Foreseen
}

// Options are what the screen needs of the app.
type Options struct {
	Out *message.Out
	// Now is the clock; Tick asks for a [TickMsg] in a second.
	Now  func() time.Time
	Tick func() tea.Cmd
	// Answers tells whether there are answers to go back to, and Label the name of
	// the question at a path of them.
	Answers bool
	Label   func(forms.Path) (forms.Text, bool)
	// Typical looks for how long creations of a provider took on this machine, real ones
	// or those of simulators no faster than speed; nil for nowhere.
	Typical func(provider string, speed float64) launch.Typical
	// Again is what an unclear run sent, where that may be sent again, and Summary
	// what would be created; nil for never.
	Again   func(launch.Record) (launch.Plan, bool)
	Summary func(providers.Request) []forms.Text
}

// Worker is the part of a run that talks to the cloud. It reports what happens.
type Worker func(context.Context, func(launch.Event)) (launch.Record, error)

// Messages that come to the screen.
type (
	// EventMsg is what the worker reports.
	EventMsg struct{ Event launch.Event }
	// EndedMsg is the last word of the worker.
	EndedMsg struct {
		Record launch.Record
		Err    error
	}
	// TickMsg moves the clock, several times a second.
	TickMsg time.Time
)

// Messages that leave the screen.
type (
	// Sent says that a request left.
	Sent struct{}
	// Ended says how the run ended. Quit asks to leave the program then.
	Ended struct {
		Record   launch.Record
		Err      error
		Deleting bool
		Quit     bool
	}
	// Edit asks for the answers, and there for the question that the cloud named
	// where Jump says so. Failure is what it said, nil where it said nothing.
	Edit struct {
		Failure *providers.Failure
		Jump    bool
	}
	// Look asks to look again for what an unclear run made.
	Look struct{ Record launch.Record }
	// Adopt is the explicit yes to take the thing of that id for what an unclear
	// run made.
	Adopt struct {
		Record launch.Record
		ID     string
	}
	// Resend is the explicit yes, with the name typed, to send again what an unclear
	// run sent.
	Resend struct {
		Record launch.Record
		Plan   launch.Plan
	}
	// Delete asks to delete what the run created.
	Delete struct{}
	// Retry asks to send the same answers once more, after the same yes.
	Retry struct{}
	// Open asks for the run that made what has the name of a refused one.
	Open struct{ Record launch.Record }
	// Restart asks for the start screen.
	Restart struct{}
	// Save asks for the file of a profile.
	Save struct{}
	// Quit asks for the end of the program.
	Quit struct{}
)

// Screen is one run as far as it was told.
type Screen struct {
	o       Options
	run     Run
	status  providers.Status
	failure *providers.Failure
	note    forms.Text
	log     []entry
	now     time.Time
	ended   bool
	err     error
	// ways are those out of an unclear end.
	ways ways

	cancel context.CancelFunc
	feed   chan tea.Msg
	// leaving says that the program ends with the worker.
	leaving bool
	// givenUp says that what it follows is to be deleted.
	givenUp bool

	look          look.Look
	width, height int
	// times are those of the stages, usual how long such creations took.
	times []launch.StageTime
	usual launch.Typical

	// drawn is the log in the width and the language of the moment: it may have
	// thousands of lines.
	drawn   []string
	drawnAt int
	// read is how many entries of the log are drawn, last in how many lines the last is.
	read, last int
	top        int
	// scrolled says that the person moved the view; until then it is at the log's
	// end, or at the beginning of all where that scrolls at the end of the run.
	scrolled bool
	// hidden tells whether there is more than fits.
	hidden bool
	// search looks for words in the log, hit is the line that was found last.
	search search.Search
	hit    int
}

// New makes the screen of a run, which [Screen.Start] sets going.
func New(o Options, run Run) *Screen {
	s := &Screen{o: o, run: run, now: o.Now(), feed: make(chan tea.Msg, 64), cancel: func() {}}
	if s.run.Begun.IsZero() {
		s.run.Begun = s.now
	}
	s.times = run.Record.Times
	return s
}

// Start sets the worker going and waits for its first word.
func (s *Screen) Start(ctx context.Context, work Worker) {
	ctx, s.cancel = context.WithCancel(ctx)
	feed, record := s.feed, s.run.Record
	s.o.Out.Do(func() tea.Msg {
		go func() {
			defer close(feed)
			defer func() {
				// A slip of ours must not leave the terminal in a state that
				// nobody can type in; the journal knows how far the run came.
				if v := recover(); v != nil {
					feed <- EndedMsg{record, providers.AsFailure(fmt.Errorf("panic: %v", v))}
				}
			}()
			record, err := work(ctx, func(e launch.Event) { feed <- EventMsg{e} })
			feed <- EndedMsg{record, err}
		}()
		return <-feed
	})
	s.o.Out.Do(s.o.Tick())
	if look := s.o.Typical; look != nil && !s.run.Deleting && (!s.run.Simulated || s.run.Speed > 0) {
		provider, speed := s.run.About.ID, 0.0
		if s.run.Simulated {
			speed = s.run.Speed
		}
		s.o.Out.Do(func() tea.Msg { return TypicalMsg{look(provider, speed)} })
	}
}

// Update takes what the worker reports and the clock.
func (s *Screen) Update(msg tea.Msg) {
	defer s.settle()
	switch msg := msg.(type) {
	case EventMsg:
		s.happened(msg.Event)
	case EndedMsg:
		s.end(msg)
	case TypicalMsg:
		s.usual = msg.Typical
	case TickMsg:
		if !s.ended {
			s.now = time.Time(msg)
			s.o.Out.Do(s.o.Tick())
		}
	}
}

// listen waits for what the worker says next.
func (s *Screen) listen() {
	feed := s.feed
	s.o.Out.Do(func() tea.Msg { return <-feed })
}

// LetGo stops following; the cloud goes on. The program ends with the worker.
func (s *Screen) LetGo() {
	s.leaving = true
	s.cancel()
}

// Drain lets go and waits for the worker's last word, where a signal ended the
// program.
func (s *Screen) Drain() {
	if s.ended {
		return
	}
	s.cancel()
	for msg := range s.feed {
		if end, ok := msg.(EndedMsg); ok {
			s.end(end)
		}
	}
}

// Run is what is known of the run by now.
func (s *Screen) Run() Run { return s.run }

// Ended tells whether the worker is through.
func (s *Screen) Ended() bool { return s.ended }

// GivenUp tells whether the following was let go of to delete: the cloud is still at
// work on it then.
func (s *Screen) GivenUp() bool { return s.givenUp && s.ended && errors.Is(s.err, launch.ErrDetached) }

// Sending tells whether the request is on its way: nobody may leave then.
func (s *Screen) Sending() bool {
	return !s.ended && (s.run.Phase == launch.Planned || s.run.Phase == launch.Sending)
}

// Deletable tells whether there is something to delete.
func (s *Screen) Deletable() bool {
	return s.ended && s.run.Receipt != nil && s.run.Phase != launch.Deleted
}

// Arrange gives the screen its language and width by height cells.
func (s *Screen) Arrange(l look.Look, width, height int) {
	if s.width != width || s.look.Lang != l.Lang {
		s.drawn = nil
	}
	s.look, s.width, s.height = l, width, height
	s.settle()
}

// beat is how often the clock moves: what is being worked on turns with it.
const beat = 250 * time.Millisecond

// EveryBeat asks for the next tick of the clock.
func EveryBeat() tea.Cmd {
	return tea.Tick(beat, func(at time.Time) tea.Msg { return TickMsg(at) })
}
