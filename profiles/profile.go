package profiles

import (
	"errors"
	"io"
	"os"

	"clusterwiz/forms"
)

// Version is the only layout of profiles that there is so far.
const Version = 1

// largest is far above any profile, and keeps out what is none.
const largest = 4 << 20

var errTooLarge = errors.New("larger than a profile can be")

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
func Read(from io.Reader, known Forms) (*Profile, []Issue, error) {
	data, err := readLimited(from)
	if err != nil {
		return nil, nil, fileError(forms.Tf("profile %s cannot be read", "无法读取配置文件 %s", "stdin"), err)
	}
	profile, issues := Parse(data, "stdin", known)
	return profile, issues, nil
}

// Load reads the profile at path. The error is a [*Trouble], and only about
// reading; what is wrong inside is in the issues.
func Load(path string, known Forms) (*Profile, []Issue, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, fileError(forms.Tf("profile %s cannot be read", "无法读取配置文件 %s", path), err)
	}
	defer func() { _ = file.Close() }()
	data, err := readLimited(file)
	if err != nil {
		return nil, nil, fileError(forms.Tf("profile %s cannot be read", "无法读取配置文件 %s", path), err)
	}
	profile, issues := Parse(data, path, known)
	profile.Path = path
	return profile, issues, nil
}

func readLimited(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, largest+1))
	if err == nil && len(data) > largest {
		err = errTooLarge
	}
	return data, err
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
