// Package report writes what became of profiles for machines that run tests: JUnit's
// XML, and the annotations and the step summary of GitHub's workflows. What others
// wrote stands in them as text, whatever is in it.
package report

import "time"

// Result is how it went with a profile.
type Result int

// The results.
const (
	// Passed: nothing is wrong, or it was created.
	Passed Result = iota
	// Failed: something is wrong with it, or it was not created.
	Failed
	// Broken: it could not be told.
	Broken
	// Skipped: it was left as it is, or goes on.
	Skipped
)

// Report is what a command did.
type Report struct {
	// Command is the command, as "clusterwiz check".
	Command string
	Began   time.Time
	Cases   []*Case
}

// Case is what became of one profile.
type Case struct {
	// File is the profile as it was named; Name what the thing is called, empty where
	// that is not known.
	File, Name, Provider string
	Result               Result
	// State is one word for it, Text the sentence. ID is that of the thing.
	State, Text, ID string
	Took            time.Duration
	Findings        []Finding
}

// Finding is one thing that is wrong with a profile.
type Finding struct {
	// File is empty where it is in none; Line 0 where that is not known.
	File         string
	Line, Column int
	Warning      bool
	Text         string
}

// Case is that of a file, which is begun at the first mention.
func (r *Report) Case(file string) *Case {
	for _, one := range r.Cases {
		if one.File == file {
			return one
		}
	}
	one := &Case{File: file}
	r.Cases = append(r.Cases, one)
	return one
}

// count is how many cases ended so.
func (r *Report) count(result Result) int {
	n := 0
	for _, one := range r.Cases {
		if one.Result == result {
			n++
		}
	}
	return n
}

// called is what a case is known by.
func (c *Case) called() string {
	switch {
	case c.Name != "" && c.File != "":
		return c.Name + " (" + c.File + ")"
	case c.Name != "":
		return c.Name
	}
	return c.File
}

// errors are the findings that are no warnings.
func (c *Case) errors() int {
	n := 0
	for _, one := range c.Findings {
		if !one.Warning {
			n++
		}
	}
	return n
}
