package main

import (
	"context"
	"errors"
	"time"

	"golang.org/x/sync/errgroup"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers/launch"
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
	var group errgroup.Group
	group.SetLimit(b.at)
	for i, j := range b.jobs {
		group.Go(func() error {
			b.ends[i] = b.one(ctx, beginning, j)
			err := b.ends[i].err
			wanted := err == nil || b.like.detach && errors.Is(err, launch.ErrDetached)
			if b.failFast && !wanted {
				stop()
			}
			return nil
		})
	}
	_ = group.Wait()
	errs := make([]error, len(b.ends))
	for i, end := range b.ends {
		errs[i] = end.err
	}
	return joined(errs)
}

func (b *batch) one(ctx, beginning context.Context, j *job) jobEnd {
	began := time.Now()
	late := beginning.Err() != nil
	if late {
		if !b.app.json() {
			return jobEnd{record: launch.Record{Name: j.plan.Request.Name, Provider: j.Provider}, err: launch.ErrNotSent, kind: launch.EventInterrupted}
		}
		ctx = beginning // The stream tells of each that nothing was sent.
	}
	end, work := jobEnd{}, b.like
	work.target, work.plan = j.target, j.plan
	if len(b.jobs) > 1 {
		work.name = j.name
	}
	work.heard = func(e launch.Event) { end.kind = e.Kind }
	end.record, end.err = b.app.create(ctx, b.prompts, work)
	end.took = time.Since(began)
	if end.err != nil && len(b.jobs) > 1 && !late {
		b.prompts.Say(forms.Tf("[%s] %s", "[%s] %s", j.name, describe(end.err)))
	}
	return end
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
