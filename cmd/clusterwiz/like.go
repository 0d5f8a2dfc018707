package main

import (
	"context"
	"time"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/ui/message"
	"clusterwiz/ui/start"
	"clusterwiz/ui/work"
)

// like asks for a thing that runs, and begins with the answers for another one like it:
// what the start screen does, line by line.
func (o *newOptions) like(ctx context.Context) (*document, error) {
	a, prompts := o.app, o.prompts
	options := start.Options{Providers: a.clouds()}
	chosen, err := pickOffer(ctx, prompts, forms.T("Of which cloud (number, or a part of the line)", "选择云产品（编号，或该行的一部分文字）"), start.Clouds(options, a.lang))
	if err != nil {
		return nil, err
	}
	cloud, _ := chosen.(start.Running)
	w := work.New(ctx, work.Config{Providers: a.clouds(), Connector: a.connector()}, &message.Out{})
	w.Things(cloud.Provider) //nolint:contextcheck // It calls under the context that the work was made with.
	there, _ := answered[work.ThingsMsg](w)
	if there.Err != nil {
		return nil, there.Err
	}
	things := start.Things(options, there, time.Now(), a.lang)
	if len(things) == 0 {
		return nil, cli.Usagef("%s has nothing that a new one could be like", "%s 中没有可参照的资源", cloud.Provider)
	}
	if chosen, err = pickOffer(ctx, prompts, forms.T("Like which one (number, or a part of the line)", "参照哪一个（编号，或该行的一部分文字）"), things); err != nil {
		return nil, err
	}
	thing, _ := chosen.(start.Like)
	w.Like(thing.Provider, thing.Thing) //nolint:contextcheck // As above.
	read, _ := answered[work.LoadedMsg](w)
	if read.Err != nil {
		return nil, read.Err
	}
	for _, finding := range work.Notable(read.Like) {
		prompts.Say(finding)
	}
	return o.begin(read.Profile)
}

// begin is a document of answers that stand in no file.
func (o *newOptions) begin(p *profiles.Profile) (*document, error) {
	provider, err := o.app.provider(p.Provider)
	if err != nil {
		return nil, err
	}
	d := &document{Profile: p, provider: provider}
	return d, o.app.assign(d, o.sets)
}

// answered runs what a work handed out until it brings a message of a type.
func answered[M any](w *work.Work) (found M, ok bool) {
	for _, msg := range w.Out().Take() {
		if run, is := msg.(message.Run); is {
			if found, ok = run.Cmd().(M); ok {
				return found, true
			}
		}
	}
	return found, false
}
