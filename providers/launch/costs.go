package launch

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// CostLines are what a person is told of what goes on costing money, by how the run
// ended; none where it has not, and where nobody told what it would cost.
func (r Record) CostLines() []forms.Text {
	costs := r.Costs
	if costs == nil {
		costs = &providers.Costs{}
	}
	switch r.Phase {
	case Created:
		return costs.Created
	case Failed:
		return costs.Failed
	case Deleted:
		return slices.Concat(costs.Deleted, r.Kept)
	case Planned, Sending, Accepted, Running, Rejected, Unclear, Deleting:
	}
	return nil
}

// Refund says what a deletion makes of what was paid in advance; empty where nothing was.
func (r Record) Refund() forms.Text {
	if r.Costs == nil {
		return forms.Text{}
	}
	return r.Costs.Refund
}

// Instead says what to do instead of deleting what was created, where the cloud does not
// delete it; empty where it does.
func (r Record) Instead() forms.Text {
	if r.Costs == nil || r.Phase != Created {
		return forms.Text{}
	}
	return r.Costs.Instead
}

// warned is a failure whose remedy may be to delete the thing, with what that makes of
// what was paid in advance.
func (r Record) warned(f *providers.Failure) *providers.Failure {
	if r.Refund().IsZero() {
		return f
	}
	better := *f
	if better.Remedy.IsZero() {
		better.Remedy = r.Refund()
	} else {
		better.Remedy = forms.Tf("%s. But note what is paid in advance: %s", "%s。但请注意预付部分：%s", f.Remedy, r.Refund())
	}
	return &better
}
