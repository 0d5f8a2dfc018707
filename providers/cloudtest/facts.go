package cloudtest

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Facts are what [Run] holds a cloud against. A hook sees what a check saw, for
// what only this cloud knows; it may be nil.
type Facts struct {
	// Without names the checks that cannot be made of this cloud, and why; see
	// [checks].
	Without map[string]string

	// ID and Regions are what the provider says of itself: how many regions it
	// knows.
	ID      string
	Regions int
	About   func(*testing.T, providers.About)

	// Questions is how many common questions a step asks at most.
	Questions int
	// Idle are the answers of the files that show what stays unsent.
	Idle map[string][]forms.Path
	Page Page

	Limits      []Limit
	Needed      map[string]string
	Conditions  map[string]Condition
	Comparisons map[string]Comparison

	Capture Capture
	Unread  Unread

	// Receipt and Source are what a cancelled call is about.
	Receipt providers.Receipt
	Source  string
	Lists   Lists

	Life     func(*testing.T, Life)
	Refusals map[string]Refusal
	// Accepted are the files that fit the simulator's world, and the region that
	// each needs, "" for the usual one.
	Accepted map[string]string
	// Mirror is how it is read back what was made of them, of witnesses and of presets.
	Mirror Mirror
	// OtherWords: the files that are accepted are so with words that no list has, too.
	OtherWords bool
	// Witnesses is how many requests of others there are at least.
	Witnesses int

	// Creates tells the calls that create; Lost and LostDeletion are the faults
	// in which the reply to a creation and to a deletion is lost.
	Creates      func(Sent) bool
	Lost         string
	LostDeletion string
	Found        func(*testing.T, providers.Receipt, []providers.Status)
	Launched     func(*testing.T, Launched, *Recorder)
	Failures     []Failure
}

// Page is the example of the API page, page.json: what File makes in Region
// must be the same. Read tells what of the example counts; nil is all of it.
type Page struct {
	Region, File string
	Read         func(any) any
}

// Unread are answers whose secret at Field was not read: File, after what is
// assigned in Set and with Secret only referenced, "" where the file does so.
type Unread struct {
	File   string
	Set    []string
	Secret forms.Path
	Field  forms.Path
}

// Lists are the answers with which every list is asked for, [Example] after the
// assignments in Set, and the lists that no question of theirs asks for. Before
// makes what lists are made of.
type Lists struct {
	Set    []string
	More   []forms.Query
	Before func(*testing.T, Rig)
}

// Failure is a creation that fails later, by the fault of that name. Code and
// Says, a part of the message, may be empty.
type Failure struct {
	Fault, Code, Says string
	Kind              providers.Kind
	Look              func(*testing.T, Rig, providers.Receipt, providers.Status)
}
