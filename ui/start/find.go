package start

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/profiles"
	"clusterwiz/providers/launch"
)

// Found is what there is to go on with.
type Found struct {
	Drafts []profiles.Draft
	// Damaged are the files of drafts that cannot be read.
	Damaged []string
	// Going are those of the newest runs that are not over; Runs has all, as
	// [launch.Store.Rows] has them.
	Going    []launch.Record
	Profiles []Profile
	Runs     []launch.Record
	Trouble  error
	// Accounts counts the usable ones of every cloud. Begun tells that what goes on,
	// drafts and accounts were looked for, which stand above all else, Read that all was.
	Accounts    int
	Begun, Read bool
	// rest looks for the rest; nil where nothing is left.
	rest tea.Cmd
	// At is when it was looked for.
	At time.Time
}

// Profile is a file of answers: for which cloud, and of when.
type Profile = profiles.Saved

// find looks for what stands above what can be begun: that is there before the first row
// is drawn, so that none of them moves.
func find(ctx context.Context, o Options) Found {
	found := Found{Begun: true, At: o.now()}
	if o.Drafts != nil {
		found.Drafts, found.Damaged, found.Trouble = o.Drafts.List()
	}
	if o.Store != nil {
		found.Going = o.Store.Going()
	}
	for _, p := range o.Providers {
		for _, account := range p.Accounts(ctx) {
			if account.Trouble.IsZero() && !account.Simulated {
				found.Accounts++
			}
		}
	}
	before := found
	found.rest = func() tea.Msg { return before.and(o) }
	return found
}

// and is what was found with profiles and runs, of which there may be thousands. What was
// told before is not told again.
func (f Found) and(o Options) Found {
	f.Read, f.Damaged, f.Trouble = true, nil, nil
	if o.Store != nil {
		f.Runs, f.Trouble = o.Store.Rows(launch.Wanted{})
	}
	f.Profiles, f.At = profiles.SavedIn(o.Profiles), o.now()
	return f
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}
