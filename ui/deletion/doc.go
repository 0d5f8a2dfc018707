// Package deletion is the screen before what a run created is deleted: where the
// cloud lets one choose, what goes along and what stays, and in any case the
// explicit yes. Nothing is sent here: the yes leaves as a message.
package deletion
