// Package diff compares two sets of answers to one form, question by question, as
// they come to in the request: what is not asked here is not compared, and saying a
// default is no different from leaving it to it.
//
// The items of a list are matched by what the form tells them apart by, else by their
// place. Of what one side cannot tell, as a cloud that returns no password, a
// difference is neither claimed nor denied: it is [Unknown].
package diff
