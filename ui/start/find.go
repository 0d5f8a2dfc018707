package start

import (
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
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
type Profile struct {
	Path, Provider string
	Saved          time.Time
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
	found.Profiles, found.At = profilesIn(o.Profiles), o.now()
	return found
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// profilesIn are the profiles of a folder, the newest first; one that is not there has
// none.
func profilesIn(folder string) []Profile {
	var all []Profile
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		if !strings.HasSuffix(entry.Name(), ".toml") {
			continue
		}
		profile := Profile{Path: path}
		// What is no file, as the end of a pipe, is not opened.
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			profile.Provider, profile.Saved = providerIn(path), info.ModTime()
		}
		all = append(all, profile)
	}
	slices.SortStableFunc(all, func(a, b Profile) int { return b.Saved.Compare(a.Saved) })
	return all
}

// head is how much of a profile is read to tell its cloud, which stands before the
// first answer.
const head = 4 << 10

// named is the line that tells the cloud of a profile.
var named = regexp.MustCompile(`(?m)^provider\s*=\s*["']([a-z]+)["']`)

func providerIn(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = file.Close() }()
	text := make([]byte, head)
	n, _ := io.ReadFull(file, text) // A short file is read to its end.
	found := named.FindSubmatch(text[:n])
	if found == nil {
		return ""
	}
	return string(found[1])
}
