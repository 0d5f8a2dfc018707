package e2e

import (
	"context"
	"os"
	"path/filepath"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/launch"
	"clusterwiz/ui"
)

// breaking tells this program to break down in the wizard: in a command or in an
// update.
const breaking = "CLUSTERWIZ_BREAKS_IN"

// broken is a cloud that panics where it says.
type broken struct {
	providers.Provider
	place string
}

// Connect is called in a command.
func (b broken) Connect(providers.Account, providers.Endpoint) (providers.Client, error) {
	panic("broken in a command")
}

// Form is asked for in an update, when the cloud was chosen.
func (b broken) Form() *forms.Form {
	if b.place == "update" {
		panic("broken in an update")
	}
	return b.Provider.Form()
}

// breakDown shows the wizard with a cloud that panics.
func breakDown() {
	cloud := broken{Provider: ehpc.New(), place: os.Getenv(breaking)}
	all, dir := []providers.Provider{cloud}, os.Getenv("HOME")
	store, err := launch.Open(filepath.Join(dir, "runs"))
	if err != nil {
		panic(err)
	}
	drafts, err := profiles.OpenDrafts(filepath.Join(dir, "drafts"), profiles.FormsOf(all, func(p providers.Provider) string { return p.About().ID }))
	if err != nil {
		panic(err)
	}
	config := ui.Config{
		Providers: all, Store: store, Launcher: launch.New(store, launch.Options{}), Drafts: drafts, Lang: forms.En, In: os.Stdin, Out: os.Stdout,
	}
	if cloud.place == "command" {
		config.Start.Provider = cloud.About().ID
	}
	_, _ = ui.Run(context.Background(), config)
}
