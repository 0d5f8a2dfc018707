// Package providers is the contract between the clouds and the rest of the
// program: what a [Provider] says of itself, what its [Client] can do, and the
// shapes that pass between them ([Request], [Receipt], [Status], [Failure]).
//
// A cloud is one folder beside this file and implements the contract; nothing
// here knows any of them. Everything that decides what happens next looks only
// at [Failure.Kind] and [Status.Phase], never at a cloud's own codes.
package providers
