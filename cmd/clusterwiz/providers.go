package main

import (
	"context"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/modelarts"
	"clusterwiz/providers/qingcloud"
)

// clouds is the list of providers, in the order in which they are offered.
func clouds() []providers.Provider {
	return []providers.Provider{
		ehpc.New(),
		ack.New(),
		batchcompute.New(),
		qingcloud.New(),
		modelarts.New(),
	}
}

func (a *app) providersCommand() *cobra.Command {
	return a.command(declaration{
		use:   "providers [FLAGS]",
		short: forms.T("List the clouds and what they create", "列出支持的云产品及其创建的资源"),
		args:  cli.Arguments(0, 0, forms.Text{}),
	}, func(context.Context, []string) error { return a.listProviders() })
}

// providerJSON is a cloud as an object.
type providerJSON struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Creates   string   `json:"creates"`
	API       string   `json:"api"`
	Docs      string   `json:"docs"`
	Lifecycle string   `json:"lifecycle,omitempty"`
	Regions   []string `json:"regions"`
}

func (a *app) listProviders() error {
	t := cli.NewTable(forms.T("PROVIDER", "云产品"), forms.T("NAME", "名称"), forms.T("CREATES", "创建"), forms.T("API", "API"), forms.T("DOCS", "文档"))
	list := []providerJSON{}
	for _, provider := range a.clouds() {
		about := provider.About()
		t.Row(about.ID, about.Name.In(a.lang), about.Creates.In(a.lang), about.API, about.Docs)
		if !about.Lifecycle.IsZero() {
			t.Note(about.Lifecycle.In(a.lang))
		}
		list = append(list, a.providerJSON(about))
	}
	if a.json() {
		return a.writeJSON(list)
	}
	return t.Write(a.Out, a.lang)
}

func (a *app) providerJSON(about providers.About) providerJSON {
	one := providerJSON{
		ID: about.ID, Name: about.Name.In(a.lang), Creates: about.Creates.In(a.lang), API: about.API, Docs: about.Docs,
		Lifecycle: about.Lifecycle.In(a.lang), Regions: []string{},
	}
	for _, region := range about.Regions {
		one.Regions = append(one.Regions, region.Value)
	}
	return one
}
