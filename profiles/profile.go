package profiles

import (
	"context"
	"errors"
	"io"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
)

// Version is the only layout of profiles that there is so far.
const Version = 1

// largest is far above any profile, and keeps out what is none.
const largest = 4 << 20

// Profile is what a person answered for one cloud.
type Profile struct {
	// Provider is the cloud's id, Region its region; either may be empty.
	Provider, Region string
	// Account is the id of the account to use; empty for the default one.
	Account string
	// Untagged: what is created carries no run tag.
	Untagged bool
	// Title names what is created, for the first line of the file; optional.
	Title   forms.Text
	Answers *forms.Answers
	// Path is the file that the profile was read from; empty for none.
	Path string
	// Schema is the address of its JSON Schema, for the first line of the file, by which
	// editors find it; empty for none. One that is relative leads from the file.
	Schema string
	// Preset is the name of the preset that it is; empty for none.
	Preset string

	name       string
	positions  map[forms.Path]Position
	reported   map[forms.Path]bool
	overridden map[forms.Path]bool
	// partial: some of the file could not be read, and what seems to be missing
	// may stand there.
	partial bool
}

// Read reads a profile from standard input or what stands for it. The error is
// that of [Load].
func Read(ctx context.Context, from io.Reader, known Forms) (*Profile, []Issue, error) {
	return loaded("stdin", known, func() ([]byte, error) {
		return files.Within(ctx, func() ([]byte, error) { return files.All(from, largest) })
	})
}

// Load reads the profile at path, which may be a pipe. The error is that of ctx,
// or a [*FileError], and only about reading; what is wrong inside is in the
// issues.
func Load(ctx context.Context, path string, known Forms) (*Profile, []Issue, error) {
	profile, issues, err := loaded(path, known, func() ([]byte, error) { return files.Await(ctx, path, largest) })
	if err == nil {
		profile.Path = path
	}
	return profile, issues, err
}

// loaded reads and parses a profile. Paths within one from stdin, which lies nowhere,
// are relative to the working directory.
func loaded(name string, known Forms, read func() ([]byte, error)) (*Profile, []Issue, error) {
	data, err := read()
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return nil, nil, err
	case err != nil:
		return nil, nil, fileError(forms.Tf("profile %s cannot be read", "无法读取配置文件 %s", name), err)
	}
	profile, issues := parse(data, name, beside(name), known)
	return profile, issues, nil
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

// Source is what the profile was read from, as people are told: a file, or stdin.
func (p *Profile) Source() string { return p.name }

func (p *Profile) issue(problem forms.Problem) Issue {
	issue := Issue{File: p.name, Problem: problem}
	if p.overridden[problem.Path] {
		issue.File = setFlag
		return issue
	}
	if p.name == "" {
		return issue
	}
	issue.Line, issue.Column = 1, 1
	for path := problem.Path; path != ""; path = path.Parent() {
		if pos, known := p.positions[path]; known {
			issue.Line, issue.Column = pos.Line, pos.Column
			break
		}
	}
	return issue
}
