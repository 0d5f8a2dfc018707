package start

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"strings"

	"clusterwiz/profiles"
	"clusterwiz/providers/launch"
)

// Found is what there is to go on with.
type Found struct {
	Drafts []profiles.Draft
	// Damaged are the files of drafts that cannot be read.
	Damaged  []string
	Profiles []string
	Runs     []launch.Record
	Trouble  error
	// Accounts counts the usable ones of every cloud; Read tells whether the
	// disk was looked at.
	Accounts int
	Read     bool
}

// find looks at the disk.
func find(ctx context.Context, o Options) Found {
	found := Found{Read: true}
	if o.Drafts != nil {
		found.Drafts, found.Damaged, found.Trouble = o.Drafts.List()
	}
	if o.Store != nil {
		runs, err := o.Store.List()
		found.Runs, found.Trouble = runs, cmp.Or(found.Trouble, err)
	}
	for _, p := range o.Providers {
		for _, account := range p.Accounts(ctx) {
			if account.Trouble.IsZero() && !account.Simulated {
				found.Accounts++
			}
		}
	}
	entries, _ := os.ReadDir(o.Profiles) // A folder that is not there has none.
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), ".toml") {
			found.Profiles = append(found.Profiles, filepath.Join(o.Profiles, entry.Name()))
		}
	}
	return found
}
