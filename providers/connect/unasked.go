package connect

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// unasked is the client of a run that is over and of an account that cannot be
// used any more: nothing needs to be asked, and nothing can.
type unasked struct{ failure *providers.Failure }

var _ providers.Client = unasked{}

// Request implements [providers.Client].
func (u unasked) Request(*forms.Answers) (providers.Request, error) {
	return providers.Request{}, u.failure
}

// Capture implements [providers.Client].
func (u unasked) Capture(context.Context, providers.Request, forms.View) (providers.Message, error) {
	return providers.Message{}, u.failure
}

// Send implements [providers.Client].
func (u unasked) Send(context.Context, providers.Request) (providers.Receipt, error) {
	return providers.Receipt{}, u.failure
}

// Find implements [providers.Client].
func (u unasked) Find(context.Context, providers.Request) ([]providers.Receipt, error) {
	return nil, u.failure
}

// Status implements [providers.Client].
func (u unasked) Status(context.Context, providers.Receipt) (providers.Status, error) {
	return providers.Status{}, u.failure
}

// Delete implements [providers.Client].
func (u unasked) Delete(context.Context, providers.Receipt) (providers.Receipt, error) {
	return providers.Receipt{}, u.failure
}

// Lookup implements [providers.Client].
func (u unasked) Lookup(context.Context, forms.Query) (providers.Listing, error) {
	return providers.Listing{}, u.failure
}
