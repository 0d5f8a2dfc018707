// Package e2e holds no code, only tests: a person's journeys through the built
// program, in a pseudo-terminal with an emulator behind it, against the
// simulator on loopback. They look at nothing but the screen, the files and
// what was sent.
package e2e
