// Package importer makes answers of requests that exist already, in whatever shape
// people have them: the body alone, a command line, what Terraform shows.
//
// Every shape becomes a [Tree] in the cloud's own names, and every tree goes through
// [Reader.Answers], which is [forms.Form.Body] the other way round: it is derived from
// the same declarations, so that nothing is said twice. What it understood is proven by
// making the request again and comparing: each difference is a [Finding] with its place
// in the source, so that nothing is lost in silence.
//
// Secrets become references to be filled, or are left out. No finding and no error
// quotes one.
package importer
