//go:build unix

package ui

import (
	"io"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// withoutReplies returns a terminal's input without what it answers.
func withoutReplies(in io.Reader) io.Reader {
	file, ok := in.(*os.File)
	if !ok {
		return in
	}
	return &replies{File: file, source: file, ready: func(within time.Duration) bool {
		polled := []unix.PollFd{{Fd: int32(file.Fd()), Events: unix.POLLIN}} //nolint:gosec // A descriptor is a small number.
		n, err := unix.Poll(polled, int(within.Milliseconds()))
		return err == nil && n == 1 && polled[0].Revents&unix.POLLIN != 0
	}}
}
