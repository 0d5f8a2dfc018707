package start

import (
	"cmp"
	"context"
	"time"

	"clusterwiz/profiles"
	"clusterwiz/providers/launch"
)

// Found is what there is to go on with.
type Found struct {
	Drafts []profiles.Draft
	// Damaged are the files of drafts that cannot be read.
	Damaged  []string
	Profiles []Profile
	Runs     []launch.Record
	Trouble  error
	// Accounts counts the usable ones of every cloud; Read tells whether the
	// disk was looked at.
	Accounts int
	Read     bool
	// At is when it was looked for.
	At time.Time
}

// Profile is a file of answers: for which cloud, and of when.
type Profile = profiles.Saved

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
	found.Profiles, found.At = profiles.SavedIn(o.Profiles), o.now()
	return found
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}
