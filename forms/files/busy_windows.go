package files

import (
	"errors"
	"strings"
	"syscall"
)

// sharing is ERROR_SHARING_VIOLATION: somebody has the file open.
const sharing syscall.Errno = 32

// busy tells whether an error may be that somebody has the file open. The library that
// writes files whole names what failed in its text alone.
func busy(err error) bool {
	return errors.Is(err, sharing) || errors.Is(err, syscall.ERROR_ACCESS_DENIED) || err != nil && strings.Contains(err.Error(), "cannot replace ")
}
