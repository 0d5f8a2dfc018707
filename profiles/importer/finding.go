package importer

import "clusterwiz/forms"

// FindingKind is what became of a part of the source.
type FindingKind string

// The kinds of findings.
const (
	// Changed: taken otherwise than it was written.
	Changed FindingKind = "changed"
	// Added: not in the source; the request that comes of the answers has it.
	Added FindingKind = "added"
	// Secret: kept out of the answers.
	Secret FindingKind = "secret"
	// Dropped: known, and left out on purpose: a signature, an id of another thing.
	Dropped FindingKind = "dropped"
	// Unknown: not understood.
	Unknown FindingKind = "unknown"
	// Inferred: concluded from something else.
	Inferred FindingKind = "inferred"
	// Unreturned: the source cannot tell it.
	Unreturned FindingKind = "unreturned"
)

// Finding is a part of a source of which more is to be said than that it was taken.
type Finding struct {
	Kind FindingKind
	// Where is the verbatim place in the source; of what is Added, in the request.
	Where string
	// Path is the question, where one is meant.
	Path forms.Path
	Text forms.Text
}
