package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// listLimit bounds the call for a list with all its pages.
const listLimit = time.Minute

func listed(words []string) string { return strings.Join(words, ", ") }

func (a *app) clustersCommand() *cobra.Command {
	return a.command(declaration{
		needs: remote,
		use:   "clusters [PROVIDER] [FLAGS]",
		short: forms.T("List what a cloud has, whoever made it", "列出云端已有的资源，不论由谁创建"),
		long: forms.T(
			"Asks a cloud what the account has in the region: clusters, or node pools of ModelArts.\nWithout PROVIDER every cloud is asked for which there are credentials. What a run of this\nmachine made has its id in the last column. It only reads.",
			"向云端查询账号在该地域的全部集群（ModelArts 为节点池）。未指定云产品时，查询所有已有凭证的云产品。\n由本机运行创建的资源，末列为其运行 ID。只读。",
		),
		examples: "clusterwiz clusters\nclusterwiz clusters ack --region cn-beijing --account profile:prod\nclusterwiz clusters ehpc -o json",
		args:     cli.Arguments(0, 1, forms.T("a provider", "云产品")),
		complete: a.completeProvider,
	}, a.listClusters)
}

// clusterJSON is one thing of the list as an object.
type clusterJSON struct {
	Provider  string          `json:"provider"`
	Region    string          `json:"region,omitempty"`
	Account   string          `json:"account"`
	Simulated bool            `json:"simulated"`
	ID        string          `json:"id"`
	Name      string          `json:"name,omitempty"`
	State     string          `json:"state,omitempty"`
	Phase     providers.Phase `json:"phase,omitempty"`
	Created   time.Time       `json:"created,omitzero"`
	About     string          `json:"about,omitempty"`
	// Run is the run of this machine that made it.
	Run string `json:"run,omitempty"`
}

func (a *app) listClusters(ctx context.Context, args []string) error {
	asked := a.clouds()
	if len(args) > 0 {
		provider, err := a.provider(args[0])
		if err != nil {
			return err
		}
		asked = []providers.Provider{provider}
	}
	runs, err := a.allRuns()
	if err != nil {
		return err
	}
	rows, errs, passed := []clusterJSON{}, []error(nil), 0
	for _, provider := range asked {
		if len(args) == 0 && a.connector().Choose(ctx, provider, connect.Saved{}).None {
			a.prompts().Say(forms.Tf("%s: not asked, there are no credentials", "%s：没有凭证，未查询", provider.About().Name))
			passed++
			continue
		}
		some, err := a.clustersOf(ctx, provider, runs)
		if err != nil && len(args) == 0 {
			a.prompts().Say(forms.Tf("%s: %s", "%s：%s", provider.About().Name, describe(err)))
		}
		rows = append(rows, some...)
		if err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) == 1 && len(args) > 0 {
		return errs[0]
	}
	if passed == len(asked) && !a.json() {
		a.prompts().Say(forms.T(
			"no cloud was asked; add credentials, see: clusterwiz accounts, or look at the built-in simulator with --simulate",
			"未查询任何云产品；请添加凭证，见 clusterwiz accounts，或用 --simulate 查看内置模拟器",
		))
		return nil
	}
	if err := a.writeClusters(rows, len(asked) == 1); err != nil || len(errs) == 0 {
		return err
	}
	return &severalError{errs: errs, what: forms.T("not every cloud could be asked", "部分云产品查询失败")}
}

// allRuns are the runs of this machine.
func (a *app) allRuns() ([]launch.Record, error) {
	store, err := a.store()
	if err != nil {
		return nil, err
	}
	return store.Rows(launch.Wanted{})
}

func (a *app) clustersOf(ctx context.Context, provider providers.Provider, runs []launch.Record) ([]clusterJSON, error) {
	target, err := a.target(ctx, provider, connect.Saved{})
	if err != nil {
		return nil, err
	}
	things, err := a.things(ctx, target)
	if err != nil {
		return nil, err
	}
	rows, runs := make([]clusterJSON, len(things)), launch.In(runs, target)
	for i, thing := range things {
		rows[i] = clusterJSON{
			Provider: provider.About().ID, Region: target.Endpoint.Region, Account: target.Account.ID, Simulated: target.Simulated(),
			ID: thing.Receipt.ID, Name: thing.Receipt.Name, State: thing.Receipt.State, Phase: thing.Phase, Created: thing.Made(), About: thing.About.In(a.lang),
		}
		if run, ok := launch.OfThing(runs, provider.About().ID, thing.Receipt.ID); ok {
			rows[i].Run = run.ID
		}
	}
	return rows, nil
}

// clusterFit: the name stays before the id, and the run whole, by which it is watched.
var clusterFit = cli.Fit{Yields: []int{6, 5, 4}, Whole: []int{7}, Ends: []int{3}}

// writeClusters lists what there is; alone tells that it is of one cloud.
func (a *app) writeClusters(rows []clusterJSON, alone bool) error {
	if a.json() {
		return a.writeJSON(rows)
	}
	if len(rows) == 0 {
		a.prompts().Say(forms.T("there is nothing", "没有任何资源"))
		return nil
	}
	t := cli.NewTable(forms.T("NAME", "名称"), forms.T("PROVIDER", "云产品"), forms.T("STATE", "状态"), forms.T("ID", "ID"),
		forms.T("REGION", "地域"), forms.T("CREATED", "创建时间"), forms.T("WHAT", "说明"), forms.T("RUN", "运行"))
	for _, row := range rows {
		made := ""
		if !row.Created.IsZero() {
			made = row.Created.Local().Format(time.DateTime)
		}
		t.Row(row.Name, row.Provider, row.State, row.ID, row.Region, made, row.About, row.Run)
	}
	fit := clusterFit
	if alone {
		fit.Yields = append([]int{1}, fit.Yields...)
	}
	return a.writeTable(t, fit)
}

// writeTable writes a table within the width of the terminal, where it goes to one.
func (a *app) writeTable(t *cli.Table, fit cli.Fit) error {
	if t.Fit = fit; a.Columns != nil {
		t.Width = a.Columns()
	}
	if err := t.Write(a.Out, a.lang); err != nil || !t.Cut() {
		return err
	}
	a.prompts().Say(forms.T("cut to the width of the terminal; in full: -o json, or through a pipe", "已按终端宽度截断；完整内容请用 -o json 或管道"))
	return nil
}
