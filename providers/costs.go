package providers

import "clusterwiz/forms"

// Costs are the sentences that tell what goes on costing money, by how a run ended.
type Costs struct {
	Created []forms.Text `json:"created,omitempty"`
	// Failed is of what was made before the failure.
	Failed []forms.Text `json:"failed,omitempty"`
	// Deleted is of what stays.
	Deleted []forms.Text `json:"deleted,omitempty"`
	// Refund says what a deletion makes of what is paid in advance; empty where nothing is.
	Refund forms.Text `json:"refund,omitzero"`
	// Instead says what to do where the cloud does not delete what is paid in advance;
	// empty where it does.
	Instead forms.Text `json:"instead,omitzero"`
}

// Keeper is a [Client] that was told to keep parts of a thing that it deletes.
type Keeper interface {
	Client
	// Kept are sentences on what stays, in the words of what was chosen.
	Kept() []forms.Text
}
