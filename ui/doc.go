// Package ui is the wizard: one Bubble Tea model, the app, over screens and
// components that do not know it.
//
// The app decides which screen is open (the start, a page of the form, the
// review, the progress of a run, a deletion) and what lies over it (a dialog,
// the help, a menu), and gives each message to whom it is for: a key goes to
// what lies over the screen, then to the screen, then to the keys of the app.
// What is being made is package work. What leaves a screen is a message too,
// which the app receives within the same Update.
//
// Everything that reads or writes the disk, the network or the clock is a
// command; Update changes state, at its end Arrange gives every part its room,
// and View draws and changes nothing.
package ui
