package main

import (
	"context"
	"slices"

	"github.com/spf13/pflag"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles/likeness"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// thingFlags name a thing by where it is, for which this machine may have no run.
type thingFlags struct{ provider, id string }

func (f *thingFlags) flags(flags *pflag.FlagSet, lang forms.Lang) {
	flags.StringVar(&f.provider, "provider", "", forms.T("with --id: the `PROVIDER` that it is at", "与 --id 同用：所在的云产品 `PROVIDER`").In(lang))
	flags.StringVar(&f.id, "id", "", forms.T("instead of a run: the cloud's `ID` of the thing; see: clusterwiz clusters", "代替运行 ID：云端的资源 `ID`，见 clusterwiz clusters").In(lang))
}

// runNames says how commands take a run.
var runNames = forms.T(
	"RUN is the run's id, a part of\nit, the name or the cloud's id of what it made, or \"last\", the last that made\nsomething. What no run of this machine made is named by --provider, --region and --id.",
	"RUN 为运行 ID、其一部分、\n所创建资源的名称或云端 ID，或 last（最近一次创建了资源的运行）。\n并非本机创建的资源请用 --provider、--region 与 --id 指定。",
)

// meant is what a command is about: a run of this machine, or a thing that the
// cloud lists.
type meant struct {
	store  *launch.Store
	record launch.Record
	// target is where a thing was found that is of no run; nil for a run.
	target *connect.Target
}

// meantBy returns what args and the flags mean; last: the newest run where they say
// nothing.
func (a *app) meantBy(ctx context.Context, command string, args []string, f thingFlags, last bool) (meant, error) {
	switch {
	case f.id == "" && f.provider != "":
		return meant{}, cli.Usagef("--provider goes with --id", "--provider 须与 --id 同用")
	case f.id == "" && len(args) == 0 && !last:
		return meant{}, cli.Usagef("%s: give a run, see: clusterwiz runs; or --provider, --region and --id", "%s：缺少运行 ID（见 clusterwiz runs），或 --provider、--region 与 --id", command)
	case f.id == "":
		store, record, err := a.loadRun(args)
		return meant{store: store, record: record}, err
	case len(args) > 0:
		return meant{}, cli.Usagef("give a run or --id, not both", "运行 ID 与 --id 只能给出其一")
	case f.provider == "":
		return meant{}, cli.Usagef("--id goes with --provider: one of %s", "--id 须与 --provider 同用，可选：%s", listed(a.providerIDs()))
	}
	return a.thing(ctx, f)
}

func (a *app) providerIDs() (ids []string) {
	for _, p := range a.clouds() {
		ids = append(ids, p.About().ID)
	}
	return ids
}

// thing looks for what the flags name: among the runs, of which more is known, and
// else in the cloud's list.
func (a *app) thing(ctx context.Context, f thingFlags) (meant, error) {
	provider, err := a.provider(f.provider)
	if err != nil {
		return meant{}, err
	}
	store, err := a.store()
	if err != nil {
		return meant{}, err
	}
	runs, err := store.Rows(launch.Wanted{})
	if err != nil {
		return meant{}, err
	}
	row, ok, err := launch.OneOfThing(a.sentThere(runs), f.provider, f.id)
	if err != nil {
		return meant{}, wrongRun(err)
	}
	if ok {
		record, err := store.Load(row.ID)
		if err != nil {
			return meant{}, err
		}
		a.costs(&record)
		a.subject = aboutRun(record)
		return meant{store: store, record: record}, nil
	}
	target, err := a.target(ctx, provider, connect.Saved{})
	if err != nil {
		return meant{}, err
	}
	thing, err := a.listedThing(ctx, target, f.id)
	if err != nil {
		return meant{}, err
	}
	record := launch.Foreign(target, thing)
	a.subject = aboutRun(record)
	return meant{store: store, record: record, target: &target}, nil
}

// sentThere leaves out the runs of simulated worlds at other addresses than the one that was
// given: all worlds give the same ids.
func (a *app) sentThere(runs []launch.Record) []launch.Record {
	if a.endpoint == "" {
		return runs
	}
	return slices.DeleteFunc(runs, func(r launch.Record) bool {
		return r.Simulated && connect.Service(r.Endpoint) != connect.Service(a.endpoint)
	})
}

// listedThing returns the thing of that id, which the cloud must list.
func (a *app) listedThing(ctx context.Context, target connect.Target, id string) (providers.Thing, error) {
	things, err := a.things(ctx, target)
	if err != nil {
		return providers.Thing{}, err
	}
	i := slices.IndexFunc(things, func(t providers.Thing) bool { return t.Receipt.ID == id })
	if i < 0 {
		return providers.Thing{}, notListed(target, id)
	}
	return things[i], nil
}

// liveThing finds what a word says of what is in the cloud now: the cloud's id of it, a
// run that made it, in all the words that commands take for one, or its name in the
// cloud's list. A run says by itself where it is; for the rest that is provider, which may
// be nil where the words do not say, and saved.
func (a *app) liveThing(ctx context.Context, word string, provider providers.Provider, saved connect.Saved) (connect.Target, providers.Thing, error) {
	record, err := a.madeThing(word, provider)
	switch {
	case err != nil:
		return connect.Target{}, providers.Thing{}, err
	case record != nil:
		word, saved = record.Receipt.ID, record.Saved()
		saved.Over = false
		if provider, err = a.provider(record.Provider); err != nil {
			return connect.Target{}, providers.Thing{}, err
		}
	case provider == nil:
		return connect.Target{}, providers.Thing{}, cli.Usagef("%s is of no run: name its cloud with --provider: one of %s", "%s 不属于任何运行：请用 --provider 指定云产品：%s", word, listed(a.providerIDs()))
	}
	target, err := a.target(ctx, provider, saved)
	if err != nil {
		return target, providers.Thing{}, err
	}
	things, err := a.things(ctx, target)
	if err != nil {
		return target, providers.Thing{}, err
	}
	thing, err := oneCalled(target, things, word)
	return target, thing, err
}

// madeThing is the run of this machine that made what a word says; nil where none did.
func (a *app) madeThing(word string, provider providers.Provider) (*launch.Record, error) {
	store, err := a.store()
	if err != nil {
		return nil, err
	}
	runs, err := store.Rows(launch.Wanted{})
	if err != nil {
		return nil, err
	}
	if provider != nil {
		if r, ok := launch.OfThing(runs, provider.About().ID, word); ok {
			return &r, nil
		}
	}
	record, err := store.Load(word)
	if failure := providers.FailureIn(err); failure != nil && failure.Kind == providers.Absent && !meansLast(word) {
		return nil, nil
	}
	switch {
	case err != nil:
		return nil, wrongRun(err)
	case record.Provider == "":
		return nil, withoutIntent(record)
	case record.Receipt == nil || record.Phase == launch.Deleted:
		return nil, nothingThere(record)
	case provider != nil && record.Provider != provider.About().ID:
		return nil, a.ofAnother(word, record.Provider, provider)
	}
	return &record, nil
}

// ofAnother refuses what is of another cloud than the one that was meant.
func (a *app) ofAnother(word, id string, meant providers.Provider) error {
	is := forms.Same(id)
	if other, err := a.provider(id); err == nil {
		is = other.About().Name
	}
	return cli.Usagef("%s is of %s, not of %s", "%s 属于 %s，而非 %s", word, is, meant.About().Name)
}

// oneCalled is the thing with the id, else the one with the name.
func oneCalled(target connect.Target, things []providers.Thing, word string) (providers.Thing, error) {
	if i := slices.IndexFunc(things, func(t providers.Thing) bool { return t.Receipt.ID == word }); i >= 0 {
		return things[i], nil
	}
	var named []providers.Thing
	var ids []string
	for _, thing := range things {
		if thing.Receipt.Name == word {
			named, ids = append(named, thing), append(ids, thing.Receipt.ID)
		}
	}
	switch len(named) {
	case 0:
		return providers.Thing{}, notListed(target, word)
	case 1:
		return named[0], nil
	}
	return providers.Thing{}, cli.Usagef("%s is the name of several: %s; give the id of one", "有多个资源名为 %s：%s；请用 ID 指定其一", word, listed(ids))
}

// things asks the cloud for all that there is at the target.
func (a *app) things(ctx context.Context, target connect.Target) ([]providers.Thing, error) {
	lister, ok := target.Client.(providers.Lister)
	if !ok {
		return nil, cli.Usagef("%s cannot list what there is", "%s 无法列出已有资源", target.Provider.About().Name)
	}
	ctx, cancel := context.WithTimeout(ctx, listLimit)
	defer cancel()
	return lister.Things(ctx)
}

// notListed tells that the cloud has no such thing where it was looked for.
func notListed(t connect.Target, id string) *providers.Failure {
	about := t.Provider.About()
	return &providers.Failure{
		Kind:    providers.Absent,
		Summary: forms.Tf("%s has no %s in %s for the account %s", "%s 中没有 %s（%s，账号 %s）", about.Name, id, about.In(t.Endpoint.Region), t.Account.ID),
		Remedy: forms.Tf("see what there is with: clusterwiz clusters %s; another region or account is chosen with --region and --account",
			"可用 clusterwiz clusters %s 查看；其他地域或账号请用 --region 与 --account 指定", about.ID),
	}
}

// connected is the target of the subject. The cloud is asked whatever the journal says
// where afresh.
func (a *app) connected(ctx context.Context, s meant, afresh bool) (connect.Target, error) {
	if s.target != nil {
		return *s.target, nil
	}
	saved := s.record.Saved()
	saved.Over = saved.Over && !afresh
	return a.runTarget(ctx, s.record, saved)
}

// reading makes answers of what was read of a thing.
type reading func(*forms.Form, func(*forms.Answers) *forms.Body, providers.Live) (likeness.Likeness, error)

// readLive asks the cloud for the thing and reads it as answers.
func readLive(ctx context.Context, target connect.Target, thing providers.Receipt, as reading) (likeness.Likeness, error) {
	about := target.Provider.About()
	reader, ok := target.Client.(providers.Reader)
	if !ok {
		return likeness.Likeness{}, cli.Usagef("%s cannot be read back", "%s 无法读回", about.Name)
	}
	ctx, cancel := context.WithTimeout(ctx, listLimit)
	defer cancel()
	live, err := reader.Live(ctx, thing)
	if err != nil {
		return likeness.Likeness{}, err
	}
	return as(target.Provider.Form(), func(answers *forms.Answers) *forms.Body {
		request, err := target.Client.Request(answers)
		if err != nil {
			return target.Provider.Form().Body(answers)
		}
		return request.Body
	}, live)
}
