// Package profiles keeps what a person answered: as a TOML file that can be
// read, edited and replayed, and as drafts of unfinished work.
//
// Reading never stops at the first slip. [Parse] returns every [Issue] with
// its line and column and the nearest known key, and loads all that is good.
// Writing is whole or not at all, with 0600, and never over a file unasked.
//
// Secrets are never written. A profile holds references to where they are
// kept, which a [Resolver] reads when the request is about to be sent.
package profiles
