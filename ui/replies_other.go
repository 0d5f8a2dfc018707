//go:build !unix

package ui

import "io"

// withoutReplies returns the input as it is: where keys come as events, a
// terminal answers no questions by them.
func withoutReplies(in io.Reader) io.Reader { return in }
