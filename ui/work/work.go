package work

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/message"
)

// Config is what the work needs of the world.
type Config struct {
	Providers []providers.Provider
	// Drafts keeps the answers; nil keeps none.
	Drafts *profiles.Drafts
	Dirs   profiles.Dirs
	// Connector makes what requests go to, by what the command line says.
	Connector *connect.Connector
	// Resolver reads referenced secrets just before submit.
	Resolver profiles.Resolver
	// Late makes columns of lists whose texts come later; nil makes none.
	Late LateColumn
	// Used finds the answers of earlier runs; nil finds none.
	Used Used
	// Now is the clock.
	Now func() time.Time
	// Prices: what the answers cost is asked for while they are given.
	Prices bool
	// Pause delivers a message after a moment without a key; nil is a timer.
	Pause func(tea.Msg) tea.Cmd
}

// Work is what is being made. The zero Work is of no use; see [New].
type Work struct {
	cfg Config
	ctx context.Context
	out *message.Out

	// Cloud asks where and as whom: the questions of the first page.
	Cloud *Sheet
	// Main asks what to create; nil until a cloud is chosen.
	Main *Sheet

	Provider providers.Provider
	About    providers.About
	Accounts []providers.Account
	// Account and Region are those of Target, or of the one that is being made.
	Account providers.Account
	Region  string
	// Target is what requests go to. Its Client is nil while there is none, and
	// while it is being made.
	Target connect.Target
	// Trouble says why there is no target.
	Trouble *providers.Failure
	// connecting tells whether a target is on its way.
	connecting bool
	// settled tells whether the person chose the account on the first page.
	settled bool

	// Profile is the file that the answers came from or were saved to, Draft
	// the id of the draft that keeps them; both empty for none.
	Profile, Draft string
	// opened are the answers of the profile as it was read; nil for none. preset is
	// the name of the preset that it was.
	opened *forms.Answers
	preset string
	// Untagged: the profile wants no run tag.
	Untagged bool
	// Endpoint is what the profile says of where to send.
	Endpoint string
	// Step is the page that is open, for whoever resumes the draft.
	Step forms.StepID
	// Visited are the pages that were seen.
	Visited map[forms.StepID]bool
	// Tried is set once the person asked to submit: from then on what is
	// missing is shown everywhere.
	Tried bool
	// Underway is set while a request made of the answers is on its way or
	// followed: they are not a draft then.
	Underway bool

	secrets secrets

	// unsaved tells whether there are answers that no draft has.
	unsaved bool
	// saving counts the commands to write a draft that have not come back.
	saving    int
	keeper    *keeper
	resolving bool
	// sent is what was handed out last to be sent.
	sent launch.Plan
	// told are the answers that a look-up gave, until the person changes them.
	told map[forms.Path]string
	// filled are the lists that had only one value for a question.
	filled map[forms.Path]string
	// earlier are the answers of the last runs at the target, the newest first.
	earlier []*forms.Answers
	// used are the answers of earlier runs, by question, fitting the one that was found to
	// fit last.
	used    map[string][]any
	fitting fitting
	// chosen are the accounts and regions chosen for each cloud.
	chosen map[string]choice
	// left are the forms of the clouds before this one, the last first.
	left    []*forms.Form
	refused *refusal
	looks   map[string]*look
	history history
	// changes counts the answers that were given, so that look-ups wait until
	// the person pauses.
	changes int
	bill    bill
	// lines are those of the request, written over those of the one before.
	lines forms.Lines
	// caller is whose the account of the target is; zero until the cloud told.
	caller providers.Caller

	derived
}

// New returns work of which nothing is chosen yet. ctx ends its look-ups; out
// takes what it says and its commands.
func New(ctx context.Context, cfg Config, out *message.Out) *Work {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Connector == nil {
		cfg.Connector = &connect.Connector{}
	}
	if cfg.Pause == nil {
		cfg.Pause = inAMoment
	}
	return &Work{
		cfg: cfg, ctx: ctx, out: out, keeper: &keeper{drafts: cfg.Drafts}, Cloud: NewSheet(targetForm(cfg.Providers, cfg.Connector.InsecureHTTP, providers.About{}.RegionName())),
		Visited: map[forms.StepID]bool{}, told: map[forms.Path]string{}, filled: map[forms.Path]string{}, chosen: map[string]choice{}, looks: map[string]*look{},
	}
}

// Out is where the work hands out what it says and its commands.
func (w *Work) Out() *message.Out { return w.out }

// Update takes over what a command of the work found, and tells whether that
// changed anything: what came too late does not.
func (w *Work) Update(msg tea.Msg) (changed bool) {
	switch msg := msg.(type) {
	case AccountsMsg:
		return w.gotAccounts(msg)
	case TargetMsg:
		return w.gotTarget(msg)
	case LookupMsg:
		return w.gotLookup(msg)
	case PausedMsg:
		return w.gotPause(msg)
	case QuoteMsg:
		w.gotQuote(msg)
	case UsedMsg:
		return w.gotUsed(msg)
	case callerMsg:
		return w.gotCaller(msg)
	case LateDueMsg, LateMsg:
		return true
	case SecretsMsg:
		return w.gotSecrets(msg)
	case draftMsg:
		w.gotDraft(msg)
	}
	return false
}

// use makes p the cloud. The answers stay: what both clouds ask carries over.
func (w *Work) use(p providers.Provider) {
	main := NewSheet(p.Form())
	if before := w.Main; before != nil {
		main.Answers, main.Touched, main.undone = before.Answers, before.Touched, before.undone
	}
	w.Provider, w.About, w.Main = p, p.About(), main
	w.Cloud.Form = targetForm(w.cfg.Providers, w.cfg.Connector.InsecureHTTP, w.About.RegionName())
	w.Target, w.Trouble = connect.Target{}, nil
	w.Visited = map[forms.StepID]bool{}
	w.derived = derived{}
}

// Notice warns where the API is closed or closing for what the answers ask for.
func (w *Work) Notice() forms.Text {
	if w.Main == nil {
		return w.About.Lifecycle
	}
	return w.About.Warning(w.Main.Scope())
}

// ProviderOf returns the provider of that id, and false where there is none.
func (w *Work) ProviderOf(id string) (providers.Provider, bool) {
	return ProviderOf(w.cfg.Providers, id)
}

// Foreseen are the stages that the creation of a run leads to; nil where its answers or
// its cloud are not known.
func (w *Work) Foreseen(run launch.Record) []providers.Foreseen {
	p, ok := w.ProviderOf(run.Provider)
	if !ok {
		return nil
	}
	return p.About().Foresee(p.Form(), run.Answers)
}

// AboutOf is what the cloud of that id says of itself; the zero About where it
// is not known.
func (w *Work) AboutOf(id string) providers.About {
	if p, ok := w.ProviderOf(id); ok {
		return p.About()
	}
	return providers.About{}
}
