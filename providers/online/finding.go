package online

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Result is how one comparison came out.
type Result string

// The results.
const (
	Passed Result = "passed"
	Failed Result = "failed"
	// Unknown: it could not be checked; Text says why.
	Unknown Result = "unknown"
)

// Finding is what the cloud says of one thing that the answers ask for.
type Finding struct {
	Result Result
	// Certain: the creation would be refused as it stands. Only then a failed one
	// is more than a warning.
	Certain bool
	// Path is the question that it is about; empty for the name and the limits.
	Path forms.Path
	// Subject names what was looked at, Text what came out.
	Subject, Text forms.Text
	// Remedy says what to do where it did not pass.
	Remedy forms.Text
	// Failure is why the cloud's word is missing; nil where it has been given, or was
	// not asked for.
	Failure *providers.Failure
}

// Silent is why nothing at all was answered, nil where anything was.
func Silent(findings []Finding) *providers.Failure {
	var failure *providers.Failure
	for _, f := range findings {
		switch {
		case f.Result != Unknown:
			return nil
		case failure == nil:
			failure = f.Failure
		}
	}
	return failure
}

// Refused tells whether one of the findings is certain to refuse the creation.
func Refused(findings []Finding) bool {
	for _, f := range findings {
		if f.Result == Failed && f.Certain {
			return true
		}
	}
	return false
}

// because is the finding of what could not be checked.
func because(subject forms.Text, failure *providers.Failure) Finding {
	return Finding{Result: Unknown, Subject: subject, Text: failure.Summary, Remedy: failure.Remedy, Failure: failure}
}
