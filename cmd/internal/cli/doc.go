// Package cli is what a command line program needs whatever it does: flag values
// that are looked at while the command line is read, refusals of wrong usage in both
// languages, the writing of help and tables, and the streams, signals and language
// of the person. It knows no command and nothing of what the program holds; it is
// the command's own room to join the two.
package cli
