// Package providers is the contract between the clouds and the rest of the
// program: what a [Provider] says of itself, what its [Client] can do, and the
// shapes that pass between them ([Request], [Receipt], [Status], [Failure]).
//
// A cloud is one folder beside this file and implements the contract; nothing
// here knows any of them. Everything that decides what happens next looks only
// at [Failure.Kind] and [Status.Phase], never at a cloud's own codes.
//
// Every cloud names its files alike, and has more for what only it knows:
//
//	provider.go  what it says of itself, accounts, connect
//	form.go      what it can be asked, a file form_*.go for each step
//	request.go   answers to request, pure
//	client.go    preview, send, find, delete
//	lookup.go    what can be chosen; lookup_*.go where there is more
//	progress.go  status and phases
//	events.go    stages, events and logs on the way
//	reason.go    why a creation failed that had been accepted
//	errors.go    what a refusal means, and which answer it is about
//	failure.go   what became of one call, where the transport is the cloud's own
package providers
