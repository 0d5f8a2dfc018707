package work

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// The questions of the first page.
const (
	AskProvider = forms.Path("cloud.provider")
	AskAccount  = forms.Path("cloud.account")
	AskRegion   = forms.Path("cloud.region")
	AskEndpoint = forms.Path("cloud.endpoint")
)

// TextTarget names the first page.
var TextTarget = forms.T("Cloud", "云与账号")

// targetForm declares the first page in the same language as the clouds' forms.
// insecure is the leave to send over plain http to another machine, region what the
// chosen cloud calls a region.
func targetForm(list []providers.Provider, insecure bool, region forms.Text) *forms.Form {
	const step = forms.Basics
	var clouds []forms.Option
	for _, p := range list {
		about := p.About()
		clouds = append(clouds, forms.Option{Value: about.ID, Label: about.Name})
	}
	return &forms.Form{
		Steps: []forms.Step{{ID: step, Label: TextTarget}},
		Fields: []forms.Field{
			{
				Key: string(AskProvider), Kind: forms.Choice, Step: step, Required: true, Options: clouds,
				Label: forms.T("Cloud product", "云产品"),
				Help:  forms.T("What to create. When you change it, answers that both ask for are kept.", "要创建什么。更换时，两者共有的填写项会保留。"),
			},
			{
				Key: string(AskAccount), Kind: forms.String, Step: step, Required: true,
				Source: forms.Source{Name: "accounts", By: []string{string(AskProvider)}, Exhaustive: true},
				Label:  forms.T("Account", "账号"),
				Help:   forms.T("Where the credentials come from. They are never shown and never saved.", "凭证来源。凭证不会显示，也不会保存。"),
			},
			{
				Key: string(AskRegion), Kind: forms.String, Step: step, Required: true,
				Source: forms.Source{Name: "regions", By: []string{string(AskProvider), string(AskAccount)}},
				Label:  region,
				Help: forms.T("Networks, machine types and images belong to one region and cannot be used in another.",
					"网络、规格和镜像都属于某个"+region.Zh+"，不能跨"+region.Zh+"使用。"),
			},
			{
				Key: string(AskEndpoint), Kind: forms.String, Step: step, Advanced: true, Example: "http://127.0.0.1:8080",
				Rules: []forms.Rule{origin{insecure: insecure}},
				Label: forms.T("Endpoint", "接入地址"),
				Help:  forms.T("Replaces the cloud's own address, for a proxy or a simulator that runs as a server.", "代替云端默认地址，用于代理或以服务方式运行的模拟器。"),
			},
		},
	}
}

// Said returns the answer to a question of the first page, "" for none.
func (w *Work) Said(path forms.Path) string {
	value, _ := w.Cloud.Answers.Get(path)
	text, _ := value.(string)
	return text
}

// Choose starts a new request at the provider of that id, and tells whether
// there is one.
func (w *Work) Choose(id string) bool {
	p, ok := w.ProviderOf(id)
	if !ok {
		return false
	}
	w.Set(w.Cloud, AskProvider, id)
	if endpoint := w.cfg.Connector.Endpoint; endpoint != "" {
		w.Set(w.Cloud, AskEndpoint, endpoint)
	}
	w.use(p)
	w.findAccounts(w.Said(AskAccount))
	return true
}

// Retarget does what follows from a new answer on the first page.
func (w *Work) Retarget(path forms.Path) {
	switch path {
	case AskProvider:
		w.turnTo(w.Said(AskProvider))
		return
	case AskAccount:
		w.settled = true
	case AskEndpoint:
		if base := w.Said(AskEndpoint); base != withoutUser(base) {
			w.Set(w.Cloud, AskEndpoint, withoutUser(base))
		}
	}
	w.makeTarget()
	w.sayMoved(path)
}

// TargetMsg brings what requests go to, or why there is none, for what the page
// said.
type TargetMsg struct {
	provider                  string
	account, region, endpoint string
	target                    connect.Target
	err                       error
}

// makeTarget makes the target that the first page says. Until it is there the old
// one must not be used: it leads to where the page no longer says.
func (w *Work) makeTarget() {
	w.Target, w.Trouble, w.connecting = connect.Target{}, nil, false
	i := w.account(w.Said(AskAccount))
	if w.Provider == nil || i < 0 {
		return
	}
	account := w.Accounts[i]
	if _, ok := w.Cloud.Answers.Get(AskRegion); !ok {
		w.Set(w.Cloud, AskRegion, w.region(account))
	}
	p, region, base, connector := w.Provider, w.Said(AskRegion), w.Said(AskEndpoint), w.cfg.Connector
	w.Account, w.Region = account, region
	if slices.ContainsFunc(forms.Errors(w.Cloud.Problems()), func(p forms.Problem) bool { return p.Path == AskEndpoint }) {
		return // It is told where it is typed; the account is not to blame.
	}
	w.connecting = true
	w.out.Do(func() tea.Msg {
		target, err := connector.Connect(p, account, region, base)
		return TargetMsg{provider: p.About().ID, account: account.ID, region: region, endpoint: base, target: target, err: err}
	})
}

// region is the one to propose for an account.
func (w *Work) region(account providers.Account) string {
	region := w.cfg.Connector.Place(account, w.Provider, connect.Saved{}).Region
	if region == "" && len(w.About.Regions) > 0 {
		return w.About.Regions[0].Value
	}
	return region
}

// gotTarget takes the target over; what an earlier account told is forgotten.
// One for what the page said before is dropped.
func (w *Work) gotTarget(msg TargetMsg) bool {
	if w.Provider == nil || msg.provider != w.About.ID ||
		msg.account != w.Said(AskAccount) || msg.region != w.Said(AskRegion) || msg.endpoint != w.Said(AskEndpoint) {
		return false
	}
	w.Target, w.Trouble, w.connecting = msg.target, nil, false
	if msg.err != nil {
		w.Target, w.Trouble = connect.Target{}, providers.AsFailure(msg.err)
	}
	w.Main.forget()
	w.Forget()
	w.Cloud.learn(forms.Query{Source: "regions", Args: map[string]string{
		string(AskProvider): w.About.ID, string(AskAccount): msg.account,
	}}, w.About.Regions)
	w.LookAround()
	w.LookForNeeded()
	w.lookUsed(w.ctx, msg)
	w.askCaller(w.ctx)
	return true
}

// TargetOf connects to where a run was sent.
func (w *Work) TargetOf(ctx context.Context, record launch.Record) (connect.Target, error) {
	p, ok := w.ProviderOf(record.Provider)
	if !ok {
		return connect.Target{}, &providers.Failure{Kind: providers.Invalid, Summary: forms.Tf("there is no provider %s", "没有名为 %s 的云产品", record.Provider)}
	}
	return w.cfg.Connector.Target(ctx, p, record.Saved())
}
