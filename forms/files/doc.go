// Package files reads files that may be anything: a directory, a pipe that
// nobody writes to, a device without an end. What is read is bounded, and what
// cannot be meant is refused in words. It also keeps the program's own
// directories to their owner.
package files
