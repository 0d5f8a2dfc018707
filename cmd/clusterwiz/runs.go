package main

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/plan"
)

// runsOptions are the flags of runs.
type runsOptions struct {
	app    *app
	wanted launch.Wanted
}

// phases are those that a run may be in.
var phases = []launch.Phase{
	launch.Planned, launch.Sending, launch.Accepted, launch.Running, launch.Created, launch.Failed, launch.Rejected, launch.Unclear, launch.Deleting, launch.Deleted,
}

func (a *app) runsCommand() *cobra.Command {
	o := &runsOptions{app: a}
	cmd := a.command(declaration{
		use:   "runs [FLAGS]",
		short: forms.T("List the runs of this machine", "列出本机的运行记录"),
		long: forms.Tf(
			"Lists what was sent from this machine, the newest first, with the phase that each run was\nlast seen in:\n%s.\nThey are kept in clusterwiz/runs below XDG_STATE_HOME, else below ~/.local/state.",
			"列出从本机发送的运行，最新的在前，并显示各自最后所处的阶段：\n%s。\n运行记录保存在 XDG_STATE_HOME（默认 ~/.local/state）下的 clusterwiz/runs。", phaseNames()),
		examples: "clusterwiz runs\nclusterwiz runs --limit 20 --since 7d\nclusterwiz runs --state created,failed -o json",
		args:     cli.Arguments(0, 0, forms.Text{}),
	}, o.list)
	flags := cmd.Flags()
	flags.Var(cli.OneValue(&o.wanted.Limit, cli.Count("limit")), "limit", forms.T("the newest `N` only", "仅最近 `N` 条").In(a.lang))
	flags.Var(cli.NewParsed(o.state), "state", forms.T("only runs in this `PHASE`; several with commas", "仅处于该阶段 `PHASE` 的运行；多个用逗号分隔").In(a.lang))
	flags.Var(cli.OneValue(&o.wanted.Since, cli.Since("since")), "since", forms.T("only runs since `WHEN`, such as 7d, 12h or 2026-11-01", "仅该时间 `WHEN` 之后的运行，如 7d、12h 或 2026-11-01").In(a.lang))
	cmd.AddCommand(a.pruneCommand(), a.exportRunsCommand(), a.importRunsCommand())
	return cmd
}

func phaseNames() string {
	names := make([]string, len(phases))
	for i, phase := range phases {
		names[i] = string(phase)
	}
	return listed(names)
}

// runJSON is a run as events speak of it: by run, with its times in seconds.
type runJSON struct {
	V   int    `json:"v"`
	Run string `json:"run"`
	launch.Record
	Limit float64 `json:"limit,omitempty"`
}

func (o *runsOptions) list(context.Context, []string) error {
	a := o.app
	store, err := a.store()
	if err != nil {
		return err
	}
	list := store.Rows
	if a.json() {
		list = store.Records
	}
	records, err := list(o.wanted)
	if err != nil {
		return err
	}
	if a.json() {
		rows := make([]runJSON, len(records))
		for i, r := range records {
			rows[i] = runJSON{V: launch.ObjectVersion, Run: r.ID, Record: r, Limit: r.Limit.Seconds()}
		}
		return a.writeJSON(rows)
	}
	if len(records) == 0 {
		return o.none(store)
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
	return a.writeTable(t, runFit)
}

// runFit: by its id a run is named, and it tells when it began.
var runFit = cli.Fit{Yields: []int{5, 6, 4, 2}, Whole: []int{0, 3}, Ends: []int{4}}

// none tells that no run is wanted, or that there is none at all.
func (o *runsOptions) none(store *launch.Store) error {
	some, err := store.Rows(launch.Wanted{Limit: 1})
	text := forms.T("no such runs", "没有符合条件的运行记录")
	if len(some) == 0 {
		text = forms.T("no runs yet; start one with: clusterwiz new", "还没有运行记录；可用 clusterwiz new 开始")
	}
	o.app.prompts().Say(text)
	return err
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
	if err != nil {
		return nil, record, wrongRun(err)
	}
	if record.Provider == "" {
		return nil, record, withoutIntent(record)
	}
	a.costs(&record)
	a.subject = aboutRun(record)
	return store, record, nil
}

// wrongRun makes wrong usage of what the store says of words that mean no run, or several.
func wrongRun(err error) error {
	if failure := providers.FailureIn(err); failure != nil && failure.Kind != providers.Internal {
		return cli.Usagef("%s", "%s", describeFailure(failure))
	}
	return err
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
	return cli.Usagef("run %s stopped before anything was sent; start it again", "运行 %s 在发送任何请求之前已中断；请重新开始", r.ID)
}

// state takes the phases of --state.
func (o *runsOptions) state(text string) *cli.UsageError {
	for word := range strings.SplitSeq(text, ",") {
		phase := launch.Phase(strings.ToLower(strings.TrimSpace(word)))
		if !slices.Contains(phases, phase) {
			refusal := cli.Usagef("--state takes %s, not %q", "--state 可选 %s，而非 %q", phaseNames(), word)
			return refusal.Suggest("", forms.Nearest(string(phase), strings.Split(phaseNames(), ", ")))
		}
		o.wanted.Phases = append(o.wanted.Phases, phase)
	}
	return nil
}
