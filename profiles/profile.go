package profiles

import (
	"clusterwiz/forms"
	"clusterwiz/profiles/overlay"
)

// Version is the only layout of profiles that there is so far.
const Version = 1

// Profile is what a person answered for one cloud.
type Profile struct {
	// Provider is the cloud's id, Region its region; either may be empty.
	Provider, Region string
	// Account is the id of the account to use; empty for the default one.
	Account string
	// Endpoint is the address to send to in place of the cloud's own; empty for those.
	Endpoint string
	// Untagged: what is created carries no run tag.
	Untagged bool
	// Title names what is created, for the first line of the file; optional.
	Title   forms.Text
	Answers *forms.Answers
	// Path is the file that the profile was read from; empty for none, and for one
	// that lies over others.
	Path string
	// Schema is the address of its JSON Schema, for the first line of the file, by which
	// editors find it; empty for none. One that is relative leads from the file.
	Schema string
	// Preset is the name of the preset that it is; empty for none.
	Preset string

	// name is that of all documents, first that of the first.
	name, first, files string
	// documents are the names of all that was read, in their order.
	documents  []string
	positions  map[forms.Path]overlay.Place
	reported   map[forms.Path]bool
	overridden map[forms.Path]bool
	// variables are the answers that come from the environment, with the name of
	// the variable.
	variables map[forms.Path]string
	// env gives variables to what is typed later; nil is the process's own.
	env func(name string) (string, bool)
	// partial: some of the file could not be read, and what seems to be missing
	// may stand there.
	partial bool
}

// Locate gives problems that a check of the answers found the place in the
// file where they stand; what is missing gets the place of what it is missing
// from. A value that [Parse] has reported already is left out, and so is what
// is missing from a file that could not be read whole.
func (p *Profile) Locate(problems []forms.Problem) []Issue {
	var issues []Issue
	for _, problem := range problems {
		_, given := p.Answers.Get(problem.Path)
		if p.reported[problem.Path] || p.partial && !given {
			continue
		}
		issues = append(issues, p.issue(problem))
	}
	return issues
}

// Files names the files that the profile was read from, with + between several; empty
// where it is in none.
func (p *Profile) Files() string { return p.files }

// Source is what the profile was read from, as people are told: a file, or stdin.
func (p *Profile) Source() string { return p.name }

func (p *Profile) issue(problem forms.Problem) Issue {
	issue := Issue{File: p.first, Problem: problem}
	said := p.whence(problem.Path)
	switch {
	case said.From == FromOverride:
		issue.File = setFlag
	case said.File != "":
		issue.File, issue.Line, issue.Column = said.File, said.Line, said.Column
	case p.name != "":
		issue.Line, issue.Column = 1, 1
	}
	return issue
}
