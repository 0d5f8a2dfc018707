// Package ui is the wizard: one Bubble Tea model, the app, and plain
// components that it draws and feeds.
//
// The app holds a session (what is being made: cloud, account, region,
// answers), a stack of frames (which page of it is open: a step, a list, an
// item) and at most one overlay (a picker, a dialog, the help). Messages go to
// the overlay first, then to the keys of the app, then to the one field that
// has the focus. Everything that reads or writes the disk, the network or the
// clock is a command; Update only changes state.
package ui
