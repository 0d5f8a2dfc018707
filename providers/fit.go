package providers

import (
	"context"

	"clusterwiz/forms"
)

// Fitter is a [Client] whose cloud tells what the account may still have.
type Fitter interface {
	Client
	// Fits compares what the answers ask for with each limit that the cloud tells.
	// It only reads. What cannot be told is in the Fit and no error: a limit that
	// nobody may read is no reason against a creation.
	Fits(context.Context, *forms.Answers) []Fit
}

// Fit is one limit of the account beside what is asked for.
type Fit struct {
	// What is limited: "pay-as-you-go vCPUs".
	What forms.Text
	// Path is the question that it is about; empty where it is the account.
	Path forms.Path
	// Need is what the answers ask for at creation, Most what they may come to by
	// themselves later, at least Need.
	Need, Most int64
	// Used and Limit are the cloud's word.
	Used, Limit int64
	// Left says that Limit is what is left, and Used nothing that was told.
	Left bool
	// Failure is why nothing is known of it; nil where Used and Limit are.
	Failure *Failure
	// Verdict is what the cloud's word comes to where it is no matter of numbers, and
	// empty beside a Failure; nil where it is one.
	Verdict *Verdict
}

// Verdict is a yes or no of a cloud.
type Verdict struct {
	// Good: nothing is in the way. Certain: the creation would be refused as it stands.
	Good, Certain bool
	// Text says what came out, Remedy what to do where it is not good.
	Text, Remedy forms.Text
}

// Enough tells whether what is asked for at creation fits. What needs nothing fits also
// where more is in use than there may be.
func (f Fit) Enough() bool { return f.takes(f.Need) }

// Room tells whether it still fits once everything has grown to its most.
func (f Fit) Room() bool { return f.takes(max(f.Need, f.Most)) }

func (f Fit) takes(more int64) bool { return more <= 0 || f.Used+more <= f.Limit }
