// Package work is what is being made: the cloud, the account and the region,
// the answers, what look-ups told of them, and the draft that keeps them.
//
// It knows no screen. A setter changes state and does no I/O; what has to be
// read, written or asked of a cloud is a command, handed to [message.Out], so
// that it runs whatever the caller does next. The messages of those commands
// come back through [Work.Update], which drops what came too late.
package work
