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
	// Need is what the answers ask for at creation, Most what they may come to by
	// themselves later, at least Need.
	Need, Most int64
	// Used and Limit are the cloud's word.
	Used, Limit int64
	// Failure is why nothing is known of it; nil where Used and Limit are.
	Failure *Failure
}

// Enough tells whether what is asked for at creation fits. What needs nothing fits also
// where more is in use than there may be.
func (f Fit) Enough() bool { return f.takes(f.Need) }

// Room tells whether it still fits once everything has grown to its most.
func (f Fit) Room() bool { return f.takes(max(f.Need, f.Most)) }

func (f Fit) takes(more int64) bool { return more <= 0 || f.Used+more <= f.Limit }
