// Package online holds answers against the cloud's own word before anything is
// sent: whether what they name exists, belongs together, can be had now, whether the
// name is free and the account's limits suffice. It only reads.
package online
