package main

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/plan"
)

func (a *app) runsCommand() *cobra.Command {
	return a.command(declaration{
		use:      "runs [FLAGS]",
		short:    forms.T("List the runs of this machine", "列出本机的运行记录"),
		examples: "clusterwiz runs\nclusterwiz runs -o json",
		args:     cli.Arguments(0, 0, forms.Text{}),
	}, func(context.Context, []string) error { return a.listRuns() })
}

func (a *app) listRuns() error {
	store, err := a.store()
	if err != nil {
		return err
	}
	records, err := store.List()
	if err != nil {
		return err
	}
	if a.json() {
		if records == nil {
			records = []launch.Record{}
		}
		return a.writeJSON(records)
	}
	if len(records) == 0 {
		a.prompts().Say(forms.T("no runs yet; start one with: clusterwiz new", "还没有运行记录；可用 clusterwiz new 开始"))
		return nil
	}
	t := cli.NewTable(forms.T("RUN", "运行"), forms.T("NAME", "名称"), forms.T("PROVIDER", "云产品"), forms.T("PHASE", "阶段"),
		forms.T("ID", "ID"), forms.T("REGION", "地域"), forms.T("STARTED", "开始时间"))
	for _, r := range records {
		id, phase := "", launch.Word(string(r.Phase))
		if r.Receipt != nil {
			id = r.Receipt.ID
		}
		if r.Simulated {
			phase = forms.Tf("%s (simulated)", "%s（模拟）", phase)
		}
		t.Row(r.ID, r.Name, r.Provider, phase.In(a.lang), id, r.Region, r.Started.Local().Format(time.DateTime))
	}
	return t.Write(a.Out, a.lang)
}

// writeJSON writes one value as indented JSON.
func (a *app) writeJSON(value any) error {
	encoder := json.NewEncoder(a.Out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// loadRun returns the store and the run that is meant.
func (a *app) loadRun(args []string) (*launch.Store, launch.Record, error) {
	store, err := a.store()
	if err != nil {
		return nil, launch.Record{}, err
	}
	id := "last"
	if len(args) > 0 {
		id = args[0]
	}
	record, err := store.Load(id)
	var failure *providers.Failure
	if errors.As(err, &failure) && failure.Kind != providers.Internal {
		return nil, record, cli.Usagef("%s", "%s", describeFailure(failure))
	}
	if err == nil && record.Provider == "" {
		return nil, record, withoutIntent(record)
	}
	a.costs(&record)
	a.subject = aboutRun(record)
	return store, record, err
}

// costs tells what a run costs whose journal does not say it, by its answers.
func (a *app) costs(r *launch.Record) {
	provider, err := a.provider(r.Provider)
	if err != nil || r.Costs != nil || r.Answers == nil {
		return
	}
	costs := plan.Of(provider.Form(), r.Answers, nil).Costs()
	r.Costs = &costs
}

// withoutIntent is the error of a run whose intent cannot be read: the file is
// damaged, or the program ended while it wrote the first line, which comes
// before everything else.
func withoutIntent(r launch.Record) error {
	if r.Failure != nil {
		return r.Failure
	}
	return cli.Usagef("run %s broke off before anything was sent; start it again", "运行 %s 在发送任何请求之前已中断；请重新开始", r.ID)
}
