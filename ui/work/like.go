package work

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/importer"
	"clusterwiz/profiles/likeness"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// likeLimit bounds the calls by which a cloud is asked for what it has.
const likeLimit = time.Minute

// ThingsMsg brings what a cloud has where a person looks, or why that is not known.
type ThingsMsg struct {
	Provider, Region string
	Things           []providers.Thing
	Err              error
}

// Things asks a cloud for all that there is, with the account and the region that a
// new request would begin with.
func (w *Work) Things(id string) {
	p, ok := w.ProviderOf(id)
	if !ok {
		return
	}
	connector := w.cfg.Connector
	w.out.Do(func() tea.Msg {
		ctx, cancel := context.WithTimeout(w.ctx, likeLimit)
		defer cancel()
		target, err := likely(ctx, connector, p, "")
		if err != nil {
			return ThingsMsg{Provider: id, Err: err}
		}
		msg := ThingsMsg{Provider: id, Region: target.Endpoint.Region}
		lister, ok := target.Client.(providers.Lister)
		if !ok {
			msg.Err = unlisted(p)
			return msg
		}
		msg.Things, msg.Err = lister.Things(ctx)
		return msg
	})
}

// likely is the target with which the first page would begin: that of the account which
// decides, and of the simulator where nothing at all was found.
func likely(ctx context.Context, connector *connect.Connector, p providers.Provider, region string) (connect.Target, error) {
	choice := connector.Choose(ctx, p, connect.Saved{})
	account := choice.Account
	switch {
	case choice.None:
		account = providers.Simulator()
	case choice.Refusal != nil:
		return connect.Target{}, choice.Refusal
	}
	if region == "" {
		region = connector.Place(account, p, connect.Saved{}).Region
	}
	if all := p.About().Regions; region == "" && len(all) > 0 {
		region = all[0].Value
	}
	return connector.Connect(p, account, region, connector.Endpoint)
}

func unlisted(p providers.Provider) error {
	return &providers.Failure{
		Kind: providers.Invalid, Summary: forms.Tf("%s does not list what there is", "%s 无法列出已有资源", p.About().Name),
		Remedy: forms.T("begin anew or from a preset", "请新建或从预设开始"),
	}
}

// Like reads a thing of a cloud and brings the answers for another one like it, under
// no name yet.
func (w *Work) Like(id string, thing providers.Receipt) {
	p, ok := w.ProviderOf(id)
	if !ok {
		return
	}
	connector := w.cfg.Connector
	w.out.Do(func() tea.Msg {
		ctx, cancel := context.WithTimeout(w.ctx, likeLimit)
		defer cancel()
		target, err := likely(ctx, connector, p, thing.Region)
		if err != nil {
			return LoadedMsg{Err: err}
		}
		reader, ok := target.Client.(providers.Reader)
		if !ok {
			return LoadedMsg{Err: unlisted(p)}
		}
		live, err := reader.Live(ctx, thing)
		if err != nil {
			return LoadedMsg{Err: err}
		}
		like, err := likeness.Of(p.Form(), nil, live)
		if err != nil {
			return LoadedMsg{Err: err}
		}
		like.Answers.Unset("basics.name")
		profile := &profiles.Profile{Provider: id, Region: target.Endpoint.Region, Title: p.About().Title(), Answers: like.Answers}
		return LoadedMsg{Profile: profile, Like: like.Findings}
	})
}

// mostNotable is how many findings are told one by one.
const mostNotable = 12

// Notable tells in a line each what of a thing that was read is to be given anew, or was
// concluded.
func Notable(found []importer.Finding) []forms.Text {
	var lines []forms.Text
	for _, f := range found {
		if f.Kind == importer.Dropped || f.Where == "" {
			continue
		}
		lines = append(lines, forms.Tf("· %s: %s", "· %s：%s", forms.Same(f.Where), f.Text))
	}
	if more := len(lines) - mostNotable; more > 0 {
		lines = append(lines[:mostNotable], forms.Tf("and %d more", "另有 %d 项", more))
	}
	return lines
}
