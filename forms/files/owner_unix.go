//go:build unix

package files

import (
	"io/fs"
	"os"
	"syscall"
)

// owned tells whether a file is of the user who runs the program.
func owned(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return !ok || int64(stat.Uid) == int64(os.Geteuid())
}
