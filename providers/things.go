package providers

import (
	"context"
	"encoding/json"
	"time"

	"clusterwiz/forms"
)

// Thing is one of those that a cloud lists.
type Thing struct {
	// Receipt is enough to ask for the status of it, to delete it and to read it back.
	// It has the name, the cloud's own word for the state, and when it was made.
	Receipt Receipt
	// Phase is the state in our words; empty where the cloud's word is not known.
	Phase Phase
	// About tells it from others, as by version, kind and size; it may be empty.
	About forms.Text
	// Unreadable is why it cannot be read back as a creation; empty where it can.
	Unreadable forms.Text
}

// Made is when the cloud says that it was made; zero where it does not.
func (t Thing) Made() time.Time {
	made, _ := time.Parse(time.RFC3339, t.Receipt.Created)
	return made
}

// Lister is a [Client] that lists all that the account has in the region, whoever
// made it. It only reads.
type Lister interface {
	Client
	Things(context.Context) ([]Thing, error)
}

// Reader is a [Client] that reads a thing back as the request that would make
// another one like it is today. It only reads. A receipt needs no more than the
// id, and what the cloud's calls want to know besides: region and owner.
type Reader interface {
	Client
	Live(context.Context, Receipt) (Live, error)
}

// Live is a thing as the body of a creation. What stands in the body and under no
// remark was copied as the cloud told it.
type Live struct {
	// Thing is what was read: with its name, which one like it must not have where
	// the cloud wants names to be unique.
	Thing Thing
	// Body is one JSON object with the names of the create call, whatever the format
	// of the request. It has no secret and no id of what the creation made by itself.
	Body json.RawMessage
	// Whole is the thing itself, to be compared with what was sent: with what Body leaves
	// out as the original's alone. Nil where nobody tells.
	Whole *Live
	// Beside are answers that stand in no body, as what is part of the address.
	Beside map[forms.Path]any
	// Layout are the answers that say how the body is laid out, where there are several
	// ways to send the same.
	Layout map[forms.Path]any
	// Remarks are the parameters that were not simply copied.
	Remarks []Remark
	// Notes are what to know of the whole.
	Notes []forms.Text
}

// Remark tells of one parameter how it came into a [Live] body, or why it did not.
type Remark struct {
	Kind RemarkKind
	// Where is the parameter's path in the wire names of the create call, as in
	// "nodepools[0].scaling_group.key_pair". "[]" without a number is every item.
	// What lies below is meant too.
	Where string
	// Why is the reason; empty where the kind says it all.
	Why forms.Text
}

// RemarkKind is how a parameter of a [Live] body fared.
type RemarkKind string

// The kinds of remarks.
const (
	// Inferred: in the body, concluded from something else that the cloud told.
	Inferred RemarkKind = "inferred"
	// Dropped: told by the cloud and left out, since it is the original's alone.
	Dropped RemarkKind = "dropped"
	// Own: in the body of [Live.Whole], and the original's alone.
	Own RemarkKind = "own"
	// Away: an item of which the body says so is one that is not there.
	Away RemarkKind = "away"
	// Unreturned: the cloud does not tell it.
	Unreturned RemarkKind = "unreturned"
	// Withheld: a secret. The cloud has it and rightly does not tell.
	Withheld RemarkKind = "withheld"
)
