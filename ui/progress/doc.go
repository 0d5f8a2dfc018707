// Package progress is the screen of a run: how far the cloud is, what went
// wrong, the log, and what can be done at the end.
//
// A worker talks to the cloud and sends what happens over a feed, which the
// screen reads by one command after the other; it closes the feed when it ends.
// What leaves the screen is a message: that something was sent, that the run
// ended, and what the person wants next.
package progress
