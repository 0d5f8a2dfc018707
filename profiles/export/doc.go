// Package export writes a creation request for other tools: the vendors' command lines
// and Terraform.
//
// What a tool cannot say is named in what is written, never left out in silence; what is
// known not to work is refused with the reason. Secrets become variables of the tool or
// stand in a file of their own, never in a command line.
package export
