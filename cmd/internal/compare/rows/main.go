// Command rows is the wizard at the example of E-HPC, on the built-in simulator, with as
// many machine types to choose from as its argument says: what the real cloud would have
// to list for a comparison of long lists.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/simulator"
	"clusterwiz/ui"
	"clusterwiz/ui/work"
)

func main() {
	n, err := strconv.Atoi(os.Args[len(os.Args)-1])
	if err == nil {
		err = run(n)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "rows:", err)
		os.Exit(1)
	}
}

func run(n int) error {
	cloud := crowded{ehpc.New(), types(n)}
	list := []providers.Provider{cloud}
	profile, issues := profiles.Parse(cloud.About().Example, "example.toml", work.FormsOf(list))
	if len(issues) > 0 {
		return fmt.Errorf("the example has problems: %v", issues)
	}
	world := simulator.New(simulator.Options{}).Transport()
	_, err := ui.Run(context.Background(), ui.Config{
		Providers: list, Start: ui.Start{Profile: profile}, In: os.Stdin, Out: os.Stdout, Quiet: true,
		Connector: &connect.Connector{Simulate: true, Simulator: func(string) (http.RoundTripper, error) { return world, nil }},
	})
	return err //nolint:wrapcheck // There is nobody to tell more.
}

// crowded is a cloud of many machine types.
type crowded struct {
	providers.Provider
	types []forms.Option
}

// Connect implements [providers.Provider].
func (c crowded) Connect(account providers.Account, endpoint providers.Endpoint) (providers.Client, error) {
	client, err := c.Provider.Connect(account, endpoint)
	return &listing{client, c.types}, err //nolint:wrapcheck // It is the cloud's own.
}

// listing is its client, without prices.
type listing struct {
	providers.Client
	types []forms.Option
}

// Lookup implements [providers.Client].
func (l *listing) Lookup(ctx context.Context, q forms.Query) (providers.Listing, error) {
	if q.Source == "instance_types" {
		return providers.Listing{Options: l.types, At: time.Now()}, nil
	}
	return l.Client.Lookup(ctx, q) //nolint:wrapcheck // It is the cloud's own.
}

// types are n of them, called as the rows of the other programs are.
func types(n int) []forms.Option {
	options := make([]forms.Option, n)
	for i := range options {
		cores := strconv.Itoa(1 << (i % 7))
		memory := strconv.Itoa(4 << (i % 7))
		options[i] = forms.Option{
			Value: fmt.Sprintf("ecs.t%d.%dlarge", i, i%9), Cells: []string{cores, memory, "", "x86_64"}, Columns: providers.MachineColumns,
			Facts: map[string]string{"cores": cores, "memory": memory},
		}
	}
	return options
}
