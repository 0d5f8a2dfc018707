// Package review is the screen before the yes: what is wrong, the request in
// several notations, the profile, the notes, and the explicit yes itself.
package review
