package cli

import (
	"errors"
	"io"
	"os"
	"sync/atomic"
	"syscall"
	"time"
)

// logPatience is how long a line of the log may wait for whoever reads a pipe.
const logPatience = time.Second

// LogFile is where the log goes. What it cannot take in time is given up, and all
// that follows: nothing waits for a log.
type LogFile struct {
	file     *os.File
	patience time.Duration
	closed   atomic.Bool
}

// OpenLogFile opens a file to add to it. It waits for nobody: a pipe without a
// reader is refused.
func OpenLogFile(path string) (*LogFile, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY|syscall.O_NONBLOCK, 0o600)
	if err == nil {
		return &LogFile{file: file, patience: logPatience}, nil
	}
	info, gone := os.Stat(path)
	if gone == nil && info.Mode()&os.ModeNamedPipe != 0 && errors.Is(err, syscall.ENXIO) {
		return nil, Usagef("--debug: %s is a pipe that nobody reads; start its reader first, or name a file", "--debug：%s 是无人读取的管道；请先启动读取方，或改用文件", path)
	}
	return nil, Usagef("--debug: %s cannot be written", "--debug：无法写入 %s", path)
}

// Close closes the file.
func (l *LogFile) Close() error { return l.file.Close() } //nolint:wrapcheck // The log's own, which nobody reads.

// Write implements io.Writer.
func (l *LogFile) Write(line []byte) (int, error) {
	if l.closed.Load() {
		return 0, io.ErrClosedPipe
	}
	_ = l.file.SetWriteDeadline(time.Now().Add(l.patience)) // A file needs none, and takes none.
	n, err := l.file.Write(line)
	if err != nil {
		l.closed.Store(true)
	}
	return n, err //nolint:wrapcheck // The log's own, which nobody reads.
}
