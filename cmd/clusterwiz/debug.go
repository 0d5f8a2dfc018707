package main

import (
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// logPatience is how long a line of the log may wait for whoever reads a pipe.
const logPatience = time.Second

// openLog opens what --debug asks for: stderr, a file, or a pipe that somebody
// reads. On a screen, which is no place for a log, stderr is a file, too.
func (a *app) openLog() error {
	if a.debug == "" {
		return nil
	}
	if a.debug == "-" && a.interactive {
		state := a.dirs().State
		if err := profiles.Placed(state); err != nil {
			return err
		}
		_ = os.MkdirAll(state, 0o700) // Told below, where the file is opened.
		a.debug = filepath.Join(state, "debug.log")
		a.prompts().Say(forms.Tf("log: %s", "日志：%s", a.debug))
	}
	w := a.err
	if a.debug != "-" {
		log, err := openLogFile(a.debug)
		if err != nil {
			return err
		}
		a.closes = append(a.closes, log.file.Close)
		w = log
	}
	a.log = slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: slog.LevelDebug}))
	return nil
}

// logFile is where the log goes. What it cannot take in time is given up, and all
// that follows: nothing waits for a log.
type logFile struct {
	file     *os.File
	patience time.Duration
	closed   atomic.Bool
}

// openLogFile opens a file to add to it. It waits for nobody: a pipe without a
// reader is refused.
func openLogFile(path string) (*logFile, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY|syscall.O_NONBLOCK, 0o600) //nolint:gosec // The person named the file.
	if err == nil {
		return &logFile{file: file, patience: logPatience}, nil
	}
	info, gone := os.Stat(path) //nolint:gosec // The same.
	if gone == nil && info.Mode()&os.ModeNamedPipe != 0 && errors.Is(err, syscall.ENXIO) {
		return nil, usagef("--debug: %s is a pipe that nobody reads; start its reader first, or name a file", "--debug：%s 是无人读取的管道；请先启动读取方，或改用文件", path)
	}
	return nil, usagef("--debug: %s cannot be written", "--debug：无法写入 %s", path)
}

// Write implements io.Writer.
func (l *logFile) Write(line []byte) (int, error) {
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
