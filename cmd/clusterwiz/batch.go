package main

import (
	"bytes"
	"context"
	"errors"
	"time"

	"golang.org/x/sync/errgroup"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/board"
	"clusterwiz/ui/plain"
)

// batch is the requests of one command, which are sent a few at a time.
type batch struct {
	app     *app
	prompts *plain.IO
	jobs    []*job
	// at is how many go on at a time.
	at int
	// failFast: after one that did not end well no other is begun.
	failFast bool
	// like is what all submissions have.
	like submission
	ends []jobEnd
	// board is the table that changes in place; nil is lines.
	board *board.Board
	// beside is what is told meanwhile.
	beside bytes.Buffer
}

// jobEnd is how one of them ended.
type jobEnd struct {
	record launch.Record
	err    error
	// kind is the last event.
	kind string
	took time.Duration
}

// run sends and follows all, and returns what the worst end is to exit with. The end of
// ctx lets go of those that go on, and begins no other.
func (b *batch) run(ctx context.Context) error {
	beginning, stop := context.WithCancel(ctx)
	defer stop()
	b.ends = make([]jobEnd, len(b.jobs))
	b.open()
	var group errgroup.Group
	group.SetLimit(b.at)
	for i, j := range b.jobs {
		group.Go(func() error {
			b.ends[i] = b.one(ctx, beginning, i, j)
			err := b.ends[i].err
			wanted := err == nil || b.like.detach && errors.Is(err, launch.ErrDetached)
			if b.failFast && !wanted {
				stop()
			}
			return nil
		})
	}
	_ = group.Wait()
	b.close()
	if len(b.jobs) > fewJobs {
		_, _ = b.like.store.Rows(launch.Wanted{}) // Who lists them next need not read them all.
	}
	errs := make([]error, len(b.ends))
	for i, end := range b.ends {
		errs[i] = end.err
	}
	return joined(errs)
}

func (b *batch) one(ctx, beginning context.Context, row int, j *job) jobEnd {
	began := time.Now()
	late := beginning.Err() != nil
	if late {
		if !b.app.json() {
			return jobEnd{record: launch.Record{Name: j.plan.Request.Name, Provider: j.Provider}, err: launch.ErrNotSent, kind: launch.EventInterrupted}
		}
		ctx = beginning // The stream tells of each that nothing was sent.
	}
	end, work := jobEnd{}, b.like
	work.target, work.plan, work.owed = j.target, j.plan, j.owed
	if len(b.jobs) > 1 {
		work.name = j.name
	}
	work.unwritten = b.board != nil
	work.heard = func(e launch.Event) {
		end.kind = e.Kind
		if b.board != nil {
			good := e.Kind == launch.EventCreated || e.Kind == launch.EventExists && b.like.exists == existsSkip
			b.board.Tell(board.News{Row: row, At: e.Time, State: launch.Word(e.Kind).In(b.app.lang), Text: b.prompts.EventText(e), Over: e.Ends(), Bad: !good})
		}
	}
	end.record, end.err = b.app.create(ctx, b.prompts, work)
	end.took = time.Since(began)
	// Of a thousand only what is told at the end is kept.
	end.record = launch.Record{ID: end.record.ID, Name: end.record.Name, Provider: end.record.Provider, Receipt: end.record.Receipt, Taken: end.record.Taken}
	j.target, j.plan = connect.Target{}, launch.Plan{Request: providers.Request{Name: j.plan.Request.Name}}
	if end.err != nil && len(b.jobs) > 1 && !late {
		b.prompts.Say(forms.Tf("[%s] %s", "[%s] %s", j.name, describe(end.err)))
	}
	return end
}

// open puts the table on a terminal where several runs go on. What is told beside it
// waits until it is gone.
func (b *batch) open() {
	if len(b.jobs) < 2 || !b.app.drawn() {
		return
	}
	rows := make([]board.Row, len(b.jobs))
	for i, j := range b.jobs {
		rows[i] = board.Row{Name: j.plan.Request.Name, Provider: j.Provider}
	}
	b.prompts = b.app.prompts()
	b.prompts.Err = &b.beside
	b.board = board.Open(b.app.screen, b.app.lang, rows)
}

func (b *batch) close() {
	if b.board != nil {
		b.board.Close()
		_, _ = b.beside.WriteTo(b.app.Err)
	}
}

// drawn tells whether what goes on may be drawn anew on the terminal.
func (a *app) drawn() bool {
	_, out := a.Terminal()
	return out && !a.plain && !a.quiet && a.output.String() == "text" && a.Env("ACCESSIBLE") == "" && a.Env("TERM") != "dumb"
}

// table is what became of each.
func (b *batch) table() *cli.Table {
	t := cli.NewTable(forms.T("NAME", "名称"), forms.T("PROVIDER", "云产品"), forms.T("STATE", "状态"), forms.T("ID", "ID"), forms.T("TIME", "用时"))
	for _, end := range b.ends {
		took := ""
		if end.took > 0 {
			took = end.took.Round(time.Second).String()
		}
		t.Row(end.record.Name, end.record.Provider, launch.Word(end.kind).In(b.app.lang), end.id(), took)
	}
	return t
}

// id is that of what was made, or of what was there.
func (e jobEnd) id() string {
	switch {
	case e.record.Receipt != nil:
		return e.record.Receipt.ID
	case e.record.Taken != nil && e.record.Taken.Thing != nil:
		return e.record.Taken.Thing.ID
	}
	return ""
}

// joined is nil when all went well, the error itself when there was one run.
func joined(errs []error) error {
	if len(errs) == 1 {
		return errs[0]
	}
	var bad []error
	for _, err := range errs {
		if err != nil {
			bad = append(bad, err)
		}
	}
	if len(bad) == 0 {
		return nil
	}
	return &severalError{errs: bad}
}
