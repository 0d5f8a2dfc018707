// Package plan tells what will exist if a request is taken: derived from the parts
// that a cloud declares in its form, the answers, and what look-ups know.
package plan

import (
	"encoding/json"

	"clusterwiz/forms"
)

// Plan is what will exist.
type Plan struct {
	// Lines are the things, in order of declaration.
	Lines []Line `json:"lines"`
	// Now are the sums at creation, Most those once everything has grown.
	Now  Sums `json:"now"`
	Most Sums `json:"most"`
	// Unknown names what the sums could not count.
	Unknown []forms.Text `json:"unknown,omitempty"`
	// Unusual are remarks on what is rarely meant.
	Unusual []Remark `json:"unusual,omitempty"`
}

// Line is one thing. It is known by its path, its kind and, where a list of types
// makes several, its type: see [Line.ID].
type Line struct {
	Kind forms.PartKind `json:"kind"`
	// Path is the item or the answer at which it stands.
	Path  forms.Path `json:"path"`
	Label forms.Text `json:"label"`
	// Name is what it is called, or which it is.
	Name string `json:"name,omitempty"`
	// Origin says why it is there, where no person asked for it.
	Origin Origin `json:"origin,omitempty"`
	// Nodes is nil for what is no machine.
	Nodes *Nodes `json:"nodes,omitempty"`
	// Values are what else is told of it, the most important first.
	Values []Value `json:"values,omitempty"`
	// Pays is how it is paid for, where it has no machines; Stays is [forms.Part.Stays].
	Pays  forms.Pay  `json:"pays,omitempty"`
	Stays forms.Text `json:"stays,omitzero"`
	// Warnings are the problems that concern it.
	Warnings []forms.Text `json:"warnings,omitempty"`
}

// ID is the same for the same thing of the same answers.
func (l Line) ID() string {
	id := string(l.Kind) + " " + string(l.Path)
	if l.Nodes != nil {
		id += " " + l.Nodes.Type
	}
	return id
}

// Prepaid tells whether it is paid in advance.
func (l Line) Prepaid() bool { return l.Nodes != nil && l.Nodes.Prepaid }

// Nodes are the machines of a line.
type Nodes struct {
	// Type of the machine; empty where the size itself is asked for, or nothing was
	// said yet.
	Type string `json:"type,omitempty"`
	// Now are made with the cluster; they come and go between Least and Most.
	Now   Amount `json:"now"`
	Least Amount `json:"least"`
	Most  Amount `json:"most"`
	// Cores, Memory (GiB) and GPUs of each.
	Cores  Amount `json:"vcpu"`
	Memory Amount `json:"memory_gib"`
	GPUs   Amount `json:"gpu"`
	// Disks of each.
	Disks   []Disk `json:"disks,omitempty"`
	Spot    bool   `json:"spot,omitempty"`
	Prepaid bool   `json:"prepaid,omitempty"`
	// Values are the answers besides: billing, where they stand.
	Values []Value `json:"values,omitempty"`
	// Term is how long those that are paid in advance are paid for.
	Term Term `json:"term,omitzero"`
	// Refund says what a deletion makes of those that are paid in advance.
	Refund forms.Text `json:"-"`
	// Bound are those that the cloud does not delete while they are paid for.
	Bound bool `json:"-"`
	// count, kind and size are the answers that say how many of what.
	count, kind Value
	size        []Value
}

// Disk is so many disks of one kind.
type Disk struct {
	Category string `json:"category,omitempty"`
	Number   int64  `json:"number"`
	Size     Amount `json:"size_gib"`
	// Stays: it is left when its node is deleted.
	Stays bool `json:"stays,omitempty"`
	// Path is the answer of its size.
	Path   forms.Path `json:"path,omitempty"`
	Origin Origin     `json:"origin,omitempty"`
	shown  forms.Text
}

// Value is one answer that a line tells.
type Value struct {
	Path   forms.Path `json:"path"`
	Label  forms.Text `json:"label"`
	Text   forms.Text `json:"text"`
	Origin Origin     `json:"origin,omitempty"`
}

// Origin says where a value comes from that no person gave.
type Origin string

// The origins.
const (
	Given   Origin = ""
	Default Origin = "default"
	// CloudDefault: the answer is left out, and the cloud assumes this.
	CloudDefault Origin = "cloud_default"
	// Follows another answer.
	Follows Origin = "follows"
	Profile Origin = "profile"
	// LookedUp: it was the only candidate, or goes with another answer.
	LookedUp Origin = "only_candidate"
	Preset   Origin = "preset"
)

// Remark is on something unusual.
type Remark struct {
	Path forms.Path `json:"path"`
	Text forms.Text `json:"text"`
}

// Amount is a number that may not be known, which is never the same as 0.
type Amount struct {
	N     float64
	Known bool
}

// MarshalJSON implements [json.Marshaler]: what is not known is null.
func (a Amount) MarshalJSON() ([]byte, error) {
	if !a.Known {
		return []byte("null"), nil
	}
	return json.Marshal(a.N)
}

// Sums are totals. One with an unknown part is not known, and N is the rest.
type Sums struct {
	Nodes  Amount `json:"nodes"`
	Cores  Amount `json:"vcpu"`
	Memory Amount `json:"memory_gib"`
	GPUs   Amount `json:"gpu"`
	Disk   Amount `json:"disk_gib"`
}
