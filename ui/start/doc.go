// Package start is the screen on which the person chooses what to do: go on
// with a draft, begin something new, or look at a run.
package start
