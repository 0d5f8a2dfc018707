package ui

import (
	"context"
	"errors"
	"os/signal"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/ui/progress"
)

// ErrAborted is returned when the person left, or a signal came, before
// anything was sent. The draft is kept.
var ErrAborted = errors.New("left before anything was sent")

// framesPerSecond is as often as the toolkit looks whether there is something to draw.
// At its own 60 the first frame and each key wait twice as long for that as for all the
// rest.
const framesPerSecond = 120

// Run shows the wizard until the person leaves or the run that it follows
// ends. The error is nil, [ErrAborted], one of launch's, or a
// *providers.Failure. TERM and HUP keep the draft, send nothing and let go of
// a run that is followed.
func Run(ctx context.Context, cfg Config) (Result, error) {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	paint()
	a, k := newApp(ctx, cfg), &keeper{}
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithAltScreen(), tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler(), tea.WithFilter(k.filter)}
	if !cfg.NoMouse {
		options = append(options, tea.WithMouseCellMotion())
	}
	if cfg.In != nil {
		in := withoutReplies(cfg.In)
		if r, ok := in.(*replies); ok {
			a.cfg.traffic.reads = r.reads.Load
		}
		options = append(options, tea.WithInput(in))
	}
	if cfg.Out != nil {
		options = append(options, tea.WithOutput(k.counting(cfg.Out, &a.cfg.traffic)))
	}
	program := tea.NewProgram(a, options...)
	continued(ctx, func() { k.redraw(program) })
	_, err := program.Run()
	return a.finish(err)
}

// finish lets the worker write its last words, keeps the draft where a signal
// ended the program, and says how it ended.
func (a *app) finish(err error) (Result, error) {
	if a.run != nil {
		a.run.Drain()
		for _, msg := range a.out.Take() {
			if end, ok := msg.(progress.Ended); ok {
				a.gotEnd(end)
			}
		}
	}
	if saveErr := a.work.Keep(); saveErr != nil {
		return a.result, errors.Join(ErrAborted, saveErr)
	}
	a.result.Draft = a.work.Kept()
	a.work.Release()
	switch {
	case a.run != nil, a.result.Sent:
		return a.result, a.err
	case errors.Is(err, tea.ErrProgramKilled), errors.Is(err, context.Canceled), err == nil:
		return a.result, ErrAborted
	}
	return a.result, err
}
