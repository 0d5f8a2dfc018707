package forms

import "slices"

// Severity tells whether a problem keeps the request from being sent.
type Severity int

// The severities.
const (
	Error Severity = iota
	Warning
)

// Problem is one thing that is wrong, or worth knowing, about the answers.
type Problem struct {
	Path     Path
	Severity Severity
	// Summary completes the field's label: "must be 2-128 characters, not 1".
	Summary Text
	// Remedy says what to do; may be empty where the summary does.
	Remedy Text
	// Related are the other answers that the problem has to do with.
	Related []Path
}

// Errors returns the problems that keep the request from being sent.
func Errors(problems []Problem) []Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p Problem) bool { return p.Severity != Error })
}
